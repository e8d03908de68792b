"""Patterns of a page: list points, elements repeated side by side, and texts that run by themselves."""

import re
from collections import Counter
from functools import lru_cache
from itertools import filterfalse

from rules.page_text import PageText, TextBlock

QUOTING_TAGS = frozenset({"pre", "blockquote"})  # what they hold is somebody else's, or an example
_QUOTING_STEPS = tuple(f" > {tag}:" for tag in sorted(QUOTING_TAGS))  # of a selector
LEAST_CARDS = 2  # one alone repeats nothing
_CARD_TAGS = frozenset({"div", "article", "section", "a", "figure"})
_TABLE_TAGS = frozenset({"table", "thead", "tbody", "tr", "td", "th"})
_OPENING = re.compile(r"<([a-z][a-z0-9-]*)([^>]*)")
_CLASS = re.compile(r"\bclass=\"([^\"]*)\"")
_VARYING = re.compile(
    r"(?:^|[-_])(?:post|node|row|item|entry|article)s?[-_]?\d+$|^(?:category|tag)-"
    r"|(?:^|[-_])(?:odd|even|first|last|alt|active)$"
)
_NUMBERS = re.compile(r":nth-of-type\(\d+\)")
_NAMED = re.compile(r"\b(?:class|id)=\"([^\"]*)\"")
_RUNNING = re.compile(
    r"(?i)marquee|(?<![a-z])(?:v|news|web)?[-_]?ticker|news[-_]?scroll|scroll(?:ing)?[-_]?news|breaking[-_]?news|"
    r"flash[-_]?news|news[-_]?tape|news[-_]?flash|running[-_]?text|scroll(?:ing)?[-_]?text"
)


class Patterns:
    """The elements that hold several blocks of a page, with what they are."""

    def __init__(self, page: PageText) -> None:
        self._page = page
        tags = {html: _tag(html) for html in {nest.html for nest in page.nests}}  # few of many nests differ
        looks = {html: _look(html) for html in tags}
        runs = {
            (html, around): bool(_RUNNING.search(f"{_names(html)} {around}"))
            for html, around in {(nest.html, nest.around) for nest in page.nests}
        }
        self._tags = [tags[nest.html] for nest in page.nests]
        self._looks = [f"{nest.parent} {looks[nest.html]}" for nest in page.nests]
        self._runs = [runs[nest.html, nest.around] for nest in page.nests]
        self._like = Counter(self._looks)
        self._like_blocks = Counter(f"{block.nest} {_look(block.html)}" for block in page.blocks if block.tag == "div")
        self._headings = {heading.selector for heading in page.headings}
        self._first: dict[int, int] = {}  # position of the first block of a nest
        self._cards: dict[int, int] = {}
        self._leaders: dict[str, int] = {}  # the first nest of each look
        for number, look in enumerate(self._looks):
            self._leaders.setdefault(look, number)
        for number, block in enumerate(page.blocks):
            nest = block.nest
            while nest >= 0 and nest not in self._first:  # what is around a nest has a first block when it has
                self._first[nest] = number
                nest = page.nests[nest].parent

    def card_of(self, block: TextBlock) -> int:
        """Return the nest that is the item a block belongs to; -1: none, or the block is one by itself."""
        nest = block.nest
        if nest not in self._cards:
            self._cards[nest] = self._search(nest)
        card = self._cards[nest]
        if card < 0 or self._page.nests[card].selector == block.selector:
            return card
        rest = block.selector.removeprefix(self._page.nests[card].selector)
        is_own = block.tag == "li" or (block.tag == "dt" and self._tags[card] != "li") or " > li" in rest
        return -1 if is_own else card

    def is_quoted(self, block: TextBlock) -> bool:
        """Return whether a block stands in a quotation or an example."""
        return block.tag in QUOTING_TAGS or any(step in block.selector for step in _QUOTING_STEPS)

    def is_point(self, block: TextBlock) -> bool:
        """Return whether a block is a point of a list or a description."""
        return block.tag in {"li", "dt", "dd"} or " > li" in block.selector

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

    def look_of(self, nest: int) -> str:
        """Return the pattern a nest is a piece of; "" for a list point, which is an item as it is."""
        return "" if self._tags[nest] == "li" else self._looks[nest]

    def section_of(self, nest: int) -> str:
        """Return the heading above the first of all nests that look like this one."""
        return self.heading_above(self._first[self._leaders[self._looks[nest]]])

    def heading_above(self, number: int) -> str:
        """Return the nearest heading before the block at this position."""
        if not number:
            return ""
        before = self._page.blocks[number - 1]
        return before.text if before.selector in self._headings else before.section

    def heading_above_lines(self, number: int) -> str:
        """Return the nearest heading before lines that are headings themselves, and stand in one element."""
        line = self._page.blocks[number]
        while number and self._page.blocks[number - 1].nest == line.nest:
            number -= 1
            if self._page.blocks[number].tag < line.tag and self._page.blocks[number].selector in self._headings:
                return self._page.blocks[number].text
        return self.heading_above(number)

    def _search(self, nest: int) -> int:
        for number in self._chain(nest):
            if self._tags[number] in _TABLE_TAGS:
                return -1
            if self._tags[number] == "li":
                return number
            is_card = self._tags[number] in _CARD_TAGS and self._like[self._looks[number]] >= LEAST_CARDS
            if is_card and not _is_named_alone(self._page.nests[number].html):
                return number
        return -1

    def _chain(self, nest: int) -> list[int]:
        chain = []
        while nest >= 0:
            chain.append(nest)
            nest = self._page.nests[nest].parent
        return chain


@lru_cache(maxsize=8)  # rules ask about one page in turn; more would keep pages in memory
def patterns_of(page: PageText) -> Patterns:
    """Return the patterns of a page, found once."""
    return Patterns(page)


def without_numbers(selector: str) -> str:
    """Return what is the same in the selectors of elements that differ in their numbers alone."""
    return _NUMBERS.sub("", selector)


def look_of_block(block: TextBlock) -> str:
    """Return the pattern a block is a piece of."""
    return f"block {block.nest} {_look(block.html)}"


def _tag(html: str) -> str:
    opening = _OPENING.match(html)
    return opening[1] if opening else ""


def _look(html: str) -> str:
    """Return tag and classes: what makes two elements pieces of one pattern.

    An article needs no classes for that; they often hold its number or its topics. Nor do classes tell kinds apart that
    number the pieces, or name their topics or places: post-96, category-news, views-row-odd.
    """
    opening = _OPENING.match(html)
    if opening and opening[1] == "article":
        return "article."
    classes = _CLASS.search(opening[0]) if opening else None
    return f"{_tag(html)}.{' '.join(sorted(filterfalse(_VARYING.search, classes[1].split()))) if classes else ''}"


def _is_named_alone(html: str) -> bool:
    """Return whether an element has a name of its own and no class: it is a column, not a piece of a pattern."""
    opening = html.partition(">")[0]
    return " id=" in opening and " class=" not in opening


def _names(html: str) -> str:
    """Return the tag, the classes and the id of an element."""
    opening = _OPENING.match(html)
    return " ".join((opening[1], *_NAMED.findall(opening[0]))) if opening else ""
