"""The part of a page that a selector leads into, as far as the selector says so. Pure."""

import re
from collections.abc import Mapping
from enum import StrEnum


class Region(StrEnum):
    """The parts of a page that people have a name for."""

    HEADER = "header"
    MENU = "menu"
    MAIN = "main"
    SIDE = "side"
    FOOTER = "footer"


_BY_TAG: Mapping[str, Region] = {
    "header": Region.HEADER,
    "nav": Region.MENU,
    "main": Region.MAIN,
    "aside": Region.SIDE,
    "footer": Region.FOOTER,
}
_BY_ID_WORD: Mapping[str, Region] = {
    "header": Region.HEADER,
    "masthead": Region.HEADER,
    "banner": Region.HEADER,
    "topbar": Region.HEADER,
    "nav": Region.MENU,
    "navbar": Region.MENU,
    "navigation": Region.MENU,
    "menu": Region.MENU,
    "main": Region.MAIN,
    "content": Region.MAIN,
    "sidebar": Region.SIDE,
    "footer": Region.FOOTER,
}
_OWN_HEADERS = frozenset({"article", "section", "dialog", "td", "li"})  # a header inside these is not the page's


def region(selector: str) -> Region | None:
    """Return the part of the page a selector leads into, as far as it says so; None when it does not."""
    found: Region | None = None
    is_within = False
    for number, step in enumerate(selector.split(" > ")):
        if number == 0 and step.startswith("#"):
            found = _by_id(step[1:])
            continue
        tag = step.partition(":")[0]
        named = None if is_within and tag in {"header", "footer"} else _BY_TAG.get(tag)
        if found is None or (found is Region.HEADER and named is Region.MENU):
            found = named or found
        is_within = is_within or tag in _OWN_HEADERS
    return found


def _by_id(name: str) -> Region | None:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name)
    words = [word for word in re.split(r"[^a-z]+", spaced.lower()) if word]
    return next((_BY_ID_WORD[word] for word in reversed(words) if word in _BY_ID_WORD), None)
