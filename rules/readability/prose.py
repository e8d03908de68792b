"""The running text of a page: what is written to be read sentence by sentence."""

import re
from functools import lru_cache

from rules.freshness.patterns import patterns_of
from rules.page_text import HEADING_TAGS, PageText, TextBlock
from rules.text import main_blocks

MOST_BLOCKS = 600  # of one page: what comes after does not move its median
FEWEST_MARKS = 2  # between headlines in one line
_NO_PROSE = HEADING_TAGS | {"th", "td", "caption", "option", "button", "a", "pre", "code"}
# Verbs that end a sentence in Hindi: a bar behind them stands for the danda.
VERBS = (
    "है",
    "हैं",
    "था",
    "थी",
    "थे",
    "गा",
    "गी",
    "गे",
    "गया",
    "गयी",
    "गई",
    "गए",
    "गये",
    "करें",
    "जाए",
    "जाये",
    "हुआ",
    "हुई",
    "हुए",
)
_MARKS = re.compile(
    rf"{''.join(rf'(?<! {verb})' for verb in VERBS)}\s(?:\|+|={{3,}}|\*{{2,}}|•|»)(?=\s)"
)  # between headlines
_GLUED = re.compile(r"</a>(?:\s|&nbsp;|<(?!a\b|p\b)[^>]*>)*<a\b")  # a link behind a link


@lru_cache(maxsize=4)
def prose_of(page: PageText) -> tuple[TextBlock, ...]:
    """Return the blocks of the main text that hold sentences: no headings, cells, lines of links or running news."""
    blocks = [block for block in main_blocks(page)[:MOST_BLOCKS] if block.tag not in _NO_PROSE]
    patterns = patterns_of(page)
    return tuple([block for block in blocks if not _holds_headlines(block) and not patterns.is_running(block)])


def _holds_headlines(block: TextBlock) -> bool:
    if len(block.hrefs) > FEWEST_MARKS and "<br" in block.html:
        return True
    return len(_MARKS.findall(block.text)) >= FEWEST_MARKS or len(_GLUED.findall(block.html)) >= FEWEST_MARKS
