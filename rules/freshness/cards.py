"""Items of lists that are no rows of a table: list points, definition lists, repeated cards, running news."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rules.freshness.block_dates import block_dates
from rules.freshness.patterns import Patterns, look_of_block
from rules.page_text import PageText, Region, TextBlock

LONGEST_CARD_CHARACTERS = 700  # more is an article, not an item of a list
_SIGNS = re.compile(r"\s*(?:\|+|[•★»◆●■]|\*{2,}|/{2,})\s*")  # between the lines of a running text


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The blocks of one item, in document order."""

    blocks: tuple[TextBlock, ...]
    section: str  # heading of the list
    selector: str
    html: str
    is_running: bool  # part of a text that runs by itself
    pattern: str  # of repeated elements, which are items only where several have a date; "": an item as it is


def cards(page: PageText) -> tuple[Card, ...]:
    """Return the list points, entries of definition lists, repeated cards and running texts that hold a date."""
    dated = block_dates(page)
    if not dated:
        return ()
    patterns = Patterns(page)
    nested: dict[int, list[TextBlock]] = {}  # the blocks of nests that hold a date
    with_date: dict[tuple[bool, int], None] = {}  # whether it is a nest, and its number or that of the block
    for number in dated:
        block = page.blocks[number]
        if _is_left_out(patterns, block):
            continue
        nest = patterns.card_of(block)
        if nest >= 0:
            nested[nest] = []
            with_date[True, nest] = None
        elif _is_item(patterns, block):
            with_date[False, number] = None
    for block in page.blocks if nested else ():
        holding = nested.get(patterns.card_of(block))
        if holding is not None and not _is_left_out(patterns, block):
            holding.append(block)
    found = [
        _of_nest(page, patterns, number, nested[number]) if is_nest else _of_block(page, patterns, number)
        for is_nest, number in with_date
    ]
    told = (part for card in found for part in (_lines(page, card) if card.is_running else (card,)))
    return tuple(card for card in told if sum(len(block.text) for block in card.blocks) <= LONGEST_CARD_CHARACTERS)


def _is_left_out(patterns: Patterns, block: TextBlock) -> bool:
    return block.region is Region.FOOTER or patterns.is_quoted(block)


def _is_item(patterns: Patterns, block: TextBlock) -> bool:
    return patterns.is_point(block) or patterns.is_running(block) or patterns.is_repeated(block)


def _of_nest(page: PageText, patterns: Patterns, nest: int, blocks: Sequence[TextBlock]) -> Card:
    is_running = patterns.is_running(blocks[0])
    return Card(
        blocks=tuple(blocks),
        section=patterns.section_of(nest),
        selector=page.nests[nest].selector,
        html=page.nests[nest].html,
        is_running=is_running,
        pattern="" if is_running else patterns.look_of(nest),
    )


def _of_block(page: PageText, patterns: Patterns, number: int) -> Card:
    block = page.blocks[number]
    before = page.blocks[number - 1] if number else block
    is_running = patterns.is_running(block)
    return Card(
        blocks=(before, block) if block.tag == "dd" and before.tag == "dt" else (block,),
        section=block.section,
        selector=block.selector,
        html=block.html,
        is_running=is_running,
        pattern="" if is_running or patterns.is_point(block) else look_of_block(block),
    )


def _lines(page: PageText, card: Card) -> Iterator[Card]:
    """Yield the lines of a running text that stand in one block: its links, else what signs set apart."""
    if len(card.blocks) > 1:
        yield card
        return
    [block] = card.blocks
    links = [link for link in page.links if link.text and link.selector.startswith(f"{block.selector} > ")]
    segments = [segment for segment in _SIGNS.split(block.text) if segment.strip()]
    if len(links) > 1:
        for link in links:
            line = replace(block, text=link.text, hrefs=(link.href,), image_names=(), html=link.html)
            yield replace(card, blocks=(line,), selector=link.selector, html=link.html)
    elif len(segments) > 1:
        for segment in segments:
            yield replace(card, blocks=(replace(block, text=segment.strip(), image_names=(), html=""),))
    else:
        yield card
