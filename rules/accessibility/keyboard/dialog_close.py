"""Closing a dialog: what the keyboard opens, the keyboard closes."""

from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.keyboard.dialog_focus import has_dialogs
from rules.accessibility.keyboard.mending import made_operable
from rules.accessibility.keyboard.walked import walk_of
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.keyboard import DialogTrial


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report dialogs that neither Escape nor a button within reach of Tab closes (SC 2.1.1)."""
    walk = walk_of(page)
    still_open = [trial for trial in (walk.dialogs if walk else ()) if not trial.is_closed]
    sure = [trial for trial in still_open if trial.close_button_html]
    others = [trial for trial in still_open if not trial.close_button_html]
    if sure:
        yield Finding(
            message=counted(
                N_("{count} dialog can be closed with the mouse only."),
                N_("{count} dialogs can be closed with the mouse only."),
                len(sure),
            ),
            occurrences=tuple(_place(trial) for trial in sure),
        )
    if others:
        yield Doubt(
            message=message(
                N_(
                    "Open this with Enter and try to close what appears with Escape or with a button you reach with "
                    "Tab. If only the mouse closes it, it is a fault."
                )
            ),
            occurrences=tuple(place(trial) for trial in others),
        )


def _place(trial: DialogTrial) -> Occurrence:
    return Occurrence(
        selector=trial.dialog_selector, html=trial.close_button_html, after=made_operable(trial.close_button_html)
    )


RULE = Rule(
    id="dialog-close",
    category=Category.ACCESSIBILITY,
    impact=Impact.CRITICAL,
    weight=BARRIER,
    references=success_criterion("2.1.1"),
    title=N_("Every dialog can be closed with the keyboard"),
    failure_title=N_("A dialog can be closed with the mouse only"),
    why=N_("The page behind it is covered from then on; whoever has no mouse must load it again."),
    repair=N_(
        'Let Escape close the dialog, and make the cross a real button: <button type="button" aria-label="Close">.'
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.KEYBOARD}),
    applies=has_dialogs,
    check=check,
)
