"""What a page loaded while it was open: requests by kind and host, failures, and whether the network is quiet."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

from auditor.network.egress import REASON_HEADER
from rules.view import FailedRequest, RequestTotal

MOST_FAILURES = 200
MOST_URL_CHARACTERS = 2000
QUIET_S = 0.1
_KINDS = {
    "Document": "document",
    "Stylesheet": "stylesheet",
    "Script": "script",
    "Image": "image",
    "Font": "font",
    "Media": "media",
    "XHR": "xhr",
    "Fetch": "xhr",
    "EventSource": "xhr",
}


class Source(Protocol):
    """Tells events of the Chrome DevTools Protocol."""

    def on(self, event: Any, f: Any) -> None:
        """Call this function with every event of this name."""


@dataclass(slots=True)
class _Request:
    url: str  # as the page asked for it
    host: str  # that answers, after redirects
    kind: str
    status: int | None = None
    refusal: str = ""


@dataclass  # without slots: Playwright keeps its wrappers of our methods on the object
class Traffic:
    """Listens to the network events of one tab; `start` begins a new page."""

    _open: dict[str, _Request] = field(default_factory=dict)
    _count: Counter[tuple[str, str]] = field(default_factory=Counter)
    _bytes: Counter[tuple[str, str]] = field(default_factory=Counter)
    _failed: list[FailedRequest] = field(default_factory=list)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def listen(self, session: Source) -> None:
        """Take the events of this session; `Network.enable` must have been sent to it."""
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._finished)
        session.on("Network.loadingFailed", self._lost)

    def start(self) -> None:
        """Forget the page before."""
        self._open.clear()
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

    def _sent(self, event: dict[str, Any]) -> None:
        url = event["request"]["url"]
        if not url.startswith(("http://", "https://", "ws://", "wss://")):
            return
        host = urlsplit(url).hostname or ""
        redirected = self._open.get(event["requestId"])
        if redirected is not None:
            redirected.host = host
        else:
            self._open[event["requestId"]] = _Request(url, host, _KINDS.get(event.get("type", ""), "other"))

    def _answered(self, event: dict[str, Any]) -> None:
        request = self._open.get(event["requestId"])
        if request is None:
            return
        response = event["response"]
        request.kind = _KINDS.get(event.get("type", ""), request.kind)
        headers = {name.lower(): value for name, value in response.get("headers", {}).items()}
        is_plain = response.get("url", "").startswith("http:")  # inside TLS the header would be the site's own
        request.refusal = headers.get(REASON_HEADER, "") if is_plain else ""  # the guard answered, not the site
        request.status = None if request.refusal else int(response["status"])
        if request.refusal or (request.status is not None and request.status >= 400):
            self._fail(request, request.refusal)

    def _finished(self, event: dict[str, Any]) -> None:
        request = self._open.pop(event["requestId"], None)
        self._changed.set()
        if request is not None and not request.refusal:
            key = (request.kind, request.host)
            self._count[key] += 1
            self._bytes[key] += int(event.get("encodedDataLength", 0))

    def _lost(self, event: dict[str, Any]) -> None:
        request = self._open.pop(event["requestId"], None)
        self._changed.set()
        if request is not None and not event.get("canceled") and request.status is None and not request.refusal:
            self._fail(request, event.get("errorText", ""))

    def _fail(self, request: _Request, reason: str) -> None:
        if len(self._failed) < MOST_FAILURES:
            self._failed.append(
                FailedRequest(
                    url=request.url[:MOST_URL_CHARACTERS], kind=request.kind, status=request.status, reason=reason
                )
            )
