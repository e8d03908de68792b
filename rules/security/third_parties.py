"""Third parties: the department knows who else learns of its visitors."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.security.hosts_loaded import TRACKING, Outsider, outsiders
from rules.standards import gigw


def check(page: PageEvidence) -> Iterator[Finding]:
    """Name every other company that a page loads from, beside the trackers."""
    found = _others(page)
    if found:
        yield Finding(
            message=counted(
                N_("The page loads from {count} other website without being asked."),
                N_("The page loads from {count} other websites without being asked."),
                len(found),
            ),
            occurrences=tuple(outsider.occurrence() for outsider in found),
        )


def _others(page: PageEvidence) -> tuple[Outsider, ...]:
    return tuple(outsider for outsider in outsiders(page) if outsider.purpose not in TRACKING)


RULE = Rule(
    id="third-parties",
    category=Category.SECURITY,
    impact=Impact.MINOR,
    weight=0,
    references=(gigw("DBIM-10.4.1"), gigw("5.4.3h")),
    title=N_("Pages load from the department's own servers"),
    failure_title=N_("Pages load from other companies"),
    why=N_("Each of them learns who reads the page; where one fails or is broken into, so is a part of the page."),
    repair=N_(
        "Keep fonts and scripts on the department's own server, load maps and videos on a click, and name whoever "
        "remains in the privacy policy."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.STANDARD,
    applies=lambda page: page.is_served and bool(outsiders(page)),
    check=check,
)
