"""Where the elements of a page stand in its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate

from auditor.crawl.selectors import opening_tag, selector_of, snippet
from auditor.crawl.tree import VOID, Node, build_tree
from rules.accessibility.markup import read_tag


@dataclass(slots=True)
class Stretch:
    """An element in the source: its opening tag, and its closing tag where it is written."""

    tag: str
    start: int
    opened: int  # where the opening tag ends
    closing: tuple[int, int] | None = None

    @property
    def end(self) -> int | None:
        """Where the element ends; None where its end is not written."""
        if self.tag in VOID:
            return self.opened
        return self.closing[1] if self.closing else None


class SourcePage:
    """A page parsed as the audit parses it, with the place of every element in the source."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tree = build_tree(text)
        self._stretches = _Reader(text).stretches()
        self._by_selector: Mapping[str, Node] = {selector_of(node): node for node in self._tree.nodes}

    def find(self, selector: str, html: str = "") -> Stretch | None:
        """Return the place of an element; None when it is not sure, or when it is not written as `html` tells it."""
        node = self._by_selector.get(selector)
        if node is None or (html and " ".join(html.split()) not in (snippet(node), opening_tag(node))):
            return None
        alike = [other for other in self._tree.by_tag[node.tag] if not other.is_implied]
        written = self._stretches.get(node.tag, [])
        if node.is_implied or len(alike) != len(written):
            return None
        stretch = written[next(number for number, other in enumerate(alike) if other is node)]
        return stretch if self._is_of(stretch, node) else None

    def _is_of(self, stretch: Stretch, node: Node) -> bool:
        """Return whether the source says there what the parser has read: the attributes, and the content in between."""
        tag = read_tag(self._text[stretch.start : stretch.opened])
        if tag is None:
            return False
        first = {attribute.name: attribute.value for attribute in reversed(tag.attributes)}
        if {name: value.split() for name, value in first.items()} != {
            name: value.split() for name, value in node.attributes.items()
        }:
            return False
        if stretch.closing is None or node.tag in ("html", "head", "body"):
            return True
        inner = build_tree(f"<body>{self._text[stretch.opened : stretch.closing[0]]}</body>")
        return node.tag in _IN_CONTEXT or _content(node) == _content(inner.of("body")[0])


_IN_CONTEXT = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th", "colgroup", "caption", "select"})


def _content(node: Node) -> list[str]:
    """Return the tags and the words inside an element, in their order."""
    found: list[str] = []
    stack = list(reversed(node.content))
    while stack:
        part = stack.pop()
        if isinstance(part, str):
            found += part.split()
        else:
            found.append(f"<{part.tag}>")
            stack += reversed(part.content)
    return [piece for piece in found if piece]


class _Reader(HTMLParser):
    """Notes every opening tag of the source, and the closing tag that is written for it."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self._text = text
        self._lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self._found: dict[str, list[Stretch]] = {}
        self._open: list[Stretch] = []

    def stretches(self) -> dict[str, list[Stretch]]:
        """Return the elements by tag, in the order of their opening tags."""
        self.feed(self._text)
        self.close()
        return self._found

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        start = self._position
        stretch = Stretch(tag, start, start + len(self.get_starttag_text() or ""))
        self._found.setdefault(tag, []).append(stretch)
        if tag not in VOID:
            self._open.append(stretch)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # a slash ends no element of HTML

    def handle_endtag(self, tag: str) -> None:
        if any(stretch.tag == tag for stretch in self._open):
            while (stretch := self._open.pop()).tag != tag:
                pass
            start = self._position
            stretch.closing = (start, self._text.index(">", start) + 1)

    @property
    def _position(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
