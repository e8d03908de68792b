"""Visible focus: it can be seen where the keyboard is."""

import re
from collections.abc import Iterator
from dataclasses import replace

from rules.accessibility.axe.row import ESSENTIAL
from rules.accessibility.keyboard.mending import FOCUS_MARK, with_outline
from rules.accessibility.keyboard.walked import has_stops, occurrence, walk_of
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.keyboard import Mark, Sight, Stop

DRAWN_BY_LABEL = re.compile(r"^<input\b[^>]*\btype=[\"']?(?:checkbox|radio|file)\b", re.IGNORECASE)
LEAST_CONTRAST = 1.2  # below it hardly anybody sees a line; SC 2.4.7 names no number


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report elements of which not one pixel changes with the focus (SC 2.4.7, failure F78); ask about faint marks."""
    walk = walk_of(page)
    stops = walk.stops if walk else ()
    unmarked = [
        stop
        for stop in stops
        if stop.mark is Mark.NONE and (stop.sight is Sight.SHOWN or DRAWN_BY_LABEL.search(stop.html))
    ]
    if unmarked:
        yield Finding(
            message=counted(
                N_("{count} element looks the same with and without the focus."),
                N_("{count} elements look the same with and without the focus."),
                len(unmarked),
            ),
            occurrences=tuple(_unmarked(stop) for stop in unmarked),
        )
    shown = [stop for stop in stops if stop.sight is Sight.SHOWN and stop.mark is Mark.PIXELS]
    faint = [stop for stop in shown if stop.contrast and stop.contrast < LEAST_CONTRAST]
    if faint:
        yield Doubt(
            message=message(
                N_(
                    "The mark of the focus has almost the colour of its background. Press Tab until it comes here: if "
                    "you cannot see where you are, it is a fault."
                )
            ),
            occurrences=tuple(occurrence(stop) for stop in faint),
        )


def _unmarked(stop: Stop) -> Occurrence:
    own = occurrence(stop, with_outline)
    return own if own.after else replace(own, edits=FOCUS_MARK)


RULE = Rule(
    id="focus-visible",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=ESSENTIAL,
    references=success_criterion("2.4.7"),
    title=N_("It can be seen where the keyboard is"),
    failure_title=N_("It cannot be seen where the keyboard is"),
    why=N_("Without a mark nobody who uses the keyboard knows which link or button Enter would open."),
    repair=N_(
        "Remove “outline: none” from the style sheet and add one rule for the whole site: for :focus-visible an "
        "outline of 3px solid in a dark colour with outline-offset: 2px."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.KEYBOARD, Need.STYLES}),
    applies=has_stops,
    check=check,
)
