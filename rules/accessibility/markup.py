"""An element's HTML as shown in a report, read just far enough to mend it without touching the rest."""

import html
import re
from dataclasses import dataclass, replace

CUT = "…"  # ends a snippet that was too long to keep
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)

_NAME = re.compile(r"\s*<([A-Za-z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""\s*/?\s*([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
_CLOSE = re.compile(r"\s*(/?>)")
_STYLE_PIECE = re.compile(r"""[^;"'()]+|"[^"]*"|'[^']*'|\([^()]*\)|;""")


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute: its value, and how it stands in the page."""

    name: str  # lower case
    value: str  # unescaped; "" where none is written
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """An opening tag and whatever follows it, perhaps cut."""

    name: str  # lower case
    attributes: tuple[Attribute, ...]
    end: str  # ">" or "/>"
    rest: str

    def __str__(self) -> str:
        return self.opening + self.rest

    @property
    def opening(self) -> str:
        """Return the opening tag."""
        return " ".join((f"<{self.name}", *(attribute.written for attribute in self.attributes))) + self.end

    @property
    def content(self) -> str | None:
        """Return what stands between the tags; None when the snippet was cut or the element has no content."""
        closing = re.search(rf"</{re.escape(self.name)}\s*>\s*$", self.rest, re.IGNORECASE)
        return self.rest[: closing.start()] if closing else None

    @property
    def is_whole(self) -> bool:
        """Return whether the snippet reaches to the end of the element."""
        return self.content is not None or (self.name in VOID and not self.rest)

    def get(self, name: str) -> str | None:
        """Return the value of an attribute; None when the element does not have it."""
        return next((attribute.value for attribute in self.attributes if attribute.name == name), None)

    def has(self, name: str) -> bool:
        """Return whether the attribute is there, even empty."""
        return self.get(name) is not None

    def having(self, name: str, value: str) -> "Tag":
        """Return the tag with an attribute set, in its old place if it had one."""
        new = Attribute(name, value, f'{name}="{_escaped(value)}"')
        if self.has(name):
            return replace(self, attributes=tuple(new if old.name == name else old for old in self.attributes))
        return replace(self, attributes=(*self.attributes, new))

    def flagged(self, name: str) -> "Tag":
        """Return the tag with an attribute that needs no value, such as `controls`."""
        return self if self.has(name) else replace(self, attributes=(*self.attributes, Attribute(name, "", name)))

    def lacking(self, *names: str) -> "Tag":
        """Return the tag without these attributes."""
        return replace(self, attributes=tuple(old for old in self.attributes if old.name not in names))

    def holding(self, content: str) -> "Tag":
        """Return the element with other content, given as HTML."""
        return replace(self, rest=f"{content}</{self.name}>")

    def starting(self, addition: str) -> "Tag":
        """Return the element with more HTML before its content."""
        return replace(self, rest=addition + self.rest)

    def ending(self, addition: str) -> "Tag | None":
        """Return the element with more HTML after its content; None where its end was cut off."""
        if self.content is not None:
            return self.holding(self.content + addition)
        return None if self.rest or self.name in VOID else replace(self, rest=addition)

    def renamed(self, name: str) -> "Tag":
        """Return the element under another name; a closing tag that was cut off stays away."""
        rest = self.rest if self.content is None else f"{self.content}</{name}>"
        return replace(self, name=name, rest=rest)


def read_tag(snippet: str) -> Tag | None:
    """Return the first opening tag of an element; None when it is cut or no tag."""
    start = _NAME.match(snippet)
    if start is None:
        return None
    position = start.end()
    attributes: list[Attribute] = []
    while not (close := _CLOSE.match(snippet, position)):
        found = _ATTRIBUTE.match(snippet, position)
        if found is None:
            return None
        name, written = found[1].lower(), found[2]
        value = "" if written is None else html.unescape(written[1:-1] if written[0] in "\"'" else written)
        attributes.append(Attribute(name, value, found[0].lstrip(" \t\r\n\f/")))
        position = found.end()
    return Tag(name=start[1].lower(), attributes=tuple(attributes), end=close[1], rest=snippet[close.end() :])


def with_mended_picture(tag: Tag, alt: str) -> Tag | None:
    """Return the element with this text on its only picture; None when it does not hold exactly one whole `img`."""
    pictures = list(re.finditer(r"<img(?=[\s/>])", tag.rest, re.IGNORECASE))
    if len(pictures) != 1:
        return None
    start = pictures[0].start()
    picture = read_tag(tag.rest[start:])
    return None if picture is None else replace(tag, rest=tag.rest[:start] + str(picture.having("alt", alt)))


def declarations(style: str) -> tuple[tuple[str, str], ...] | None:
    """Return the names and values of a style attribute; None when its quotes or brackets do not close."""
    parts = [""]
    position = 0
    while position < len(style):
        piece = _STYLE_PIECE.match(style, position)
        if piece is None:
            return None
        if piece[0] == ";":
            parts.append("")
        else:
            parts[-1] += piece[0]
        position = piece.end()
    pairs = (part.partition(":") for part in parts)
    return tuple((name.strip().lower(), value.strip()) for name, colon, value in pairs if colon)


def style_of(pairs: tuple[tuple[str, str], ...]) -> str:
    """Return a style attribute with these declarations."""
    return "; ".join(f"{name}: {value}" for name, value in pairs)


def styled(tag: Tag, name: str, value: str) -> Tag | None:
    """Return the tag with one declaration set in its style attribute; None when that cannot be read."""
    pairs = declarations(tag.get("style") or "")
    if pairs is None:
        return None
    kept = tuple(pair for pair in pairs if pair[0] != name)
    return tag.having("style", style_of((*kept, (name, value))))


def declaring(html: str, **wanted: str) -> str:
    """Return the element with these declarations (`font_size="16px"`) in its style; "" when that cannot be read."""
    tag = read_tag(html)
    for name, value in wanted.items():
        tag = tag and styled(tag, name.replace("_", "-"), value)
    return str(tag or "")


def _escaped(value: str) -> str:
    return value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
