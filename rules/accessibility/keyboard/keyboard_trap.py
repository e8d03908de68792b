"""Keyboard trap: whoever comes to an element with the keyboard gets away from it with the keyboard."""

from collections.abc import Iterator

from rules.accessibility.axe.row import ESSENTIAL
from rules.accessibility.keyboard.mending import without
from rules.accessibility.keyboard.walked import has_stops, walk_of
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.keyboard import Trap

MENDED = without("onblur", "onfocusout")


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report elements that neither Tab, Shift+Tab and Escape nor a key named beside them leaves (SC 2.1.2)."""
    walk = walk_of(page)
    for trap in walk.traps if walk else ():
        if trap.says_way_out and not trap.is_way_out_tried:
            yield Doubt(
                message=message(
                    N_(
                        "Tab, Shift+Tab and Escape do not lead out of here. A text beside it speaks of keys: follow it "
                        "without a mouse and see whether you get out."
                    )
                ),
                occurrences=_places(trap),
            )
        else:
            yield Finding(
                message=counted(
                    N_("The keyboard is caught in {count} element."),
                    N_("The keyboard is caught between {count} elements."),
                    len(trap.selectors),
                ),
                occurrences=_places(trap),
            )


def _places(trap: Trap) -> tuple[Occurrence, ...]:
    return tuple(
        Occurrence(selector=selector, html=html, after=MENDED(html))
        for selector, html in zip(trap.selectors, trap.htmls, strict=True)
    )


RULE = Rule(
    id="keyboard-trap",
    category=Category.ACCESSIBILITY,
    impact=Impact.CRITICAL,
    weight=ESSENTIAL,
    references=success_criterion("2.1.2"),
    title=N_("The keyboard gets out of everything it gets into"),
    failure_title=N_("The keyboard is caught and cannot get on"),
    why=N_(
        "The visitor is locked in at this place: everything after it is out of reach, and only closing the page helps."
    ),
    repair=N_(
        "Remove the script that fetches the focus back or stops the Tab key. A field with a mistake may be marked in "
        "red, but the visitor must be able to leave it."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.KEYBOARD}),
    applies=has_stops,
    check=check,
)
