"""Lists without an element of their own: lines with a day that alternate with the headings or links they belong to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rules.date_labels import TOLD_AFTER, has_prefix
from rules.dates import DateKind, FoundDate
from rules.freshness.block_dates import block_dates
from rules.freshness.card_lines import LEAST_ITEMS, SUBHEADINGS, Card
from rules.freshness.day_of_visit import beside
from rules.freshness.patterns import Patterns, look_of_block
from rules.page_text import PageText, TextBlock

LONGEST_PAPER_CHARACTERS = 200  # of a line that cites one paper
MOST_WORDS_BESIDE = 6  # of a line with a day: names and times, no sentence


def flat_items(page: PageText, patterns: Patterns, numbers: Iterable[int]) -> Iterator[Card]:
    """Yield the items of such lists; `numbers` are the positions of dated blocks that belong to no other list."""
    dated = block_dates(page)
    alike: dict[str, list[int]] = defaultdict(list)
    papers: dict[str, list[int]] = defaultdict(list)  # lines that cite a paper by its day: No. 12/2024 dated …
    for number in filter(dated.__contains__, numbers):
        block = page.blocks[number]
        if len(block.text) <= LONGEST_PAPER_CHARACTERS and any(_is_of_paper(block, one) for one in dated[number]):
            papers[look_of_block(block)].append(number)
        days = {one.day for one in dated[number]}
        if len(days) == 1 and not block.hrefs and len(beside(block.text, dated[number])) <= MOST_WORDS_BESIDE:
            alike[look_of_block(block)].append(number)
    for look, listed in alike.items():
        if len({dated[number][0].day for number in listed}) >= LEAST_ITEMS:
            yield from _items(page, patterns, look, listed)
    for look, listed in papers.items():
        if len({dated[number][0].day for number in listed}) >= LEAST_ITEMS:
            for number in listed:
                block = page.blocks[number]
                yield _card((block,), block, block.section, f"papers {look}")


def _is_of_paper(block: TextBlock, found: FoundDate) -> bool:
    """Return whether a day is cited as that of a paper: dated …"""
    is_named = found.kind is DateKind.NONE and has_prefix(block.text, found.start)
    return is_named and not TOLD_AFTER.match(block.text[found.end :])


def _items(page: PageText, patterns: Patterns, look: str, numbers: Sequence[int]) -> Iterator[Card]:
    """Yield each line with its title: the heading above it, else the link below it; none where not all have one."""
    step = next((step for step in (-1, 1) if _are_titles(page, [number + step for number in numbers])), 0)
    if not step:
        return
    section = patterns.heading_above(numbers[0] - 1) if step < 0 else page.blocks[numbers[0]].section
    for number in numbers:
        block, title = page.blocks[number], page.blocks[number + step]
        yield _card((title, block) if step < 0 else (block, title), block, section, look)


def _card(blocks: tuple[TextBlock, ...], block: TextBlock, section: str, pattern: str) -> Card:
    return Card(
        blocks=blocks, section=section, selector=block.selector, html=block.html, is_running=False, pattern=pattern
    )


def _are_titles(page: PageText, numbers: Sequence[int]) -> bool:
    """Return whether blocks are all headings of one level, or all lines with a link."""
    if numbers[0] < 0 or numbers[-1] >= len(page.blocks):
        return False
    blocks = [page.blocks[number] for number in numbers]
    is_headed = len({block.tag for block in blocks}) == 1 and blocks[0].tag in SUBHEADINGS
    return is_headed or all(block.hrefs and block.text for block in blocks)
