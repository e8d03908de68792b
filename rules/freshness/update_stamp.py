"""Update stamp: the home page and the pages it leads to say when they were last updated."""

import re
from collections.abc import Iterator

from rules.calendar_names import month_of
from rules.date_labels import label_before
from rules.dates import DateKind, FoundDate, label_kind
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, place, slot
from rules.folding import with_ascii_digits
from rules.freshness.block_dates import block_dates
from rules.freshness.stamps import stamps
from rules.information.wording import in_language_of
from rules.page_text import PageText, Region, TextBlock
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw
from rules.text import joined, main_blocks, words
from rules.written import is_written

ENTRY_CLICKS = 1  # GIGW 5.1.5 asks it of the home page and of every important entry page
LEAST_WORDS = 20  # a page with less has nothing that could be out of date
LAST_BLOCKS = 8  # where a page marks no footer, its end is searched
_LISTED = re.compile(r" > (?:li|td|th)\b")
_MONTH_AND_YEAR = re.compile(r"([^\W\d_][\w\u0900-\u0963]{2,13})[\s,.\-]{1,2}(?:19|20)\d\d(?!\d)")
LONGEST_LABEL_WORDS = 3  # more before a date at the foot tell of something


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report a page that names no day of its last update, neither to readers nor to machines."""
    if stamps(page.text):
        return
    foot, dated = _foot(page.text), block_dates(page.text)
    bare = [block for number, block in foot if number in dated and _is_bare(block, dated[number][0])]
    if bare:
        yield Doubt(
            message=message(
                N_(
                    "The foot of the page shows a date without saying what it is. Is it the day of the last update? "
                    "Then write “Last updated” before it."
                )
            ),
            occurrences=tuple(place(block, quote=block.text) for block in bare),
        )
    elif months := [block for _, block in foot if _names_only_month(block.text)]:
        yield Finding(
            message=message(N_("The page says only in which month it was last updated. Write the day, too.")),
            occurrences=tuple(place(block, quote=block.text) for block in months),
        )
    elif page.view is None and any(number not in dated and _announces_stamp(block) for number, block in foot):
        yield Doubt(
            message=message(N_("The day of the last update is filled in by a script, which was not run.")),
            is_question=False,
        )
    else:
        yield Finding(
            message=message(N_("The page does not say when it was last updated.")),
            occurrences=(Occurrence(after=_line(page)),),
        )


def _foot(page: PageText) -> list[tuple[int, TextBlock]]:
    """Return the blocks at the foot of the page with their positions."""
    numbered = list(enumerate(page.blocks))
    footer = [(number, block) for number, block in numbered if block.region is Region.FOOTER]
    return footer or [
        (number, block) for number, block in numbered[-LAST_BLOCKS:] if not _LISTED.search(block.selector)
    ]


def _is_bare(block: TextBlock, first: FoundDate) -> bool:
    """Return whether the block begins with its first date, or with a label of a few words and that."""
    return len(words(block.text[: first.start])) <= LONGEST_LABEL_WORDS


def _names_only_month(text: str) -> bool:
    """Return whether a label of an update is followed by a month and a year: Last updated: March 2024."""
    plain = with_ascii_digits(text)
    return any(
        month_of(found[1]) and label_before(plain, found.start()) is DateKind.STAMP
        for found in _MONTH_AND_YEAR.finditer(plain)
    )


def _announces_stamp(block: TextBlock) -> bool:
    return label_kind(block.text) is DateKind.STAMP


def is_entry_page(page: PageEvidence) -> bool:
    """Return whether the page is the home page, or one click from it, and has text of its own."""
    if page.clicks_from_home is None or page.clicks_from_home > ENTRY_CLICKS or not is_written(page):
        return False
    return len(words(joined(main_blocks(page.text)))) >= LEAST_WORDS


def _line(page: PageEvidence) -> str:
    label = in_language_of(page.text, "Last updated", "अंतिम अद्यतन")
    return f'<p>{label}: <time datetime="{slot(N_("YYYY-MM-DD"))}">{slot(N_("day, month and year"))}</time></p>'


RULE = Rule(
    id="update-stamp",
    category=Category.FRESHNESS,
    impact=Impact.MODERATE,
    weight=6,
    references=(gigw("5.1.5"),),
    title=N_("The page says when it was last updated"),
    failure_title=N_("The page does not say when it was last updated"),
    why=N_("Without a date nobody can tell whether a form, a fee or a telephone number is still right."),
    repair=N_(
        "Show the day of the last update at the foot of the page. It must change only when the content changes, "
        "not every day by itself."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    applies=is_entry_page,
    check=check,
)
