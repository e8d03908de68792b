"""Auto-updating text: text that changes by itself can be halted."""

from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.motion.control import motion_of, undecided
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.motion import Change, Way

QUESTION = N_("Some text changes by itself. Look whether a button or a setting of this website stops it.")


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report text that a script replaces again and again while no control stops, hides or slows it (SC 2.2.2)."""
    motion = motion_of(page)
    running = [change for change in _rewordings(page) if change.selector not in motion.stoppable]
    clocks = [change for change in running if change.is_clock]
    others = [change for change in running if not change.is_clock]
    if clocks:
        yield Doubt(
            message=message(
                N_(
                    "A clock or timer on this page goes on by itself. Decide whether visitors need it; if not, it has "
                    "to be possible to stop or to hide it."
                )
            ),
            occurrences=tuple(_occurrence(change) for change in clocks),
        )
    if others:
        occurrences = tuple(_occurrence(change) for change in others)
        yield undecided(motion, occurrences, QUESTION) or Finding(
            message=counted(
                N_("{count} text on this page changes by itself, and no button stops it."),
                N_("{count} texts on this page change by themselves, and no button stops them."),
                len(others),
            ),
            occurrences=occurrences,
        )


def _rewordings(page: PageEvidence) -> list[Change]:
    return [change for change in motion_of(page).changes if change.way is Way.REWORDS and not change.is_alone]


def _occurrence(change: Change) -> Occurrence:
    return place(
        change,
        note=counted(
            N_("A new text about every second, for example “{before}”, then “{after}”."),
            N_("A new text about every {count} seconds, for example “{before}”, then “{after}”."),
            max(1, round(change.every_s)),
            before=change.before,
            after=change.after,
        ),
    )


RULE = Rule(
    id="auto-updating-text",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("2.2.2"),
    title=N_("Text that changes by itself can be stopped"),
    failure_title=N_("Text changes by itself and cannot be stopped"),
    why=N_(
        "Whoever reads slowly has not finished a line when the next one comes. A screen reader begins again, or reads "
        "half of each."
    ),
    repair=N_(
        "Show the entries one below the other as a list. If they have to take turns, put a button “Pause” beside them "
        "that works with mouse and keyboard."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.MOTION}),
    wants=frozenset({Need.ALONE}),
    applies=lambda page: bool(_rewordings(page)),
    check=check,
)
