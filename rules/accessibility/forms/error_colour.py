"""Error colour: a wrong field is not marked by a colour alone."""

from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.forms.answers import letters
from rules.accessibility.forms.fields import forms_of
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.forms import Answer, Field, Form, Forms


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report fields that change their colour when the empty form is sent off, while no word appears."""
    forms = forms_of(page)
    fields = [field for form in forms.forms for field in _coloured(form, forms)]
    if fields:
        yield Finding(
            message=counted(
                N_("{count} field left empty is marked by its colour alone; no word appears."),
                N_("{count} fields left empty are marked by their colour alone; no word appears."),
                len(fields),
            ),
            occurrences=tuple(place(field) for field in fields),
        )


def _coloured(form: Form, forms: Forms) -> list[Field]:
    trial = form.trial
    if trial is None or trial.answer is not Answer.SCRIPT or letters(trial):
        return []
    return [forms.fields[number] for number in trial.changed]


RULE = Rule(
    id="error-colour",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=(*success_criterion("3.3.1"), *success_criterion("1.4.1")),
    title=N_("Wrong fields are marked by words, not by a colour alone"),
    failure_title=N_("Wrong fields are marked by a colour alone"),
    why=N_(
        "When the form comes back, only a red edge tells which field is missing. Whoever does not see the colour, or "
        "cannot see the page, does not learn why the form is not sent."
    ),
    repair=N_("Write beside each wrong field what is missing, and tie the text to the field by aria-describedby."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.FORMS}),
    wants=frozenset({Need.TRIAL}),
    applies=lambda page: any(form.trial is not None for form in forms_of(page).forms),
    check=check,
)
