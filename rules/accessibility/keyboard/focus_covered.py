"""Covered focus: nothing that stays in place lies over the element that has the focus."""

from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.keyboard.walked import has_stops, occurrence, shown_stops
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, counted, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion

LARGEST_BAR_SHARE = 0.5  # of the window: what is larger may be a pop-up that is meant to be closed first


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report elements that lie wholly under a fixed or sticky part while they have the focus (SC 2.4.11, F110)."""
    covered = [stop for stop in shown_stops(page) if stop.covered_by]
    bars = [stop for stop in covered if stop.cover_share <= LARGEST_BAR_SHARE]
    others = [stop for stop in covered if stop.cover_share > LARGEST_BAR_SHARE]
    if bars:
        yield Finding(
            message=counted(
                N_("{count} element lies under a bar that stays in place while it has the focus."),
                N_("{count} elements lie under a bar that stays in place while they have the focus."),
                len(bars),
            ),
            occurrences=tuple(occurrence(stop, quote=stop.covered_by) for stop in bars),
        )
    if others:
        yield Doubt(
            message=message(
                N_(
                    "Something large lies over this element while it has the focus. Press Tab and see whether it can "
                    "be closed with the keyboard first."
                )
            ),
            occurrences=tuple(occurrence(stop, quote=stop.covered_by) for stop in others),
        )


RULE = Rule(
    id="focus-covered",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("2.4.11"),
    title=N_("Nothing lies over the element that has the focus"),
    failure_title=N_("A bar that stays in place covers the element that has the focus"),
    why=N_("The visitor moves on with Tab and does not see where, because a header or a cookie notice lies over it."),
    repair=N_(
        "Give html a scroll-padding-top (or -bottom) as high as the bar, so that the browser scrolls the element out "
        "from under it; or do not let the bar stay in place."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.KEYBOARD}),
    applies=has_stops,
    check=check,
)
