"""Lists without an element of their own: lines with a day that alternate with the headings or links they belong to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, pairwise

from rules.date_labels import TOLD_AFTER, has_prefix, without_times
from rules.dates import DateKind, FoundDate
from rules.freshness.block_dates import block_dates
from rules.freshness.card_lines import LEAST_ITEMS, SUBHEADINGS, Card
from rules.freshness.day_of_visit import beside
from rules.freshness.patterns import Patterns, look_of_block
from rules.page_text import PageText, TextBlock
from rules.text import words

LONGEST_PAPER_CHARACTERS = 200  # of a line that cites one paper
MOST_WORDS_BESIDE = 6  # of a line with a day: names and times, no sentence


def flat_items(page: PageText, patterns: Patterns, numbers: Iterable[int]) -> Iterator[Card]:
    """Yield the items of such lists; `numbers` are the positions of dated blocks that belong to no other list."""
    dated = block_dates(page)
    alike: dict[str, list[int]] = defaultdict(list)
    papers: dict[str, list[int]] = defaultdict(list)  # lines that cite a paper by its day: No. 12/2024 dated …
    opening: dict[str, list[int]] = defaultdict(list)  # lines that begin with their day
    for number in filter(dated.__contains__, numbers):
        block = page.blocks[number]
        if len(block.text) <= LONGEST_PAPER_CHARACTERS and any(_is_of_paper(block, one) for one in dated[number]):
            papers[look_of_block(block)].append(number)
        if _begins_with_day(block, dated[number][0]):
            opening[look_of_block(block)].append(number)
        is_of_one_day = len({one.day for one in dated[number]}) == 1
        if is_of_one_day and not block.hrefs and len(beside(block.text, dated[number])) <= MOST_WORDS_BESIDE:
            alike[look_of_block(block)].append(number)
    first_days = {number: dates[0].day for number, dates in dated.items()}
    for look, listed in alike.items():
        if _has_days([first_days[number] for number in listed]):
            yield from _items(page, patterns, look, listed)
    lines = [listed for listed in papers.values() if _has_days([first_days[number] for number in listed])]
    lines += [listed for listed in opening.values() if _is_news([first_days[number] for number in listed])]
    for number in dict.fromkeys(chain.from_iterable(lines)):
        block = page.blocks[number]
        yield _card((block,), block, block.section, f"lines {look_of_block(block)}")


def _has_days(days: Sequence[date]) -> bool:
    return len(set(days)) >= LEAST_ITEMS


def _is_news(days: Sequence[date]) -> bool:
    """Return whether each day is followed by an earlier one; a chronicle begins with the oldest."""
    return len(days) >= LEAST_ITEMS and all(later < earlier for earlier, later in pairwise(days))


def _begins_with_day(block: TextBlock, found: FoundDate) -> bool:
    """Return whether a line that is no cell of a table is a day and a title behind it."""
    is_line = block.tag not in ("td", "th") and len(block.text) <= LONGEST_PAPER_CHARACTERS
    return is_line and not found.start and bool(words(without_times(block.text[found.end :])))


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
