"""One request of a page, from the moment it is sent to its last byte."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from auditor.network.egress import REASON_HEADER
from rules.views.resources import Resource

MOST_URL_CHARACTERS = 2000
MOST_QUERY_CHARACTERS = 200
MOST_HEADER_CHARACTERS = 200
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
_INITIATORS = frozenset({"parser", "script", "preload"})


@dataclass(slots=True)
class Request:
    """What the browser's network events tell of one request."""

    url: str  # as the page asked for it
    answered_url: str  # after redirects
    kind: str
    initiator: str
    started_s: float  # on the browser's own clock
    ended_s: float | None = None
    redirects: int = 0
    status: int | None = None
    refusal: str = ""
    media_type: str = ""
    protocol: str = ""
    headers: Mapping[str, str] | None = None  # lower-case names; None: not answered
    received_bytes: int = 0  # on the wire until now; at the end, as when it was first fetched
    decoded_bytes: int = 0

    @property
    def host(self) -> str:
        """Return the host that answers, after redirects."""
        return urlsplit(self.answered_url).hostname or ""

    @classmethod
    def sent(cls, event: Mapping[str, Any]) -> "Request":
        """Return the request of a `Network.requestWillBeSent`."""
        url = event["request"]["url"]
        told = event.get("initiator", {}).get("type", "")
        kind = _KINDS.get(event.get("type", ""), "other")
        return cls(url, url, kind, told if told in _INITIATORS else "other", event.get("timestamp", 0.0))

    def redirected(self, url: str) -> None:
        """Note that it goes on to another address."""
        self.answered_url = url
        self.redirects += 1

    def answered(self, event: Mapping[str, Any]) -> None:
        """Take a `Network.responseReceived`."""
        response = event["response"]
        self.kind = _KINDS.get(event.get("type", ""), self.kind)
        headers = {name.lower(): value for name, value in response.get("headers", {}).items()}
        is_plain = response.get("url", "").startswith("http:")  # inside TLS the header would be the site's own
        self.refusal = headers.get(REASON_HEADER, "") if is_plain else ""  # the guard answered, not the site
        self.status = None if self.refusal else int(response["status"])
        self.media_type = response.get("mimeType", "").lower()
        self.protocol = response.get("protocol") or ""
        self.headers = headers
        self.received_bytes += int(response.get("encodedDataLength", 0))

    def resource(self, began_s: float) -> Resource:
        """Return it as evidence, with times since the navigation began."""
        return Resource(
            url=_shortened(self.answered_url),
            requested_url=_shortened(self.url),
            kind=self.kind,
            status=self.status,
            media_type=self.media_type,
            protocol=self.protocol,
            transferred_bytes=self.received_bytes,
            decoded_bytes=self.decoded_bytes,
            encoding=self._header("content-encoding").lower(),
            cache_control=self._header("cache-control"),
            expires=self._header("expires"),
            etag=self._header("etag"),
            last_modified=self._header("last-modified"),
            is_render_blocking=False,  # the page tells; see `loading`
            started_ms=_ms(self.started_s - began_s),
            ended_ms=None if self.ended_s is None else _ms(self.ended_s - began_s),
            initiator=self.initiator,
            redirects=self.redirects,
        )

    def _header(self, name: str) -> str:
        return (self.headers or {}).get(name, "")[:MOST_HEADER_CHARACTERS]


def _shortened(url: str) -> str:
    is_long = len(urlsplit(url).query) > MOST_QUERY_CHARACTERS
    return (url.partition("?")[0] if is_long else url)[:MOST_URL_CHARACTERS]


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)
