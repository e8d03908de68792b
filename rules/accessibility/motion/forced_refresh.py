"""Forced refresh: a script does not reload the page or go elsewhere by itself."""

from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.motion.control import motion_of
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Message, Occurrence, counted, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.motion import Departure

AT_ONCE_S = 1.0  # going on at once sets nobody a time limit


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report a script that reloads the page, or leaves it, within ten minutes (SC 2.2.1)."""
    for departure in _departures(page)[:1]:
        if departure.was_announced:
            yield Doubt(
                message=message(
                    N_(
                        "The page leaves by itself after a message. Wait for the message and look whether the time can "
                        "be extended by one key."
                    )
                ),
                occurrences=(Occurrence(quote=departure.url),),
            )
        else:
            yield Finding(message=_said(departure), occurrences=(Occurrence(quote=departure.url),))


def _said(departure: Departure) -> Message:
    seconds = max(1, round(departure.after_s))
    if departure.is_reload:
        return counted(
            N_("After {count} second a script reloads the page."),
            N_("After {count} seconds a script reloads the page."),
            seconds,
        )
    return counted(
        N_("After {count} second a script opens another page."),
        N_("After {count} seconds a script opens another page."),
        seconds,
    )


def _departures(page: PageEvidence) -> list[Departure]:
    return [one for one in motion_of(page).departures if one.after_s >= AT_ONCE_S]


def _applies(page: PageEvidence) -> bool:
    """Return whether the page was left to itself; a line that reloads it is told by the rule on that line."""
    return motion_of(page).was_left_alone and all(meta.name != "refresh" for meta in page.text.meta)


RULE = Rule(
    id="forced-refresh",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("2.2.1"),
    title=N_("No script reloads the page by itself"),
    failure_title=N_("A script reloads the page or leaves it by itself"),
    why=N_(
        "Slow readers lose their place, what was typed into a form is gone, and a screen reader starts again "
        "from the top."
    ),
    repair=N_(
        "Remove the timer from the script and offer a link “Refresh”. If a session has to end for safety, warn at "
        "least twenty seconds before and let one key extend it."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.MOTION}),
    wants=frozenset({Need.ALONE}),
    applies=_applies,
    check=check,
)
