"""Required colour: which fields must be filled in is not told by a colour alone."""

import re
from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.forms.fields import forms_of
from rules.accessibility.forms.required_sign import signed_by_colour
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.forms import Field, Forms, Sign

_COLOUR = re.compile(
    r"\b(?:in|are|with|by|marked|coloured|colored|highlighted|shown)\s+(?:a |the )?(?:in )?(?:bold )?"
    r"(red|orange|blue|green|yellow|pink|maroon|colou?r(?:ed)?|highlighted)\b|(?:लाल|नीले|हरे|पीले|नारंगी)\s*(?:रंग|अक्षर)",
    re.I,
)
_SIGN = re.compile(
    r"[*＊#†]|asterisk|\bstar|\bsign|\bsymbol|\bicon|\bmark\b|\bdot|\bbold|italic|तारा|तारांक|चिह्न|चिन्ह", re.I
)
_RGB = re.compile(r"rgba?\((\d+), (\d+), (\d+)")
GREY = 40  # channels nearer together than this make no colour


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report required fields that only the colour of their names tells from the others."""
    forms = forms_of(page)
    found = [field for number in (*range(len(forms.forms)), None) for field in _told_by_colour(forms, number)]
    if found:
        yield Finding(
            message=counted(
                N_("Only a colour says that {count} field must be filled in."),
                N_("Only a colour says that {count} fields must be filled in."),
                len(found),
            ),
            occurrences=tuple(_occurrence(field, forms) for field in found),
        )


def _told_by_colour(forms: Forms, form: int | None) -> list[Field]:
    note = forms.forms[form].required_note if form is not None else forms.required_note
    if note and _COLOUR.search(note) and not _SIGN.search(note):
        return [
            field
            for field in forms.fields
            if field.form == form and field.sign is Sign.NONE and _is_coloured(field.label_colour)
        ]
    return signed_by_colour(forms, form)


def _is_coloured(colour: str) -> bool:
    found = _RGB.match(colour)
    channels = [int(channel) for channel in found.groups()] if found else [0]
    return max(channels) - min(channels) > GREY


def _occurrence(field: Field, forms: Forms) -> Occurrence:
    told = place(field)
    label = forms.labels[field.labels[0]] if field.labels else None
    return told if label is None else Occurrence(selector=field.selector, html=label.html)


RULE = Rule(
    id="required-colour",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("1.4.1"),
    title=N_("Fields that must be filled in are marked by more than a colour"),
    failure_title=N_("Fields that must be filled in are marked by a colour alone"),
    why=N_("Many people do not tell red from green, and a screen reader does not read colours at all."),
    repair=N_("Write an asterisk or the word “required” into the label; the colour may stay."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.FORMS}),
    applies=lambda page: (
        any(field.is_required for field in forms_of(page).fields)
        or any(form.required_note for form in forms_of(page).forms)
        or bool(forms_of(page).required_note)
    ),
    check=check,
)
