"""Label tie: the words beside a field are its label for a screen reader too."""

import html
from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.forms.fields import (
    forms_of,
    has_fields,
    is_search,
    labelled,
    own_text,
    usable_id,
)
from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.forms import Field, Forms, NameFrom, NearText

# What stands alone before a field to name it, as far as the markup shows; a paragraph may speak of something else.
LABEL_TAGS = frozenset({"", "b", "strong", "span", "td", "th", "dt", "font", "label", "div"})
NAMED = frozenset({NameFrom.LABELLEDBY, NameFrom.ARIA_LABEL, NameFrom.LABEL})


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report labels that name no field or the wrong one, and names beside a field that are no label."""
    forms = forms_of(page)
    found = [(field, text) for field in forms.fields if (text := _untied(field, forms)) is not None]
    if found:
        yield Finding(
            message=counted(
                N_("The name of {count} field stands beside it but is not tied to it."),
                N_("The names of {count} fields stand beside them but are not tied to them."),
                len(found),
            ),
            occurrences=tuple(_occurrence(field, text, forms) for field, text in found),
        )


def _untied(field: Field, forms: Forms) -> NearText | None:
    """Return the visible name of a field that has none for a screen reader."""
    if field.labels or field.name_from in NAMED:
        return None
    text = own_text(field, forms)
    if text is None:
        return None
    is_weak = field.name_from is not NameFrom.NONE  # title or placeholder: the field is not silent
    if text.label is None and is_search(field, forms):
        return None  # the words before a search are about what is searched
    if text.label is None and is_weak and (text.tag not in LABEL_TAGS or _says_the_same(field, text)):
        return None
    return text


def _says_the_same(field: Field, text: NearText) -> bool:
    return text.text.strip(" *:").casefold() == field.accessible_name.strip(" *:").casefold()


def _occurrence(field: Field, text: NearText, forms: Forms) -> Occurrence:
    if text.label is None:
        return place(field, labelled(field, html.escape(text.text, quote=False)))
    label = forms.labels[text.label]
    tag = read_tag(label.html)
    id_ = usable_id(field)
    if label.for_id == id_:
        id_ = f"{id_}-2"  # another element has the same id and takes the label
    return place(
        label,
        after=str(tag.having("for", id_)) if tag is not None else "",
        note=None
        if field.id == id_
        else message(N_('The field itself gets id="{id}", so that the label can name it.'), id=id_),
    )


RULE = Rule(
    id="label-tie",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("1.3.1"),
    title=N_("The names beside the fields of a form are tied to them"),
    failure_title=N_("The names beside some fields of a form are not tied to them"),
    why=N_(
        "The eye sees “Mobile number” beside the field, but a screen reader reads the field without it. A touch on the "
        "words does not lead into the field either."
    ),
    repair=N_("Write the name as a label, and put the field's id into the label's for. Every id is used only once."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.FORMS}),
    applies=has_fields,
    check=check,
)
