"""Around everything: counts each request and writes one line about it, by its route and never by who asked for what."""

import logging
import time
from http import HTTPMethod

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from starlette.routing import Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from auditor.web.jobs import is_id
from auditor.web.logs import is_answering
from auditor.web.meters import REQUEST_TIME, REQUESTS, STREAMS

NO_ROUTE = "none"  # no address of ours
OTHER = "other"  # a method that nobody knows: each would be a series of its own
METHODS = frozenset(HTTPMethod)
REFUSED = 400  # from here on: whatever was typed may stand where a job should
BROKEN = 500
STREAM = b"text/event-stream"
logger = logging.getLogger(__name__)


class Measuring:
    """The middleware."""

    def __init__(self, app: ASGIApp, service: FastAPI) -> None:
        self._app = app
        self._service = service
        self._routes: dict[int, str] = {}  # by what answers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_answering.set(True)  # for as long as the task of this request lives
        status, is_stream, broke, began = BROKEN, False, None, time.perf_counter()

        async def send_measured(said: Message) -> None:
            nonlocal status, is_stream
            if said["type"] == "http.response.start":
                status = said["status"]
                if not is_stream and dict(said["headers"]).get(b"content-type", b"").startswith(STREAM):
                    is_stream = True
                    STREAMS.inc()
            await send(said)

        try:
            await self._app(scope, receive, send_measured)
        except Exception as error:
            broke = error
            raise
        finally:
            self._note(scope, status, time.perf_counter() - began, broke, is_stream=is_stream)

    def _note(self, scope: Scope, status: int, taken_s: float, broke: Exception | None, *, is_stream: bool) -> None:
        route = self._route_of(scope)
        method = scope["method"] if scope["method"] in METHODS else OTHER
        REQUESTS.labels(route, method, status).inc()
        if is_stream:
            STREAMS.dec()
        else:
            REQUEST_TIME.labels(route).observe(taken_s)
        facts = {"route": route, "method": method, "status": status, "duration_ms": round(1000 * taken_s, 1)}
        named = scope.get("path_params", {})
        job = named.get("job_id") or named.get("audit_id", "")
        if status < REFUSED and is_id(job):
            facts["job"] = job
        level = logging.ERROR if broke else logging.INFO
        logger.log(level, "%(method)s %(route)s %(status)d %(duration_ms).1f ms", facts, extra=facts, exc_info=broke)

    def _route_of(self, scope: Scope) -> str:
        """Return the pattern of the address that answered, with the prefixes it stands under."""
        answered = scope.get("route", scope.get("endpoint"))
        if not self._routes:
            for one in iter_route_contexts(self._service.routes):
                known = one.original_route.app if isinstance(one.original_route, Mount) else one.original_route
                self._routes[id(known)] = one.path_format or NO_ROUTE
        return self._routes.get(id(answered), NO_ROUTE)
