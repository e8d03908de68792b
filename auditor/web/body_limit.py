"""What may be sent here: what says that it is too large is refused in the words of the service."""

import sys
from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send


class BodyLimit:
    """Around everything that takes a body.

    The limit of the library puts plain words in place of any answer to such a request, so it is lifted for this one.
    What turns out too large while it is read is refused by the library.
    """

    def __init__(
        self, app: ASGIApp, most_bytes: Callable[[Request], int], refused: Callable[[Request, Exception], Response]
    ) -> None:
        self._app = app
        self._most_bytes = most_bytes
        self._refused = refused
        self._too_large = RequestBodyLimitMiddleware(self._refuse, max_body_size=sys.maxsize)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        is_too_large = scope["type"] == "http" and int(
            Headers(scope=scope).get("content-length", "0")
        ) > self._most_bytes(Request(scope))
        await (self._too_large if is_too_large else self._app)(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._refused(Request(scope), HTTPException(413))(scope, receive, send)
