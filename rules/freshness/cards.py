"""Items of lists that are no rows of a table: list points, definition lists, repeated cards, running news."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from rules.freshness.block_dates import block_dates
from rules.freshness.card_lines import LEAST_ITEMS, SUBHEADINGS, Card, holds_lines, lines_of
from rules.freshness.day_boxes import boxed_days
from rules.freshness.flat_lists import flat_items
from rules.freshness.patterns import Patterns, look_of_block, patterns_of
from rules.page_text import PageText, Region, TextBlock

_LINES = SUBHEADINGS | {"p", "div"}
LONGEST_CARD_CHARACTERS = 700  # more is an article, not an item of a list


@lru_cache(maxsize=8)  # rules ask about one page in turn; more would keep pages in memory
def cards(page: PageText) -> tuple[Card, ...]:
    """Return the list points, entries of definition lists, repeated cards and running texts that hold a date."""
    days = _days(page)
    if not days:
        return ()
    patterns = patterns_of(page)
    linked = Counter(page.blocks[number].nest for number in days if _is_linked_line(page.blocks[number]))
    written = {number for number, count in days.items() if holds_lines(page.blocks[number], count)}
    columns = _columns(page, patterns, days)
    nested: dict[int, list[TextBlock]] = {}  # the blocks of nests that hold a date
    loose: list[int] = []  # the positions of dated blocks that are no items by themselves
    with_date: dict[tuple[bool, int], None] = {}  # whether it is a nest, and its number or that of the block
    for number in days:
        block = page.blocks[number]
        if _is_left_out(patterns, block):
            continue
        nest = patterns.card_of(block)
        if nest >= 0 and nest not in columns:
            nested[nest] = []
            with_date[True, nest] = None
        elif (
            number in written
            or _is_item(patterns, block)
            or (_is_linked_line(block) and linked[block.nest] >= LEAST_ITEMS)
        ):
            with_date[False, number] = None
        else:
            loose.append(number)
    for block in page.blocks if nested else ():
        holding = nested.get(patterns.card_of(block))
        if holding is not None and not _is_left_out(patterns, block):
            holding.append(block)
    found = [
        _of_nest(page, patterns, number, nested[number]) if is_nest else _of_block(page, patterns, number)
        for is_nest, number in with_date
    ]
    told = [line for card in found for line in lines_of(page, card)]
    told.extend(flat_items(page, patterns, loose))
    return tuple(card for card in told if sum(len(block.text) for block in card.blocks) <= LONGEST_CARD_CHARACTERS)


@lru_cache(maxsize=8)
def listed_blocks(page: PageText) -> frozenset[str]:
    """Return the selectors of the blocks of lists of three dated items and more, be they points or cards."""
    lists: dict[str, list[Card]] = defaultdict(list)
    for card in cards(page):
        lists[card.pattern or card.selector.rpartition(" > ")[0]].append(card)
    items = (card for listed in lists.values() if len(listed) >= LEAST_ITEMS for card in listed)
    return frozenset(block.selector for card in items for block in card.blocks)


def _days(page: PageText) -> Mapping[int, int]:
    """Return how many days stand in each block that holds any, by its position and in the order of the page."""
    counts = dict.fromkeys(boxed_days(page), 1) | {number: len(dates) for number, dates in block_dates(page).items()}
    return {number: counts[number] for number in sorted(counts)}


def _columns(page: PageText, patterns: Patterns, numbers: Iterable[int]) -> set[int]:
    """Return the nests that look like items and are columns: with several days, and long or with rows or links.

    `numbers` are the positions of the blocks that hold a day.
    """
    dated = [page.blocks[number] for number in numbers]
    days = Counter(map(patterns.card_of, dated))
    linked = Counter(patterns.card_of(block) for block in dated if block.hrefs)
    likely = {nest for nest, count in days.items() if nest >= 0 and count >= LEAST_ITEMS}
    rows = Counter(patterns.card_of(block) for block in dated if patterns.is_repeated(block))
    boxes = {patterns.look_of(nest) for nest in likely if rows[nest] >= LEAST_ITEMS}
    characters: Counter[int] = Counter()
    for block in page.blocks if likely else ():
        characters[patterns.card_of(block)] += len(block.text)
    wide = {nest for nest in likely if linked[nest] >= LEAST_ITEMS or characters[nest] > LONGEST_CARD_CHARACTERS}
    return wide | {nest for nest in days if nest >= 0 and patterns.look_of(nest) in boxes}


def _is_left_out(patterns: Patterns, block: TextBlock) -> bool:
    return block.region is Region.FOOTER or patterns.is_quoted(block)


def _is_item(patterns: Patterns, block: TextBlock) -> bool:
    return patterns.is_point(block) or patterns.is_running(block) or patterns.is_repeated(block)


def _is_linked_line(block: TextBlock) -> bool:
    """Return whether a block is a short line with a link, as lists are written by hand."""
    return block.tag in _LINES and bool(block.hrefs) and len(block.text) <= LONGEST_CARD_CHARACTERS


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
    before, after = page.blocks[max(0, number - 1)], page.blocks[min(number + 1, len(page.blocks) - 1)]
    entry: tuple[TextBlock, ...] = (block,)
    if block.tag == "dd" and before.tag == "dt":
        entry = (before, block)
    elif block.tag == "dt" and after.tag == "dd":
        entry = (block, after)
    is_running = patterns.is_running(block)
    return Card(
        blocks=entry,
        section=patterns.heading_above_lines(number) if block.tag in SUBHEADINGS else block.section,
        selector=block.selector,
        html=block.html,
        is_running=is_running,
        pattern="" if is_running or patterns.is_point(block) else look_of_block(block),
    )
