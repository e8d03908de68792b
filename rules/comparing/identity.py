"""The identity of a failing element: what stays the same while the page around it is edited. Pure.

The fingerprint of a group (rules/evaluate.py) is another thing: it tells apart whatever a report prints differently,
while an identity must survive what an edit changes.
"""

import hashlib
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from rules.finding import Message, Occurrence
from rules.region import Region, region
from rules.text import folded

NAME_CHARACTERS = 60  # of what an element says: enough to know it by, and before the end of a shortened snippet
_FRAME = frozenset({Region.HEADER, Region.MENU, Region.FOOTER})  # what a template gives to every page
HEAD = "head"  # the part of a page that nobody sees
_WHOLE_PAGE = frozenset({"html", "head", "body"})  # these stand for the page, whatever they say
_OF_HEAD = frozenset({"title", "meta", "link", "base"})
_SPOKEN = ("aria-label", "alt", "title", "placeholder", "value", "content")  # names that are no text of the page
_KINDS = ("type", "role", "name", "property", "http-equiv", "rel")
_ADDRESSES = ("href", "src", "action", "data")
_HASH = re.compile(r"(?=[0-9a-f]*\d)[0-9a-f]{8,}")  # as build tools put them into file names
_NUMBER = re.compile(r"\d+")
_CUT = re.compile(r"<[^<>]*$")  # the tag a snippet was shortened in


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """One failing element: by which rule, where, and which."""

    rule: str
    place: str  # a landmark of the template, such as "footer", else the address of the page without its host
    mark: str  # what the element is and says, without classes, white space, numbers and its place among siblings

    @property
    def key(self) -> str:
        """16 hexadecimal digits."""
        return hashlib.sha256("\0".join((self.rule, self.place, self.mark)).encode()).hexdigest()[:16]

    @property
    def is_of_frame(self) -> bool:
        """Whether it stands in a part of the page that a template gives to every page."""
        return self.place == HEAD or self.place in _FRAME


def identity_of(rule: str, message: Message, occurrence: Occurrence) -> Identity:
    """Return what one occurrence of a finding with this message is known by."""
    element = _element(occurrence.html)
    if not (occurrence.selector or occurrence.html) or element.tag in _WHOLE_PAGE:
        return Identity(rule=rule, place=path_of(occurrence.page_url), mark=f"page {message.text}")
    found = region(occurrence.selector)
    if found in _FRAME:
        place = str(found)
    elif element.tag in _OF_HEAD or occurrence.selector.startswith("html > head"):
        place = HEAD
    else:
        place = path_of(occurrence.page_url)
    return Identity(rule=rule, place=place, mark=_mark(element, occurrence))


def is_whole_page(identity: Identity) -> bool:
    """Return whether the page as a whole is meant: then it fails once, however many quotes show it."""
    return identity.mark.startswith("page ")


def path_of(url: str) -> str:
    """Return an address without scheme and host, so that a copy of a site on another host has the same places."""
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "") if url else ""


class _Snippet(HTMLParser):
    """The first tag of a snippet, and what is said inside it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tag = ""
        self.attributes: dict[str, str] = {}
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the first tag; of the others what they say without text."""
        attributes = {name: value or "" for name, value in attrs}
        if not self.tag:
            self.tag, self.attributes = tag, attributes
            return
        self.said += [attributes[name] for name in _SPOKEN if attributes.get(name)]

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.said.append(data)


def _element(html: str) -> _Snippet:
    parsed = _Snippet()
    parsed.feed(_CUT.sub("", html[:-1]) if html.endswith("…") else html)
    parsed.close()
    return parsed


def _mark(element: _Snippet, occurrence: Occurrence) -> str:
    """Return the tag, its kind, its address and its name; an element with none of these is known by its id."""
    own = element.attributes
    kinds = [f"{name}={_plain(own[name])}" for name in _KINDS if own.get(name)]
    addresses = [f"{name}={_last_step(own[name])}" for name in _ADDRESSES if own.get(name)]
    said = _plain("".join([*(own[name] for name in _SPOKEN if own.get(name)), *element.said]))
    if not occurrence.html or not occurrence.selector:  # nothing but the quote tells one from another
        said += _plain(occurrence.quote)
    known = [*kinds, *addresses, *([said[:NAME_CHARACTERS]] if said else [])]
    if not addresses and not said and not own.get("name"):
        known.append(f"id={_plain(own.get('id', ''))}")
    return " ".join((element.tag, *known))


def _plain(text: str) -> str:
    """Return a text without case, white space and numbers."""
    return _NUMBER.sub("0", "".join(folded(text).split()))


def _last_step(url: str) -> str:
    """Return the file an address ends in, else its host: the way there differs from page to page."""
    if url.startswith("data:"):
        return "data:"
    try:
        parts = urlsplit(url)
    except ValueError:  # such as a broken IPv6 address
        return _plain(url)
    last = unquote(parts.path.rstrip("/").rpartition("/")[2]) or parts.netloc or parts.fragment
    return _plain(_HASH.sub("0", last.casefold()))
