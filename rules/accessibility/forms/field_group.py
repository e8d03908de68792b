"""Field group: choices that answer one question are heard together with it."""

import html
from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.forms.choices import Choices, choice_sets, has_question, is_named
from rules.accessibility.forms.fields import forms_of
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, place, slot
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.forms import Forms


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report sets of choices whose question is only written above them."""
    loose = unnamed_sets(forms_of(page))
    if loose:
        yield Finding(
            message=counted(
                N_("{count} set of choices is not tied to its question."),
                N_("{count} sets of choices are not tied to their questions."),
                len(loose),
            ),
            occurrences=tuple(_occurrence(choices) for choices in loose),
        )


def unnamed_sets(forms: Forms) -> list[Choices]:
    """Return the sets whose question is seen, or sorely missed, but not heard with the fields."""
    return [
        choices
        for choices in choice_sets(forms)
        if not is_named(choices, forms) and (has_question(choices) or choices.is_yes_or_no)
    ]


def _occurrence(choices: Choices) -> Occurrence:
    first = choices.fields[0]
    legend = (
        html.escape(choices.question.text, quote=False)
        if choices.question is not None and has_question(choices)
        else slot(N_("the question that these choices answer"))
    )
    return place(
        first,
        after=f"<fieldset><legend>{legend}</legend> {first.html} … </fieldset>",
    )


RULE = Rule(
    id="field-group",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("1.3.1"),
    title=N_("Choices are tied to the question they answer"),
    failure_title=N_("Some choices are not tied to the question they answer"),
    why=N_(
        "A blind visitor moves from choice to choice and hears “Yes” and “No”, or “1” and “2”, without the question "
        "that stands above them, and cannot answer it."
    ),
    repair=N_(
        "Put the choices into a fieldset and write the question as its legend. The same holds for a date that is asked "
        "for in three fields."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.FORMS}),
    applies=lambda page: any(True for _ in choice_sets(forms_of(page))),
    check=check,
)
