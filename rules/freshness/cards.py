"""Items of lists that are no rows of a table: list points, definition lists, repeated cards, running news."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rules.freshness.printed import dates_in
from rules.page_text import PageText, Region, TextBlock

QUOTING_TAGS = frozenset({"pre", "blockquote"})  # what they hold is somebody else's, or an example
LONGEST_CARD_CHARACTERS = 700  # more is an article, not an item of a list
LEAST_CARDS = 2  # one alone repeats nothing
_CARD_TAGS = frozenset({"div", "article", "section", "a", "figure"})
_TABLE_TAGS = frozenset({"table", "thead", "tbody", "tr", "td", "th"})
_OPENING = re.compile(r"<([a-z][a-z0-9-]*)([^>]*)")
_CLASS = re.compile(r"\bclass=\"([^\"]*)\"")
_NAMED = re.compile(r"\b(?:class|id)=\"([^\"]*)\"")
_RUNNING = re.compile(
    r"(?i)marquee|ticker|news-?scroll|scroll(?:ing)?-?news|breaking-?news|flash-?news|news-?flash|running-?text|"
    r"scroll(?:ing)?-?text|vticker"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The blocks of one item, in document order."""

    blocks: tuple[TextBlock, ...]
    section: str  # heading of the list
    selector: str
    html: str
    is_running: bool  # part of a text that runs by itself
    pattern: (
        str  # of elements repeated side by side, which are items only where several have a date; "": an item as it is
    )


def cards(page: PageText) -> tuple[Card, ...]:
    """Return the list points, entries of definition lists, repeated cards and running texts that hold a date."""
    dated = {number for number, block in enumerate(page.blocks) if dates_in(block.text)}
    if not dated:
        return ()
    shelf = _Shelf(page)
    gathered: dict[tuple[str, int], list[TextBlock]] = {}
    with_date: set[tuple[str, int]] = set()
    for number, block in enumerate(page.blocks):
        if block.region is Region.FOOTER or shelf.is_quoted(block):
            continue
        nest = shelf.card_of(block)
        key = ("nest", nest) if nest >= 0 else ("block", number)
        if nest >= 0:
            gathered.setdefault(key, []).append(block)
        elif number in dated and shelf.is_item(block, number):
            gathered[key] = [block]
        if number in dated:
            with_date.add(key)
    found = [shelf.card(kind, key, blocks) for (kind, key), blocks in gathered.items() if (kind, key) in with_date]
    return tuple(card for card in found if sum(len(b.text) for b in card.blocks) <= LONGEST_CARD_CHARACTERS)


def _is_point(block: TextBlock) -> bool:
    return block.tag in {"li", "dt"} or " > li" in block.selector


class _Shelf:
    """The nests of a page with what they are."""

    def __init__(self, page: PageText) -> None:
        self._page = page
        self._tags = [_tag(nest.html) for nest in page.nests]
        self._looks = [f"{nest.parent} {_look(nest.html)}" for nest in page.nests]
        self._like = Counter(self._looks)
        self._like_blocks = Counter(f"{block.nest} {_look(block.html)}" for block in page.blocks if block.tag == "div")
        self._runs = [bool(_RUNNING.search(f"{_names(nest.html)} {nest.around}")) for nest in page.nests]
        self._headings = {heading.selector for heading in page.headings}
        self._first: dict[int, int] = {}  # position of the first block of a nest
        self._cards: dict[int, int] = {}
        self._leaders: dict[str, int] = {}  # the first nest of each look
        for number, look in enumerate(self._looks):
            self._leaders.setdefault(look, number)
        for number, block in enumerate(page.blocks):
            for nest in self._chain(block.nest):
                self._first.setdefault(nest, number)

    def card_of(self, block: TextBlock) -> int:
        """Return the nest that is the item a block belongs to; -1: none, or the block is one by itself."""
        nest = block.nest
        if nest not in self._cards:
            self._cards[nest] = self._search(nest)
        card = self._cards[nest]
        if card < 0 or self._page.nests[card].selector == block.selector:
            return card
        is_own_point = block.tag in {"li", "dt"} or " > li" in block.selector.removeprefix(
            self._page.nests[card].selector
        )
        return -1 if is_own_point else card

    def is_quoted(self, block: TextBlock) -> bool:
        """Return whether a block stands in a quotation or an example."""
        return block.tag in QUOTING_TAGS or any(f" > {tag}:" in block.selector for tag in QUOTING_TAGS)

    def is_item(self, block: TextBlock, number: int) -> bool:
        """Return whether a block is an item by itself."""
        is_entry = block.tag == "dd" and number > 0
        return is_entry or _is_point(block) or self.is_running(block) or self.is_repeated(block)

    def is_running(self, block: TextBlock) -> bool:
        """Return whether a block is part of a text that runs by itself."""
        return (
            " > marquee:" in block.selector
            or bool(_RUNNING.search(_names(block.html)))
            or any(self._runs[nest] for nest in self._chain(block.nest))
        )

    def is_repeated(self, block: TextBlock) -> bool:
        """Return whether a block with classes stands beside others of its kind."""
        look = _look(block.html)
        return (
            block.tag == "div"
            and look != "div."
            and self._like_blocks[f"{block.nest} {look}"] >= LEAST_CARDS
            and not any(self._tags[nest] in _TABLE_TAGS for nest in self._chain(block.nest))
        )

    def card(self, kind: str, key: int, blocks: Sequence[TextBlock]) -> Card:
        """Return the item of some blocks."""
        first = blocks[0]
        is_running = self.is_running(first)
        if kind == "nest":
            look = self._looks[key]
            return Card(
                blocks=tuple(blocks),
                section=self._section_before(self._first[self._leaders[look]]),
                selector=self._page.nests[key].selector,
                html=self._page.nests[key].html,
                is_running=is_running,
                pattern="" if is_running or self._tags[key] == "li" else look,
            )
        before = self._page.blocks[key - 1]
        is_item = first.tag == "dd" or is_running or _is_point(first)
        return Card(
            blocks=(before, first) if first.tag == "dd" and before.tag == "dt" else (first,),
            section=first.section,
            selector=first.selector,
            html=first.html,
            is_running=is_running,
            pattern="" if is_item else f"block {first.nest} {_look(first.html)}",
        )

    def _section_before(self, number: int) -> str:
        """Return the heading that the block before this one is, or stands under."""
        if not number:
            return ""
        before = self._page.blocks[number - 1]
        return before.text if before.selector in self._headings else before.section

    def _search(self, nest: int) -> int:
        for number in self._chain(nest):
            if self._tags[number] in _TABLE_TAGS:
                return -1
            if self._tags[number] == "li":
                return number
            if self._tags[number] in _CARD_TAGS and self._like[self._looks[number]] >= LEAST_CARDS:
                return number
        return -1

    def _chain(self, nest: int) -> list[int]:
        chain = []
        while nest >= 0:
            chain.append(nest)
            nest = self._page.nests[nest].parent
        return chain


def _tag(html: str) -> str:
    opening = _OPENING.match(html)
    return opening[1] if opening else ""


def _look(html: str) -> str:
    """Return tag and classes: what makes two elements pieces of one pattern."""
    opening = _OPENING.match(html)
    classes = _CLASS.search(opening[0]) if opening else None
    return f"{_tag(html)}.{' '.join(sorted(classes[1].split())) if classes else ''}"


def _names(html: str) -> str:
    """Return the tag, the classes and the id of an element."""
    opening = _OPENING.match(html)
    return " ".join((opening[1], *_NAMED.findall(opening[0]))) if opening else ""
