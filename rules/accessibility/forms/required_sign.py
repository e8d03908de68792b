"""Required sign: which fields must be filled in is told before one sends the form."""

import html
import re
from collections.abc import Iterator, Sequence

from rules.accessibility.axe.row import DETAIL
from rules.accessibility.forms.fields import forms_of, is_choice
from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.forms import Field, Forms, Sign

OBVIOUS_FIELDS = 3  # of a form for signing in: everybody knows that both words are needed
_ALL = re.compile(r"\b(all|every|each)\b|सभी|प्रत्येक|हर ", re.I)
_OPTIONAL = re.compile(r"\boptional\b|\bnot (required|mandatory)\b|वैकल्पिक|ऐच्छिक|यदि (हो|कोई)|if any", re.I)


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report fields that must be filled in and look like those that may stay empty."""
    forms = forms_of(page)
    unsigned = [field for number in _forms(forms) for field in unsigned_fields(forms, number)]
    told_by_colour = {id(field) for number in _forms(forms) for field in signed_by_colour(forms, number)}
    found = [field for field in unsigned if id(field) not in told_by_colour]
    if found:
        yield Finding(
            message=counted(
                N_("{count} field must be filled in, and nothing beside it says so."),
                N_("{count} fields must be filled in, and nothing beside them says so."),
                len(found),
            ),
            occurrences=tuple(_occurrence(field, forms) for field in found),
        )


def unsigned_fields(forms: Forms, form: int | None) -> list[Field]:
    """Return the required fields of a form without a sign, where other fields of it may stay empty or are signed."""
    fields = [field for field in forms.fields if field.form == form and not field.is_readonly]
    required = [field for field in fields if field.is_required]
    typed = [field for field in fields if not is_choice(field)]
    if len(typed) < 2 or _is_sign_in(typed):
        return []
    note = forms.forms[form].required_note if form is not None else forms.required_note
    is_said_of_all = bool(note) and bool(_ALL.search(note)) and not _OPTIONAL.search(note)
    others = [field for field in typed if not field.is_required]
    if is_said_of_all or (others and all(_is_optional(field) for field in others)):
        return []
    may_stay_empty = [field for field in others if field.sign is Sign.NONE]
    is_signed = any(field.sign is Sign.TEXT for field in required)
    if not (may_stay_empty or is_signed):
        return []  # all must be filled in, as in most short forms
    return [field for field in required if field.sign is Sign.NONE and not is_choice(field) and not _is_chosen(field)]


def signed_by_colour(forms: Forms, form: int | None) -> list[Field]:
    """Return the unsigned required fields whose labels have a colour that no other label of the form has."""
    unsigned = unsigned_fields(forms, form)
    colours = {field.label_colour for field in unsigned}
    others = {
        field.label_colour
        for field in forms.fields
        if field.form == form and not field.is_required and field.label_colour and not is_choice(field)
    }
    return unsigned if len(colours) == 1 and others and "" not in colours and not colours & others else []


def _forms(forms: Forms) -> Sequence[int | None]:
    return (*range(len(forms.forms)), None)


def _is_sign_in(typed: Sequence[Field]) -> bool:
    return len(typed) <= OBVIOUS_FIELDS and any(field.type == "password" for field in typed)


def _is_optional(field: Field) -> bool:
    return bool(_OPTIONAL.search(f"{field.accessible_name} {field.visible_label} {field.hint} {field.placeholder}"))


def _is_chosen(field: Field) -> bool:
    """Return whether it can hardly stay empty, since it begins with a value."""
    return field.tag != "select" and bool(field.shown_value)


def _occurrence(field: Field, forms: Forms) -> Occurrence:
    label = forms.labels[field.labels[0]] if field.labels else None
    tag = read_tag(label.html) if label is not None else None
    if label is None or tag is None or tag.content is None or "<" in tag.content:
        return place(field)
    text = html.escape(label.text.rstrip(" :"), quote=False)
    return Occurrence(selector=field.selector, html=label.html, after=str(tag.holding(f"{text} *")))


RULE = Rule(
    id="required-sign",
    category=Category.ACCESSIBILITY,
    impact=Impact.MODERATE,
    weight=DETAIL,
    references=success_criterion("3.3.2"),
    title=N_("Fields that must be filled in are marked"),
    failure_title=N_("Some fields that must be filled in are not marked"),
    why=N_(
        "Whoever does not know which fields may stay empty gives away more than is asked for, or sends the form and "
        "gets it back. On a slow connection that can be the end of an application."
    ),
    repair=N_("Write an asterisk or the word “required” into the label, and explain the asterisk above the form."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.FORMS}),
    applies=lambda page: any(field.is_required for field in forms_of(page).fields),
    check=check,
)
