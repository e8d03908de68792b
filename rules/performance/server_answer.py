"""Server answer: the server begins to answer without delay. Of three loads the middle one counts."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted
from rules.performance.files import is_on_a_server
from rules.performance.limits import TTFB
from rules.performance.loads import is_timed, seconds, timing, unsure
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report a home page whose first byte comes later than after 1.8 s, whatever the margin."""
    found = timing(page, lambda load: load.ttfb_ms)
    if found is None:
        return
    if found.is_unsure(TTFB.poor):
        yield unsure(
            N_(
                "The server begins to answer after {measured} s. Measured again it may be anything from {lowest} "
                "to {highest} s, so it is not sure that it is more than {limit} s."
            ),
            found,
            TTFB.poor,
        )
    if found.is_poor(TTFB.poor):
        yield Finding(
            message=counted(
                N_("The server begins to answer after {measured} s; up to {good} s are good."),
                N_(
                    "The server begins to answer after {measured} s, the middle one of {count} loads; "
                    "up to {good} s are good."
                ),
                found.loads,
                measured=seconds(found.ms),
                good=seconds(TTFB.good),
            ),
            occurrences=(Occurrence(),),
        )


RULE = Rule(
    id="server-answer",
    category=Category.PERFORMANCE,
    impact=Impact.SERIOUS,
    weight=4,
    references=(gigw("4.1"), gigw("DBIM-10.1.1")),
    title=N_("The server answers without delay"),
    failure_title=N_("The server takes long to answer"),
    why=N_("Until the server answers nothing else can begin, on the best phone and the best network alike."),
    repair=N_(
        "Let the content management system keep finished pages in a cache, and ask the hosting provider whether "
        "the server or its database is overloaded."
    ),
    owner=Owner.HOSTING,
    effort=Effort.HOURS,
    ground=Ground.TOOL,
    needs=frozenset({Need.VITALS}),
    applies=lambda page: is_timed(page) and is_on_a_server(page),
    check=check,
)
