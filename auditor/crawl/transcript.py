"""The words of a page in reading order, and who says them: blocks, links, headings."""

from itertools import islice

from auditor.crawl.tree import BLOCKS, INERT, Node, Tree
from rules.page_text import HEADING_TAGS

# Their content is drawn by a control or an engine of its own, or only where that engine is missing.
UNREAD = INERT | {
    "head",
    "title",
    "textarea",
    "select",
    "option",
    "datalist",
    "object",
    "audio",
    "video",
    "canvas",
    "svg",
}

MAX_WORD_PIECES = 400  # of one name: nested links and headings stay linear
MAX_NAME_CHARACTERS = 1_000
MAX_BADGE_STEPS = 4  # from the text of a block up to the cell or entry its badge stands in

_APART = frozenset({"a", "button", "label"})  # neighbours drawn as separate things, though no space is written


def transcribe(tree: Tree) -> None:
    """Note for every element the range of words inside it, and for every block its own text, links and pictures.

    Words (for names) hold alternative texts and leave out what is `aria-hidden`; the text of blocks is what is
    seen. Hidden content counts for neither, but a hidden link keeps a name of its own: menus unfold.
    """
    _Scribe(tree).run()


def name_of(node: Node) -> str:
    """Return the words inside an element, white space collapsed, at most 1 000 characters.

    Hidden elements have a name, too: a label may refer to them (accname 1.2 §4.3.2, step 2A).
    """
    words = node.words
    if words is None:
        return _unseen_text(node)
    last = min(node.last, node.first + MAX_WORD_PIECES)
    return " ".join("".join(words[node.first : last]).split())[:MAX_NAME_CHARACTERS]


def is_heading(node: Node) -> bool:
    """Return whether the element is a heading: by tag without another role, or by role."""
    role = node.get("role").lower() if "role" in node.attributes else ""
    return role == "heading" or (node.tag in HEADING_TAGS and role in ("", "heading"))


def alternative(node: Node) -> str:
    """Return the alternative text of a picture, "" for none."""
    return node.get("alt") or node.get("aria-label") or node.get("title")


def own_text(node: Node) -> str:
    """Return the text directly inside an element, white space collapsed."""
    return " ".join("".join(part for part in node.content if isinstance(part, str)).split())


def _unseen_text(node: Node) -> str:
    texts: list[str] = []
    stack: list[Node | str] = [node]
    for _ in range(MAX_WORD_PIECES):
        if not stack:
            break
        part = stack.pop()
        if isinstance(part, str):
            texts.append(part)
        elif part.tag not in UNREAD:
            stack.extend(reversed(part.content[:MAX_WORD_PIECES]))
    return " ".join("".join(texts).split())[:MAX_NAME_CHARACTERS]


class _Scribe:
    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._shown: list[str] = []  # words of what is visible
        self._folded: list[str] = []  # words of hidden links
        self._section = ""
        self._blocks: list[Node] = []  # open ones
        self._silent = 0  # open elements whose text is not read
        self._muted = 0  # open elements hidden from assistive technology
        self._hidden_link: Node | None = None
        self._after_element = False
        self._last_told: Node | None = None  # block that got text last

    def run(self) -> None:
        open_nodes: list[Node] = []
        for event in self._tree.events:
            if isinstance(event, Node):
                open_nodes.append(event)
                self._begin(event)
            elif event is None:
                self._end(open_nodes.pop())
            elif not self._silent:
                self._say(event, open_nodes[-1])

    def _words(self, node: Node) -> list[str] | None:
        if self._hidden_link is not None:
            return self._folded
        return None if node.is_hidden else self._shown

    def _begin(self, node: Node) -> None:
        tag, attributes = node.tag, node.attributes
        parent = node.parent
        if parent is not None:
            node.link = parent.link
        if tag in UNREAD:
            self._silent += 1
        if tag in BLOCKS:
            if self._blocks and self._blocks[-1].pieces:
                self._blocks[-1].pieces.append(" ")
            self._blocks.append(node)
            self._shown.append(" ")
        if not self._silent and (tag == "br" or (tag in _APART and self._after_element)):
            self._say(" ", node)
        if tag == "a" and "href" in attributes and not node.is_inert:
            node.link = node
            if node.is_hidden and self._hidden_link is None:
                self._hidden_link = node
            if self._blocks and not node.is_hidden:
                block = self._blocks[-1]
                block.links = block.links or []
                block.links.append(node)
        if attributes.get("aria-hidden") == "true":
            self._muted += 1
        node.words = words = self._words(node)
        if words is not None:
            node.first = len(words)
        if is_heading(node) or tag == "table":
            node.section = self._section
        if tag == "img" and not node.is_inert:
            self._picture(node, words)
        self._after_element = False

    def _picture(self, node: Node, words: list[str] | None) -> None:
        if words is not None and not self._muted and (text := alternative(node)):
            words.append(f" {text} ")
        if self._blocks and not node.is_hidden:
            block = self._blocks[-1]
            if block.images is None:
                block.images = []
            block.images.append(node)

    def _say(self, text: str, node: Node) -> None:
        self._after_element = False
        words = self._words(node)
        if words is not None and not self._muted:
            words.append(text)
        if node.is_hidden or not self._blocks:
            return
        block = self._blocks[-1]
        if block.pieces is None:
            if text.isspace():
                return
            block.pieces = []
            self._last_told = block
            block.section = block.section or self._section
            if node.link is not None and not block.links:
                block.links = [node.link]  # a block inside a link
        if node.voice is not None and node.voice is not block.voice and not text.isspace():
            block.foreign = block.foreign or []
            block.foreign.append((len(block.pieces), node.voice))
        block.pieces.append(text)

    def _end(self, node: Node) -> None:
        tag = node.tag
        words = node.words
        if words is not None:
            if (label := node.attributes.get("aria-label")) and tag != "a" and not self._muted:
                node.last = len(words)
                if not node.is_inert and tag not in BLOCKS and not name_of(node):
                    words.append(f" {label} ")
            elif tag == "title" and node.parent is not None and node.parent.tag == "svg" and not self._muted:
                words.append(f" {own_text(node)} ")
            node.last = len(words)
        if node.attributes.get("aria-hidden") == "true":
            self._muted -= 1
        if tag in UNREAD:
            self._silent -= 1
        if tag in BLOCKS:
            self._blocks.pop()
            self._shown.append(" ")
            if node.images and node.pieces is None:
                self._hand_pictures(node)
        if node is self._hidden_link:
            self._hidden_link = None
        if is_heading(node) and not node.is_hidden and not node.is_inert:
            self._section = name_of(node) or self._section
        self._after_element = tag in _APART

    def _hand_pictures(self, node: Node) -> None:
        """Give the pictures of a block without text to the last block inside it: a badge stands beside its notice."""
        told = self._last_told
        if told is not None and any(ancestor is node for ancestor in islice(told.ancestors(), MAX_BADGE_STEPS)):
            told.images = [*(told.images or ()), *(node.images or ())]
