"""Countdown: a time limit can be extended."""

from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.motion.control import motion_of
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.motion import Change, Way


def check(page: PageEvidence) -> Iterator[Doubt]:
    """Ask about numbers that fall by themselves: perhaps they are a time limit (SC 2.2.1)."""
    counting = _counting(page)
    if counting:
        yield Doubt(
            message=message(
                N_(
                    "Numbers on this page count down. Wait until they reach zero: if something is lost or closed then, "
                    "it has to be possible to extend the time."
                )
            ),
            occurrences=tuple(place(change) for change in counting),
        )


def _counting(page: PageEvidence) -> list[Change]:
    return [change for change in motion_of(page).changes if change.counts_down]


RULE = Rule(
    id="countdown",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("2.2.1"),
    title=N_("A time limit can be extended"),
    failure_title=N_("A time limit cannot be extended"),
    why=N_("Who types slowly, or has to look for papers, loses everything when the time is over."),
    repair=N_("Take the limit away, or ask before it ends and let one key extend it, at least ten times."),
    owner=Owner.DEVELOPER,
    effort=Effort.DAYS,
    needs=frozenset({Need.MOTION}),
    wants=frozenset({Need.ALONE}),
    applies=lambda page: any(change.way is Way.REWORDS for change in motion_of(page).changes),
    check=check,
)
