"""The font files of a page: for which letters they are, and whether they draw icons."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from rules.evidence import PageEvidence
from rules.performance.files import files
from rules.views.resources import Resource

_DEVANAGARI_NAMES = re.compile(
    r"devanagari|hindi|mangal|kokila|aparajita|lohit|gargi|kruti|shusha|chanakya|(?<![a-z])(?:hind|baloo|mukta|laila)",
    re.IGNORECASE,
)
_DEVANAGARI_RANGE = re.compile(r"u\+0?9[0-7]", re.IGNORECASE)
_ICONS = re.compile(
    r"awesome|fa-(?:solid|regular|brands|light)|icon|glyph|symbol|flaticon|themify|linea|etmodules|dashicons|slick|"
    r"swiper|revolution|bootstrap-|ionic|feather|pe-7|simple-line|socicon|fontello|icomoon|lg\.|elegant",
    re.IGNORECASE,
)
_FORMATS = {"woff2": "woff2", "woff": "woff", "ttf": "ttf", "otf": "otf", "eot": "eot"}


def fonts(page: PageEvidence) -> Iterator[Resource]:
    """Yield the font files that arrived."""
    return (one for one in files(page) if one.kind == "font")


def is_for_devanagari(font: Resource) -> bool:
    """Return whether a font draws Devanagari, as its style sheet or its name says."""
    if font.font and font.font.unicode_range:
        return bool(_DEVANAGARI_RANGE.search(font.font.unicode_range))
    return bool(_DEVANAGARI_NAMES.search(_names(font)))


def draws_icons(font: Resource) -> bool:
    """Return whether a font draws icons, which must not be replaced by letters for a while."""
    return bool(_ICONS.search(_names(font)))


def font_format(font: Resource) -> str:
    """Return the format by the end of the address or the media type, such as woff2; "" where neither tells."""
    end = urlsplit(font.url).path.rpartition(".")[2].lower()
    kind = font.media_type.rpartition("/")[2]
    return _FORMATS.get(end) or next((one for one in _FORMATS if one in kind), "")


def _names(font: Resource) -> str:
    return f"{font.font.family if font.font else ''} {urlsplit(font.url).path}"
