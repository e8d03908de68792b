"""Error status: a screen reader says that the form was not sent."""

from collections.abc import Iterator

from rules.accessibility.axe.row import DETAIL
from rules.accessibility.forms.fields import forms_of
from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.forms import Answer, Form, Message


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report error texts that appear in silence: in no live region, while the focus stays on the button (F103)."""
    silent = [text for form in forms_of(page).forms for text in _silent(form)]
    if silent:
        yield Finding(
            message=counted(
                N_("{count} text appears when the empty form is sent, and a screen reader does not read it."),
                N_("{count} texts appear when the empty form is sent, and a screen reader does not read them."),
                len(silent),
            ),
            occurrences=tuple(_occurrence(text) for text in silent),
        )


def _silent(form: Form) -> list[Message]:
    trial = form.trial
    if trial is None or trial.answer is not Answer.SCRIPT or trial.dialogs:
        return []
    if trial.is_focus_moved or trial.has_live_text or any(text.is_live for text in trial.messages):
        return []
    return [text for text in trial.messages if text.field is None or text.field in form.fields]


def _occurrence(text: Message) -> Occurrence:
    tag = read_tag(text.html)
    is_control = tag is None or tag.name in {"input", "select", "textarea"}
    after = "" if tag is None or is_control else str(tag.having("role", "alert"))
    return place(text, after=after)


RULE = Rule(
    id="error-status",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=DETAIL,
    references=success_criterion("4.1.3"),
    title=N_("Error texts are read aloud when they appear"),
    failure_title=N_("Error texts appear in silence"),
    why=N_(
        "A blind visitor presses the button, hears nothing and believes the application is sent. The red text above is "
        "never found."
    ),
    repair=N_(
        'Give the place of the error texts role="alert", or lead the focus to the first wrong field when the form is '
        "stopped."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.FORMS}),
    wants=frozenset({Need.TRIAL}),
    applies=lambda page: any(form.trial is not None for form in forms_of(page).forms),
    check=check,
)
