"""A page's elements as a light tree of our own, built from lxml's parsing events.

Events rather than lxml's tree: they know no limit of depth, and each element is touched once.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from rules.page_text import Region

MAX_ELEMENTS = 100_000  # far above the largest real pages; what comes after is left out
MAX_DEPTH = 256  # deeper elements become children of the last one allowed, as in Blink at its 512

# Their content is no part of the document a visitor meets; a browser keeps it out of the element tree, too.
INERT = frozenset({"script", "style", "template", "noscript", "noembed", "noframes", "iframe"})

# HTML §15.3: what starts on a line of its own.
# fmt: off
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "marquee", "menu", "nav", "ol", "p",
    "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})
# fmt: on

# fmt: off
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "frame", "keygen", "basefont",
})
# fmt: on

# HTML §13.2.6.4.4: anything else ends the head; lxml knows only elements of HTML 4 to do so.
_OF_HEAD = frozenset({"base", "basefont", "bgsound", "link", "meta", "noframes", "title"}) | INERT - {
    "iframe",
    "noembed",
}

# HTML §13.2.6.4.7: a page has one of each. What comes after their end is still of the body, and a second start adds
# only what its attributes say; many pages are put together from whole documents.
_ONCE = frozenset({"html", "head", "body"})
_NEVER_ENDED = frozenset({"html", "body"})

_HIDING = re.compile(r"(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))")
_ENDS_IMPLIED = frozenset({"thead", "tbody", "tfoot", "caption", "colgroup"})
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CLOSED_ROOT = re.compile(r"(?i)(<html\b[^<>]{0,2000}?)/\s*>")  # lxml takes it for the whole document, browsers do not


class Node:
    """An element with what it inherits; `content` holds its texts and children in order."""

    __slots__ = (
        "attributes",
        "content",
        "first",
        "foreign",
        "images",
        "is_hidden",
        "is_implied",
        "is_inert",
        "lang",
        "last",
        "link",
        "links",
        "nth",
        "owns_id",
        "parent",
        "pieces",
        "region",
        "section",
        "selector",
        "tag",
        "type_counts",
        "voice",
        "words",
    )

    def __init__(self, tag: str, attributes: dict[str, str], parent: "Node | None") -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.content: list[Node | str] = []
        self.selector = ""  # set by selectors.py
        self.type_counts: dict[str, int] | None = None
        self.owns_id = False  # first of the document with its id
        self.is_implied = False  # written by nobody: the tbody of a table without
        self.region = Region.BODY  # set by regions.py
        self.pieces: list[str] | None = None  # from here on: set by transcript.py
        self.foreign: list[tuple[int, Node]] | None = None  # pieces in a language of their own, and who declares it
        self.links: list[Node] | None = None
        self.images: list[Node] | None = None
        self.section = ""
        self.words: list[str] | None = None
        self.first = self.last = 0
        self.link: Node | None = None
        if parent is None:
            self.nth, self.is_inert, self.is_hidden, self.lang = 1, False, False, ""
            self.voice: Node | None = (
                None  # the nearest element with a lang attribute that says something, itself included
            )
        else:
            counts = parent.type_counts
            if counts is None:
                counts = parent.type_counts = {}
            self.nth = counts[tag] = counts.get(tag, 0) + 1
            self.is_inert = parent.is_inert or parent.tag in INERT
            self.is_hidden = parent.is_hidden
            self.lang = parent.lang
            self.voice = parent.voice
            parent.content.append(self)
        if attributes:
            if "lang" in attributes:
                self.lang = attributes["lang"].strip()
                if self.lang:
                    self.voice = self
            elif "xml:lang" in attributes:
                self.lang = attributes["xml:lang"].strip()
            if not self.is_hidden and ("hidden" in attributes or _HIDING.search(attributes.get("style", ""))):
                self.is_hidden = True
        if tag == "dialog" and "open" not in attributes:
            self.is_hidden = True

    def get(self, name: str) -> str:
        """Return an attribute without surrounding white space, "" where it is absent."""
        return self.attributes.get(name, "").strip()

    @property
    def classes(self) -> list[str]:
        """Return the class names as written."""
        return self.attributes.get("class", "").split()

    def ancestors(self) -> Iterable["Node"]:
        """Yield the parent, its parent, and so on up to html."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


class Tree:
    """A parsed page: its root, its elements in document order, by tag and by id, and the events that built it."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.by_tag: dict[str, list[Node]] = {}
        self.by_id: dict[str, Node] = {}
        self.events: list[Node | str | None] = []  # an element begins, a text, the open element ends
        self.root = Node("html", {}, None)

    def of(self, *tags: str) -> list[Node]:
        """Return the elements of these tags, in document order within a tag, without those in inert content."""
        return [node for tag in tags for node in self.by_tag.get(tag, ()) if not node.is_inert]


class _Builder:
    """Receives the parser's events and links the elements up."""

    def __init__(self) -> None:
        self.tree = Tree()
        self._open: list[Node] = []
        self._ignored: list[str] = []  # open start tags that are left out, for there are too many

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        tag = tag.lower()
        if tag in _ONCE and (tag in self.tree.by_tag or "body" in self.tree.by_tag):
            self._add(tag, attributes)
            return
        if len(self.tree.nodes) >= MAX_ELEMENTS:
            self._ignored.append(tag)
            return
        if not self._open and tag != "html":
            self._begin("html", {})
        parent = self._open[-1] if self._open else None
        if parent is not None and parent.is_implied and tag in _ENDS_IMPLIED:
            self._finish()
            parent = self._open[-1]
        if parent is not None and parent.tag == "head" and tag not in _OF_HEAD:
            self._finish()
            if tag != "body":
                self._begin("body", {})
            parent = self._open[-1]
        if tag == "tr" and parent is not None and parent.tag == "table":
            self._begin("tbody", {})  # as browsers do (HTML §13.2.6.4.9)
            self._open[-1].is_implied = True
        self._begin(tag, dict(attributes))

    def end(self, tag: str) -> None:
        tag = tag.lower()
        if tag in _NEVER_ENDED:
            return
        if self._ignored:
            self._ignored.pop()
            return
        if tag == "head" and all(node.tag != "head" for node in self._open):
            return  # it was ended before
        while self._open:
            closed = self._open[-1].tag
            self._finish()
            if closed == tag:
                return

    def data(self, text: str) -> None:
        if self._open and not self._ignored:
            self._open[-1].content.append(text)
            self.tree.events.append(text)

    def close(self) -> Tree:
        while self._open:
            self._finish()
        return self.tree

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        node = Node(tag, attributes, self._open[min(len(self._open), MAX_DEPTH) - 1] if self._open else None)
        tree = self.tree
        if node.parent is None:
            tree.root = node
        self._open.append(node)
        tree.nodes.append(node)
        tree.by_tag.setdefault(tag, []).append(node)
        tree.events.append(node)
        identity = attributes.get("id")
        if identity and not node.is_inert and identity not in tree.by_id:
            tree.by_id[identity] = node
            node.owns_id = True

    def _add(self, tag: str, attributes: Mapping[str, str]) -> None:
        for node in self.tree.by_tag.get(tag, ())[:1]:
            for name, value in attributes.items():
                node.attributes.setdefault(name, value)
            if tag == "html" and not node.lang:
                node.lang = node.get("lang")
                node.voice = node if node.lang else None

    def _finish(self) -> None:
        self._open.pop()
        self.tree.events.append(None)


def build_tree(html: str) -> Tree:
    """Return the page's tree; whatever the text is, there is one, if only an empty html element."""
    source = _UNPRINTABLE.sub("\ufffd", _DECLARATION.sub("", html.removeprefix("\ufeff")))
    source = _CLOSED_ROOT.sub(r"\1>", source, count=1)
    builder = _Builder()
    target: Any = builder  # the stubs ask for methods a target may leave out
    parser = etree.HTMLParser(
        target=target, encoding="utf-8", recover=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        parser.feed(source.encode("utf-8"))
        parser.close()
    except (etree.LxmlError, AssertionError):
        builder.close()  # what was read until then stands
    if not builder.tree.nodes:
        builder.start("html", {})
        builder.close()
    return builder.tree
