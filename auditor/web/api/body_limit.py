"""What a program may send: what is said to be too large is refused with a problem document."""

import sys

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from auditor.web.api.problems import is_for_programs, refused


class BodyLimit:
    """Around the interface.

    The limit of the library puts plain words in place of any answer to such a request, so it is lifted for this one.
    What turns out too large while it is read is refused by the library, and answered as all errors are.
    """

    def __init__(self, app: ASGIApp, most_bytes: int) -> None:
        self._app = app
        self._refused = RequestBodyLimitMiddleware(_too_large, max_body_size=sys.maxsize)
        self._most_bytes = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        is_too_large = (
            scope["type"] == "http"
            and is_for_programs(Request(scope))
            and int(Headers(scope=scope).get("content-length", "0")) > self._most_bytes
        )
        await (self._refused if is_too_large else self._app)(scope, receive, send)


async def _too_large(scope: Scope, receive: Receive, send: Send) -> None:
    await refused(Request(scope), HTTPException(413))(scope, receive, send)
