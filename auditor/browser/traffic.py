"""What a page loaded while it was open: requests by kind and host, failures, and whether the network is quiet."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Protocol

from auditor.browser.request import MOST_URL_CHARACTERS, Request
from rules.view import FailedRequest, RequestTotal
from rules.views.resources import Resource

MOST_FAILURES = 200
MOST_RESOURCES = 400
MOST_WEIGHED = 20_000  # addresses of an audit
QUIET_S = 0.1


class Source(Protocol):
    """Tells events of the Chrome DevTools Protocol."""

    def on(self, event: Any, f: Any) -> None:
        """Call this function with every event of this name."""


@dataclass  # without slots: Playwright keeps its wrappers of our methods on the object
class Traffic:
    """Listens to the network events of one tab; `start` begins a new page.

    What comes from the browser's cache weighs what it weighed when it was fetched, so that the figures of a page
    do not depend on the pages watched before it.
    """

    _open: dict[str, Request] = field(default_factory=dict)
    _asked: list[Request] = field(default_factory=list)
    _began_s: float | None = None  # on the browser's clock, when the page was asked for
    _weights: dict[str, int] = field(default_factory=dict)  # bytes of every address fetched in this audit
    _weighed_here: set[str] = field(default_factory=set)  # on this page: a second time they cost nothing
    _count: Counter[tuple[str, str]] = field(default_factory=Counter)
    _bytes: Counter[tuple[str, str]] = field(default_factory=Counter)
    _failed: list[FailedRequest] = field(default_factory=list)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def listen(self, session: Source) -> None:
        """Take the events of this session; `Network.enable` must have been sent to it."""
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.responseReceived", self._answered)
        session.on("Network.dataReceived", self._arrived)
        session.on("Network.loadingFinished", self._finished)
        session.on("Network.loadingFailed", self._lost)

    def start(self) -> None:
        """Forget the page before."""
        self._open.clear()
        self._asked.clear()
        self._began_s = None
        self._weighed_here.clear()
        self._count.clear()
        self._bytes.clear()
        self._failed.clear()

    async def quiet(self, limit_s: float) -> None:
        """Return once nothing has been under way for a tenth of a second, at the latest after the limit."""
        try:
            async with asyncio.timeout(limit_s):
                while self.is_busy():
                    self._changed.clear()
                    await self._changed.wait()
                    while self._changed.is_set() and not self.is_busy():
                        self._changed.clear()
                        await asyncio.sleep(QUIET_S)
        except TimeoutError:
            pass

    def is_busy(self) -> bool:
        """Return whether anything is under way that changes the page; an icon or a prefetch does not."""
        return any(request.kind != "other" for request in self._open.values())

    def totals(self) -> tuple[RequestTotal, ...]:
        """Return the requests that were answered, by kind and host."""
        return tuple(
            RequestTotal(kind=kind, host=host, count=count, transferred_bytes=self._bytes[kind, host])
            for (kind, host), count in sorted(self._count.items())
        )

    def failures(self) -> tuple[FailedRequest, ...]:
        """Return the sub-resources that did not arrive."""
        return tuple(self._failed)

    def resources(self) -> tuple[Resource, ...]:
        """Return what was asked for since the navigation, in order, but nothing that the guard refused."""
        began_s = self._began_s or 0.0
        return tuple(request.resource(began_s) for request in self._asked if not request.refusal)

    def _sent(self, event: dict[str, Any]) -> None:
        url = event["request"]["url"]
        if not url.startswith(("http://", "https://", "ws://", "wss://")):
            return
        redirected = self._open.get(event["requestId"])
        if redirected is not None:
            redirected.redirected(url)
            return
        request = self._open[event["requestId"]] = Request.sent(event)
        if self._began_s is None and request.kind == "document":
            self._began_s = request.started_s
        if self._began_s is not None and len(self._asked) < MOST_RESOURCES:  # an icon of the page before comes late
            self._asked.append(request)

    def _arrived(self, event: dict[str, Any]) -> None:
        request = self._open.get(event["requestId"])
        if request is not None:
            request.decoded_bytes += int(event["dataLength"])
            request.received_bytes += int(event["encodedDataLength"])

    def _answered(self, event: dict[str, Any]) -> None:
        request = self._open.get(event["requestId"])
        if request is None:
            return
        request.answered(event)
        if request.refusal or (request.status is not None and request.status >= 400):
            self._fail(request, request.refusal)

    def _finished(self, event: dict[str, Any]) -> None:
        request = self._open.pop(event["requestId"], None)
        self._changed.set()
        if request is not None and not request.refusal:
            request.ended_s = event.get("timestamp")
            request.received_bytes = self._weighed(request.answered_url, int(event.get("encodedDataLength", 0)))
            key = (request.kind, request.host)
            self._count[key] += 1
            self._bytes[key] += request.received_bytes

    def _weighed(self, url: str, received_bytes: int) -> int:
        """Return what an address weighs when it was not in the cache before the page was opened."""
        if url in self._weighed_here:
            return received_bytes
        self._weighed_here.add(url)
        weight = max(received_bytes, self._weights.get(url, 0))
        if url in self._weights or len(self._weights) < MOST_WEIGHED:
            self._weights[url] = weight
        return weight

    def _lost(self, event: dict[str, Any]) -> None:
        request = self._open.pop(event["requestId"], None)
        self._changed.set()
        if request is not None and not event.get("canceled") and request.status is None and not request.refusal:
            self._fail(request, event.get("errorText", ""))

    def _fail(self, request: Request, reason: str) -> None:
        if len(self._failed) < MOST_FAILURES:
            self._failed.append(
                FailedRequest(
                    url=request.url[:MOST_URL_CHARACTERS], kind=request.kind, status=request.status, reason=reason
                )
            )
