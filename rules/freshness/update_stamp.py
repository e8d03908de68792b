"""Update stamp: the home page and the pages it leads to say when they were last updated."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message, slot
from rules.freshness.stamps import stamps
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw
from rules.text import devanagari_share, joined, main_blocks, words

ENTRY_CLICKS = 1  # GIGW 5.1.5 asks it of the home page and of every important entry page
LEAST_WORDS = 20  # a page with less has nothing that could be out of date


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a page that names no day of its last update, neither to readers nor to machines."""
    if not stamps(page.text):
        yield Finding(
            message=message(N_("The page does not say when it was last updated.")),
            occurrences=(Occurrence(after=_line(page)),),
        )


def is_entry_page(page: PageEvidence) -> bool:
    """Return whether the page is the home page, or one click from it, and has text of its own."""
    if page.clicks_from_home is None or page.clicks_from_home > ENTRY_CLICKS:
        return False
    return len(words(joined(main_blocks(page.text)))) >= LEAST_WORDS


def _line(page: PageEvidence) -> str:
    is_hindi = (devanagari_share(joined(page.text.blocks)) or 0) > 0.5
    label = "अंतिम अद्यतन" if is_hindi else "Last updated"
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
