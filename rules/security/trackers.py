"""Trackers: nobody follows citizens from the department's pages through the internet."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.security.hosts_loaded import TRACKING, outsiders
from rules.standards import gigw


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report advertisers, recorders and plug-ins of social networks that a page loads without being asked."""
    found = [outsider for outsider in outsiders(page) if outsider.purpose in TRACKING]
    if found:
        yield Finding(
            message=counted(
                N_("{count} tracker is told of every visit: {companies}."),
                N_("{count} trackers are told of every visit: {companies}."),
                len(found),
                companies=", ".join(dict.fromkeys(outsider.company for outsider in found)),
            ),
            occurrences=tuple(outsider.occurrence() for outsider in found),
        )


RULE = Rule(
    id="trackers",
    category=Category.SECURITY,
    impact=Impact.MODERATE,
    weight=1,
    references=(gigw("SM-14"), gigw("DBIM-G42")),
    title=N_("Nobody follows citizens through the internet from these pages"),
    failure_title=N_("Trackers follow citizens through the internet from these pages"),
    why=N_(
        "Whoever looks for help with an illness, a debt or a complaint has a right not to be watched. The law (DPDP "
        "Act 2023) asks for consent before."
    ),
    repair=N_(
        "Remove what is not needed. Instead of a plug-in of a social network put a plain link, or show a picture that "
        "loads the plug-in when it is clicked."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.STANDARD,
    needs=frozenset({Need.VIEW}),
    wants=frozenset({Need.TRAFFIC}),
    applies=lambda page: page.is_served,
    check=check,
)
