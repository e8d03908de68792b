"""Title length: the title has room for the subject, and search engines show all of it."""

from collections.abc import Iterator
from dataclasses import replace

from rules.evidence import PageEvidence
from rules.findability.descriptions import letters_of, says_not_found
from rules.finding import N_, Finding, counted
from rules.information import page_title
from rules.information.titles import main_heading, title_place
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.standards import gigw
from rules.text import folded, is_mostly_devanagari

SHORTEST, LONGEST = 10, 70  # characters; convention, what search engines show
LONGEST_AKSHARAS = 55  # of Devanagari, which is wider; in proportion to the lengths of descriptions
LONGEST_HEADING = 50  # leaves room for the department


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report titles that are cut, and titles of a word; those that say nothing are told elsewhere."""
    title = " ".join(page.text.title.split())
    length, longest = letters_of(title), LONGEST_AKSHARAS if is_mostly_devanagari(title) else LONGEST
    if (length <= longest and len(title) >= SHORTEST) or any(page_title.check(page)):
        return
    texts = (
        (
            N_("The title is {count} letter long; search engines show about {most}."),
            N_("The title is {count} letters long; search engines show about {most}."),
        )
        if length > longest
        else (
            N_("The title is only {count} letter long; it could name the department, too."),
            N_("The title is only {count} letters long; it could name the department, too."),
        )
    )
    place = title_place(page.text)
    if not _fits(page):
        place = replace(place, after="")
    yield Finding(message=counted(*texts, length, most=longest), occurrences=(place,))


def _fits(page: PageEvidence) -> bool:
    """Return whether the heading speaks of what the title speaks of, and is short enough to begin a title."""
    heading = main_heading(page.text)
    shared = set(folded(heading).split()) & set(folded(page.text.title).split())
    return bool(shared) and len(heading) <= LONGEST_HEADING


def _has_title(page: PageEvidence) -> bool:
    return page.is_served and bool(page.text.title.strip()) and not says_not_found(page.text)


RULE = Rule(
    id="title-length",
    category=Category.INFORMATION,
    impact=Impact.MINOR,
    weight=0,
    references=(gigw("5.1.17"),),
    title=N_("The title has the length that search engines show"),
    failure_title=N_("The title is too long or too short"),
    why=N_("Of a long title only the beginning is seen; a title of one word fits a hundred websites."),
    repair=N_(
        "Write 10 to 70 letters, in Hindi up to 55: first the subject of the page, then the department. "
        "This is a convention."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    ground=Ground.CONVENTION,
    applies=_has_title,
    check=check,
)
