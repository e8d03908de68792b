"""Form errors: an empty form that is sent off says in words which field is wrong, and why."""

from collections.abc import Iterator, Sequence

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.forms.answers import empty_fields, letters, names_any, says_nothing
from rules.accessibility.forms.fields import forms_of, has_fields
from rules.accessibility.forms.standing_errors import error_place, standing_faults
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Message, Occurrence, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.forms import Answer, Field, Form, Forms, Trial

LEAST_FIELDS = 2  # with one field, every error is about it
LET_GO = N_(
    "The page lets this form go without looking at it. Press the send button with all fields empty and look whether "
    "the answer says in words which fields are missing."
)
SILENT = N_(
    "The form does not go, and nothing that could be read appeared. Press the send button with all fields empty and "
    "look whether the page says in words which fields are missing."
)
UNNAMED = N_(
    "The page answers “{answer}” to the empty form. Press the send button with all fields empty and look whether it "
    "can be told without colours which fields are meant."
)


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report error texts that say nothing or name no field, and ask about forms that answer with silence."""
    forms = forms_of(page)
    yield from standing_faults(forms)
    for form in forms.forms:
        yield from _tried(form, forms)


def _tried(form: Form, forms: Forms) -> Iterator[Finding | Doubt]:
    """Yield what is wrong with the answer to the empty form."""
    trial = form.trial
    empty = empty_fields(form, forms)
    if trial is None or not empty:
        return
    if trial.answer is Answer.SENT and form.method == "post":
        yield _doubt(form, message(LET_GO))
    if trial.answer is not Answer.SCRIPT:
        return
    said = letters(trial)
    if not said and trial.messages:
        yield Finding(
            message=message(N_("Only a sign appears beside a wrong field, and no word.")), occurrences=_places(trial)
        )
    elif not said and not trial.changed and not trial.is_focus_moved:
        yield _doubt(form, message(SILENT))
    elif said and not trial.dialogs and all(says_nothing(text) for text in said):
        yield Finding(
            message=message(N_("The answer to the empty form does not say what is wrong.")), occurrences=_places(trial)
        )
    elif said and not _names_field(trial, empty):
        yield _doubt(form, message(UNNAMED, answer=said[0]))


def _names_field(trial: Trial, empty: Sequence[Field]) -> bool:
    """Return whether one of the answers names a field, stands beside one, or comes with the focus in one."""
    is_beside = any(text.field is not None for text in trial.messages)
    is_led = trial.focused_field is not None and trial.is_focus_moved
    is_only_one = len(empty) < LEAST_FIELDS
    return is_beside or is_led or is_only_one or any(names_any(text, empty) for text in letters(trial))


def _doubt(form: Form, said: Message) -> Doubt:
    return Doubt(message=said, occurrences=(place(form),))


def _places(trial: Trial) -> tuple[Occurrence, ...]:
    return tuple(error_place(text) for text in trial.messages)


RULE = Rule(
    id="form-errors",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("3.3.1"),
    title=N_("A form says in words which field is wrong, and why"),
    failure_title=N_("A form does not say in words which field is wrong, or why"),
    why=N_(
        "A citizen who only reads “Error” does not know what to change, tries again in vain and goes to the office "
        "instead. A blind visitor does not even find the field."
    ),
    repair=N_(
        "Write beside each wrong field what is wrong and how to put it right, for example: “Mobile number: 10 digits "
        "are needed.” Tie the text to the field by aria-describedby."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.FORMS}),
    wants=frozenset({Need.TRIAL}),
    applies=has_fields,
    check=check,
)
