"""Dialog focus: it goes into a dialog that opens, stays there, and comes back."""

from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.keyboard.walked import occurrence, walk_of
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Message, counted, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.keyboard import DialogTrial

NOT_TAKEN = N_("It opens this dialog over the page, but the Tab key goes on behind it.")
NOT_KEPT = N_("In the dialog that it opens, the Tab key soon goes on behind it, in the page that is covered.")
NOT_RETURNED = N_("When its dialog is closed, the focus does not come back to it.")


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report what opens a dialog over the whole page without leading the focus in and back (SC 2.4.3)."""
    walk = walk_of(page)
    faults = [(trial, fault) for trial in (walk.dialogs if walk else ()) if (fault := _fault(trial)) is not None]
    if faults:
        yield Finding(
            message=counted(N_("{count} dialog loses the focus."), N_("{count} dialogs lose the focus."), len(faults)),
            occurrences=tuple(occurrence(trial, note=fault, quote=trial.dialog_html) for trial, fault in faults),
        )


def _fault(trial: DialogTrial) -> Message | None:
    if not trial.is_modal:
        return None
    if not trial.takes_focus:
        return message(NOT_TAKEN)
    if trial.keeps_focus is False:
        return message(NOT_KEPT)
    return message(NOT_RETURNED) if trial.returns_focus is False else None


def has_dialogs(page: PageEvidence) -> bool:
    """Return whether Enter opened a dialog."""
    walk = walk_of(page)
    return walk is not None and bool(walk.dialogs)


RULE = Rule(
    id="dialog-focus",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("2.4.3"),
    title=N_("The focus goes into a dialog that opens, and comes back"),
    failure_title=N_("A dialog opens, and the focus stays behind it"),
    why=N_(
        "Something lies over the page, and the keyboard works behind it. A blind visitor does not learn that it "
        "opened; afterwards the search begins at the top of the page."
    ),
    repair=N_(
        "Use the dialog element and open it with showModal(): it takes the focus, keeps it, closes with Escape and "
        "gives the focus back by itself."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.KEYBOARD}),
    applies=has_dialogs,
    check=check,
)
