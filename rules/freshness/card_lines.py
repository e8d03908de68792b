"""One item of a list, and the items of lists that are written line by line in one element."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rules.dates import find_dates
from rules.page_text import Link, PageText, TextBlock

SUBHEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
LEAST_ITEMS = 3  # with a day: fewer are no list
Span = tuple[int, int]  # where a text begins and ends in another
_SIGNS = re.compile(r"\s*(?:\|+|[•★»◆●■]|\*{2,}|/{2,})\s*")  # between the lines of a running text

_EDGES = " |•★»◆●■*"
_POST = re.compile(
    r"(?i)<article\b(?![^>]*event)|<[a-z]+[^>]*\bclass=\"(?:[^\"]*[\s_-])?(?:hentry|post|entry|blog|article|news)s?[\s\"_-]"
)
POSTING = re.compile(
    r"(?i)\bclass=\"[^\"]*(?:posted|publish|byline|dateline|pub-?date|submitted|(?:entry|post|article|news)[-_]?(?:meta|date|info|details))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The blocks of one item, in document order."""

    blocks: tuple[TextBlock, ...]
    section: str  # heading of the list
    selector: str
    html: str
    is_running: bool  # part of a text that runs by itself
    pattern: str  # of repeated elements, which are items only where several have a date; "": an item as it is


def names_post(card: Card) -> bool:
    """Return whether the element of an item, or that of its day, is called one of a post or an article."""
    return bool(_POST.match(card.html)) or any(POSTING.search(block.html) for block in card.blocks)


def holds_lines(block: TextBlock, dates: int) -> bool:
    """Return whether a text with so many dates holds a list written line by line, each with a link and a day."""
    return LEAST_ITEMS <= dates <= len(block.hrefs) + 1 and len(block.hrefs) >= LEAST_ITEMS


def lines_of(page: PageText, card: Card) -> Iterator[Card]:
    """Yield the lines of an item that stand in one block; the item itself where it is one line."""
    if len(card.blocks) > 1:
        yield card
        return
    [block] = card.blocks
    if not card.is_running:
        is_list = len(block.hrefs) + 1 >= LEAST_ITEMS and holds_lines(block, len(find_dates(block.text)))
        links = _links(page, block) if is_list else []
        if not is_list:
            yield card
        elif spans := _spans(block, links):
            yield from _written(card, block, links, spans)
        return
    links = _links(page, block)
    segments = [segment for segment in _SIGNS.split(block.text) if segment.strip()]
    if len(links) > 1:
        spans = _spans(block, links)
        if spans and _is_dated_between(block, spans):
            for link, line in zip(links, _written(card, block, links, spans), strict=True):
                yield _parted(line, link.text)
        else:
            yield from (_line(card, block, link, link.text) for link in links)
    elif len(segments) > 1:
        for segment in segments:
            yield replace(card, blocks=(replace(block, text=segment.strip(), image_names=(), html=""),))
    else:
        yield card


def _parted(line: Card, title: str) -> Card:
    """Return a line as two: its title, and what stands beside it."""
    [block] = line.blocks
    beside = block.text.replace(title, " ", 1).strip()
    return replace(line, blocks=tuple(replace(block, text=text) for text in (title, beside) if text))


def _spans(block: TextBlock, links: Sequence[Link]) -> list[Span]:
    """Return where the links stand in the text of their block, one after the other; none where one is not found."""
    spans: list[Span] = []
    for link in links:
        start = block.text.find(link.text, spans[-1][1] if spans else 0)
        if start < 0:
            return []
        spans.append((start, start + len(link.text)))
    return spans


def _is_dated_between(block: TextBlock, spans: Sequence[Span]) -> bool:
    """Return whether the days of a running text stand before its links, or behind them, and not in them."""
    cuts = [0, *(cut for span in spans for cut in span), len(block.text)]
    outside = " ".join(block.text[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True))
    return len(find_dates(outside)) >= len(spans)


def _written(card: Card, block: TextBlock, links: Sequence[Link], spans: Sequence[Span]) -> Iterator[Card]:
    """Yield each link with the text up to the next one, or from the last one where the days stand before the links."""
    if find_dates(block.text[: spans[0][0]]):
        cuts = [0, *(end for _, end in spans)]
    else:
        cuts = [*(start for start, _ in spans), len(block.text)]
    for number, link in enumerate(links):
        line = _line(card, block, link, block.text[cuts[number] : cuts[number + 1]].strip(_EDGES))
        yield replace(line, pattern=f"lines {block.selector}")


def _line(card: Card, block: TextBlock, link: Link, text: str) -> Card:
    line = replace(block, text=text, hrefs=(link.href,), image_names=(), html=link.html)
    return replace(card, blocks=(line,), selector=link.selector, html=link.html)


def _links(page: PageText, block: TextBlock) -> list[Link]:
    """Return the links of a block with a text, without those of blocks within it."""
    within, hrefs = f"{block.selector} > ", set(block.hrefs)
    return [link for link in page.links if link.text and link.href in hrefs and link.selector.startswith(within)]
