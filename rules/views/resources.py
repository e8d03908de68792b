"""What a page loaded, file by file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One request and its answer, as the browser told them."""

    url: str  # that answered, at most 2000 characters
    requested_url: str  # before redirects; the same when there was none
    kind: str  # as of RequestTotal
    status: int | None  # None: no answer
    media_type: str  # lower case, without parameters; "": not told
    protocol: str  # such as "h2" or "http/1.1"; "": not told
    transferred_bytes: int  # on the wire, headers included
    decoded_bytes: int  # of the body, unpacked
    encoding: str  # content-encoding, lower case; "": none
    cache_control: str  # as sent; "": none
    expires: str
    etag: str
    last_modified: str
    is_render_blocking: bool  # as the browser says
    started_ms: float | None  # since the navigation began
    ended_ms: float | None
    initiator: str  # parser, script, preload, other
