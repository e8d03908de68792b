"""What the text of a picture says, and how it is mended."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import Message, Occurrence, place
from rules.text import folded
from rules.views.media import Picture

PICTURE_FILE = re.compile(r"\.(jpe?g|jfif|png|gif|webp|avif|svgz?|bmp|tiff?|ico|heic)$", re.IGNORECASE)
LOGO = re.compile(r"logo|emblem|brand|crest|seal\b|symbol|लोगो|प्रतीक|चिह्न|चिन्ह", re.IGNORECASE)
PRESENTATIONAL = frozenset({"none", "presentation"})
SURROUNDING_CHROME = frozenset({"header", "nav", "footer"})

_ATTRIBUTES = {"alt": "alt", "label": "aria-label"}
_TITLE = re.compile(r"(<title\b[^>]*>)[^<]*(</title>)", re.IGNORECASE)


def named(page: PageEvidence) -> Iterator[Picture]:
    """Yield the pictures whose text is read aloud."""
    if page.view and page.view.media:
        yield from (
            picture
            for picture in page.view.media.pictures
            if picture.name and not picture.is_hidden and not is_presentational(picture)
        )


def is_presentational(picture: Picture) -> bool:
    """Return whether the picture is taken out of what is read; something that can be focused never is."""
    return picture.role in PRESENTATIONAL and not picture.is_focusable


def holds_named(page: PageEvidence) -> bool:
    """Return whether a picture of the page has a text."""
    return any(True for _ in named(page))


def retold(picture: Picture, text: str) -> str:
    """Return the picture's HTML with another text; "" when that cannot be written into it."""
    tag = read_tag(picture.html)
    if tag is None:
        return ""
    if picture.name_from in _ATTRIBUTES and tag.has(_ATTRIBUTES[picture.name_from]):
        return str(tag.having(_ATTRIBUTES[picture.name_from], text))
    if picture.name_from == "title" and tag.has("title"):
        return str(tag.having("title", text))
    if picture.name_from == "title" and _TITLE.search(picture.html):
        return _TITLE.sub(lambda found: f"{found[1]}{text}{found[2]}", picture.html, count=1)
    return ""


def with_alt(picture: Picture, text: str) -> str:
    """Return the picture's HTML with an alt text, or a label where it takes none, and no mark that it is decoration."""
    tag = read_tag(picture.html)
    if tag is None:
        return ""
    if tag.get("role") in {"none", "presentation"}:
        tag = tag.lacking("role")
    if picture.kind in {"img", "input", "area"}:
        return str(tag.having("alt", text))
    labelled = tag if tag.name == "embed" else tag.having("role", "img")
    return str(labelled.having("title" if tag.name == "embed" else "aria-label", text))


def shown(picture: Picture, after: str = "", note: Message | None = None) -> Occurrence:
    """Return the place of a picture."""
    return place(picture, after=after, quote=picture.name, note=note, box=picture.box)


def file_name(picture: Picture) -> str:
    """Return the last part of the picture's address, "" for data and none."""
    try:
        parts = urlsplit(picture.source)
    except ValueError:
        return ""
    return "" if parts.scheme in {"data", "blob"} else unquote(parts.path.rpartition("/")[2])


def stem(name: str) -> str:
    """Return a file name without its ending."""
    return PICTURE_FILE.sub("", name)


def is_logo(picture: Picture) -> bool:
    """Return whether the picture may be a logo, whose letters are part of it (SC 1.4.5, essential)."""
    tag = read_tag(picture.html)
    said = (tag.get(name) or "" for name in ("class", "id", "title")) if tag else ()
    return any(LOGO.search(text) for text in (picture.name, picture.source, picture.control_href, *said))


def is_repeated_beside(picture: Picture) -> bool:
    """Return whether the text of the picture stands beside it."""
    return folded(picture.name) in {folded(text) for text in (*picture.beside, picture.caption, picture.control_text)}
