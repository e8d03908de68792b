"""The blocks that hold a piece or fit a pattern are found in all texts at once, as each text by itself would tell."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from auditor.crawl.parse import parse_page
from rules.page_text import PageText
from rules.running_text import SEPARATOR, as_written, case_folded

[BLOCK] = parse_page("<p>one", "https://department.uk.gov.in/").blocks
TEXTS = st.lists(st.text("aAbß1 ", max_size=6), max_size=6)


def _page(texts: list[str]) -> PageText:
    page = parse_page("<p>one", "https://department.uk.gov.in/")
    blocks = tuple(replace(BLOCK, text=text) for text in texts)
    return replace(page, blocks=blocks, content_hash=SEPARATOR.join(texts))


def _told_one_by_one(texts: list[str], pattern: str) -> tuple[int, ...]:
    return tuple(number for number, text in enumerate(texts) if re.search(pattern, text))


@given(TEXTS)
def test_pieces_and_patterns_are_found_in_the_same_blocks_as_one_by_one(texts: list[str]) -> None:
    page = _page(texts)
    assert as_written(page).holding("a", "1 ") == _told_one_by_one(texts, "a|1 ")
    for pattern in (r"a\w", r"\b1(?!\d)", r"(?<![ab])b", r"\d\d+"):
        assert as_written(page).fitting(re.compile(pattern)) == _told_one_by_one(texts, pattern)


@given(TEXTS)
def test_folded_letters_are_found_in_their_block_where_one_letter_becomes_two(texts: list[str]) -> None:
    folded = [text.casefold() for text in texts]
    assert case_folded(_page(texts)).holding("a", "ss") == _told_one_by_one(folded, "a|ss")
