"""Idle stops: the Tab key only stops where something can be done."""

from collections.abc import Iterator

from rules.accessibility.axe.row import ADVICE
from rules.accessibility.keyboard.mending import without
from rules.accessibility.keyboard.walked import has_stops, occurrence, walk_of
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted
from rules.rule import Category, Effort, Impact, Need, Owner, Rule

MENDED = without("tabindex")


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report plain texts that tabindex made stops of the Tab key."""
    walk = walk_of(page)
    idle = [stop for stop in (walk.stops if walk else ()) if stop.is_idle]
    if idle:
        yield Finding(
            message=counted(
                N_("The Tab key stops at {count} text where nothing can be done."),
                N_("The Tab key stops at {count} texts where nothing can be done."),
                len(idle),
            ),
            occurrences=tuple(occurrence(stop, MENDED) for stop in idle),
        )


RULE = Rule(
    id="idle-stop",
    category=Category.ACCESSIBILITY,
    impact=Impact.MINOR,
    weight=ADVICE,
    title=N_("The Tab key stops only where something can be done"),
    failure_title=N_("The Tab key stops at plain texts"),
    why=N_("Whoever uses the keyboard expects to be able to press something there, and has to press Tab more often."),
    repair=N_("Remove tabindex from headings, paragraphs and pictures. Screen readers read them without it."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.KEYBOARD}),
    applies=has_stops,
    check=check,
)
