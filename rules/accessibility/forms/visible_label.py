"""Visible label: what to fill in can be seen, not only heard."""

import html
from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.forms.fields import forms_of, has_fields, is_search, is_surrounded, is_written, labelled
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.forms import Field, Forms, NameFrom


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report fields with a name for screen readers and no word beside or inside them."""
    forms = forms_of(page)
    unseen = [field for field in forms.fields if _is_unseen(field, forms)]
    if unseen:
        yield Finding(
            message=counted(
                N_("Nothing that can be seen says what {count} field is for."),
                N_("Nothing that can be seen says what {count} fields are for."),
                len(unseen),
            ),
            occurrences=tuple(
                place(field, labelled(field, html.escape(field.accessible_name, quote=False))) for field in unseen
            ),
        )


def _is_unseen(field: Field, forms: Forms) -> bool:
    return (
        is_written(field)
        and field.name_from not in {NameFrom.NONE, NameFrom.PLACEHOLDER}
        and not (field.placeholder or field.shown_value or field.is_readonly)
        and not is_search(field, forms)
        and not is_surrounded(field, forms)
    )


RULE = Rule(
    id="visible-label",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("3.3.2"),
    title=N_("It can be seen what every field is for"),
    failure_title=N_("It cannot be seen what some fields are for"),
    why=N_(
        "The name of the field is only written for screen readers, or appears when a mouse rests on it. "
        "Whoever looks at the page, most of all on a phone, sees an empty box and has to guess."
    ),
    repair=N_("Write the name of the field as a visible label before it."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.FORMS}),
    applies=has_fields,
    check=check,
)
