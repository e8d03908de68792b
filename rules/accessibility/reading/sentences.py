"""The sentences of a page, each with its block."""

import re
from collections.abc import Iterator

from rules.page_text import PageText, TextBlock

_END = re.compile(r"(?<=[.!?।;])\s+")
LONGEST = 400  # characters


def sentences(page: PageText) -> Iterator[tuple[TextBlock, str]]:
    """Yield the sentences of running text."""
    for block in page.blocks:
        for sentence in _END.split(block.text):
            if 0 < len(sentence) <= LONGEST:
                yield block, sentence
