"""Title length: the title has room for the subject, and search engines show all of it."""

from collections.abc import Iterator
from dataclasses import replace

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted
from rules.information import page_title
from rules.information.titles import SHORTEST, is_cut, longest_for, main_heading, title_place
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.standards import gigw
from rules.text import folded, letters_of
from rules.written import is_written


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report titles that are cut, and titles of a word; those that say nothing are told elsewhere."""
    title = " ".join(page.text.title.split())
    if (not is_cut(title) and len(title) >= SHORTEST) or any(page_title.check(page)):
        return
    texts = (
        (
            N_("The title is {count} letter long; search engines show about {most}."),
            N_("The title is {count} letters long; search engines show about {most}."),
        )
        if is_cut(title)
        else (
            N_("The title is only {count} letter long; it could name the department, too."),
            N_("The title is only {count} letters long; it could name the department, too."),
        )
    )
    place = title_place(page.text)
    if not _speaks_of_the_same(page):
        place = replace(place, after="")
    yield Finding(message=counted(*texts, letters_of(title), most=longest_for(title)), occurrences=(place,))


def _speaks_of_the_same(page: PageEvidence) -> bool:
    """Return whether the heading shares a word with the title, so that it can begin a better one."""
    return bool(set(folded(main_heading(page.text)).split()) & set(folded(page.text.title).split()))


def _has_title(page: PageEvidence) -> bool:
    return is_written(page) and bool(page.text.title.strip())


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
