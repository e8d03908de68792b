"""Keyboard access: what answers to a click can be reached and set off with the keyboard."""

from collections.abc import Iterator

from rules.accessibility.axe.row import ESSENTIAL
from rules.accessibility.keyboard.mending import made_operable, with_stop
from rules.accessibility.keyboard.walked import occurrence, walk_of
from rules.arrived import lost_scripts
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, counted, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.keyboard import Barrier

NOTES = {
    Barrier.NO_STOP: N_("The Tab key never comes here."),
    Barrier.NO_KEY: N_("The Tab key comes here, but neither Enter nor the space bar does anything."),
    Barrier.NO_ARROW: N_("The Tab key comes to its neighbour, but no arrow key leads on from there to this one."),
    Barrier.FRAME: N_("The Tab key leaves out this embedded page, though there is something to operate in it."),
}
BY_SCRIPT = frozenset({Barrier.NO_KEY, Barrier.NO_ARROW})  # a script that did not arrive may have served these keys


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report what answers to a click and not to the keyboard (SC 2.1.1, failures F54 and F59)."""
    walk = walk_of(page)
    is_lacking = lost_scripts(page)
    entries = [entry for entry in (walk.mouse_only if walk else ()) if not (is_lacking and entry.barrier in BY_SCRIPT)]
    stuck = [entry for entry in entries if entry.barrier is Barrier.SCROLL]
    entries = [entry for entry in entries if entry.barrier is not Barrier.SCROLL]
    sure = [entry for entry in entries if entry.is_handled]
    open_to_doubt = [entry for entry in entries if not entry.is_handled]
    if sure:
        yield Finding(
            message=counted(
                N_("{count} thing to click on cannot be operated with the keyboard."),
                N_("{count} things to click on cannot be operated with the keyboard."),
                len(sure),
            ),
            occurrences=tuple(occurrence(entry, made_operable, message(NOTES[entry.barrier])) for entry in sure),
        )
    if stuck:
        yield Finding(
            message=counted(
                N_("The rest of {count} box that scrolls is out of reach of the keyboard."),
                N_("The rest of {count} boxes that scroll is out of reach of the keyboard."),
                len(stuck),
            ),
            occurrences=tuple(occurrence(entry, with_stop) for entry in stuck),
        )
    if open_to_doubt:
        yield Doubt(
            message=message(
                N_(
                    "It is called a button or link, but the Tab key never comes here. Click on it: if something "
                    "happens, it is a fault."
                )
            ),
            occurrences=tuple(occurrence(entry, made_operable) for entry in open_to_doubt),
        )


def _applies(page: PageEvidence) -> bool:
    walk = walk_of(page)
    return walk is not None and bool(walk.stops or walk.mouse_only)


RULE = Rule(
    id="keyboard-access",
    category=Category.ACCESSIBILITY,
    impact=Impact.CRITICAL,
    weight=ESSENTIAL,
    references=success_criterion("2.1.1"),
    title=N_("Everything that can be clicked works with the keyboard, too"),
    failure_title=N_("Some things work only with a mouse"),
    why=N_(
        "Whoever cannot use a mouse, because of blindness, trembling hands or a broken touch pad, never gets to what "
        "is behind it."
    ),
    repair=N_(
        "Make it a real button or link: <button> for what happens on this page, <a href> for what leads to another. "
        "Both answer to the Tab key and to Enter by themselves."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.KEYBOARD}),
    applies=_applies,
    check=check,
)
