"""Placeholder label: the name of a field stays when one begins to write."""

import html
from collections.abc import Iterator

from rules.accessibility.axe.row import DETAIL
from rules.accessibility.forms.fields import forms_of, has_fields, is_search, is_surrounded, is_written, labelled
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.forms import Field, Forms


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report fields whose only visible name is the grey text that vanishes with the first letter."""
    forms = forms_of(page)
    vanishing = [field for field in forms.fields if _vanishes(field, forms)]
    if vanishing:
        yield Finding(
            message=counted(
                N_("The name of {count} field vanishes as soon as one writes in it."),
                N_("The names of {count} fields vanish as soon as one writes in them."),
                len(vanishing),
            ),
            occurrences=tuple(
                place(field, labelled(field, html.escape(field.placeholder, quote=False))) for field in vanishing
            ),
        )


def _vanishes(field: Field, forms: Forms) -> bool:
    return (
        is_written(field)
        and any(map(str.isalpha, field.placeholder))
        and not (field.shown_value or field.is_readonly)
        and not is_search(field, forms)
        and not _is_alone(field, forms)
        and not is_surrounded(field, forms)
    )


def _is_alone(field: Field, forms: Forms) -> bool:
    """Return whether it is the only field of a form with a button, whose words then say what it is for."""
    if field.form is None:
        return sum(other.form is None for other in forms.fields) == 1
    form = forms.forms[field.form]
    return len(form.fields) == 1 and any(button.name for button in form.buttons)


RULE = Rule(
    id="placeholder-label",
    category=Category.ACCESSIBILITY,
    impact=Impact.MODERATE,
    weight=DETAIL,
    references=success_criterion("3.3.2"),
    title=N_("The names of the fields stay visible while one writes"),
    failure_title=N_("The names of some fields vanish while one writes"),
    why=N_(
        "Grey text inside a field vanishes with the first letter. Whoever is interrupted, checks the form before "
        "sending it, or has the browser fill it in, can no longer see what was asked."
    ),
    repair=N_("Write the name as a label before the field, and keep the grey text for an example."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.FORMS}),
    applies=has_fields,
    check=check,
)
