"""What a page loaded, file by file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFace:
    """How the style sheet of the page brings a font in; sheets of other websites cannot be read."""

    family: str
    display: str  # font-display, lower case; "": not written, which is as auto
    unicode_range: str  # "": all of it
    html: str  # the rule as written, at most 400 characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One request and its answer, as the browser told them."""

    url: str  # that answered, at most 2000 characters; a query of more than 200 is left out
    requested_url: str  # before redirects; the same when there was none
    kind: str  # as of RequestTotal
    status: int | None  # None: no answer
    media_type: str  # lower case, without parameters; "": not told
    protocol: str  # such as "h2" or "http/1.1"; "": not told
    transferred_bytes: int  # on the wire, headers included; from the cache: as when it was fetched in this audit
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
    is_late: bool = False  # asked for only once the page was scrolled, as lazy pictures are
    redirects: int = 0  # passed on the way
    busy_ms: float = 0.0  # of the long frames while loading, what this script took
    font: FontFace | None = None  # None: no font, or its sheet cannot be read
    selector: str = ""  # of the element that asks for it, where drawing waits for it; "": a style sheet does
    html: str = ""
