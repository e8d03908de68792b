"""Fieldset legend: a frame around fields has a name."""

import html
from collections.abc import Iterator

from rules.accessibility.axe.row import DETAIL
from rules.accessibility.forms.field_group import unnamed_sets
from rules.accessibility.forms.fields import forms_of, is_choice
from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message, place, slot
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.forms import Forms, Group, Side

LEAST_FIELDS = 2  # a frame around one field groups nothing
NAME_CHARACTERS = 80
NAMING_TAGS = frozenset({"h2", "h3", "h4", "h5", "h6", "b", "strong", "p", "div", "span", "legend"})


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report fieldsets without a legend, or with an empty one, around several fields."""
    forms = forms_of(page)
    told = {number for choices in unnamed_sets(forms) for number in choices.numbers}
    nameless = [group for group in _fieldsets(forms) if not group.name and not set(group.fields) <= told]
    sure = [group for group in nameless if _is_missed(group, forms)]
    if sure:
        yield Finding(
            message=counted(
                N_("{count} frame around fields has no name."),
                N_("{count} frames around fields have no name."),
                len(sure),
            ),
            occurrences=tuple(_occurrence(group) for group in sure),
        )
    unsure = [group for group in nameless if group not in sure and group.is_framed]
    if unsure:
        yield Doubt(
            message=message(
                N_(
                    "A frame is drawn around these fields and has no name. Look whether they belong together in a way "
                    "that the fields' own names do not tell, such as two addresses. If so, the frame needs a name."
                )
            ),
            occurrences=tuple(_occurrence(group) for group in unsure),
        )


def _fieldsets(forms: Forms) -> list[Group]:
    return [group for group in forms.groups if group.tag == "fieldset" and len(group.fields) >= LEAST_FIELDS]


def _is_missed(group: Group, forms: Forms) -> bool:
    if group.has_legend:
        return True
    fields = [forms.fields[number] for number in group.fields]
    if all(map(is_choice, fields)) and len({field.name for field in fields}) == 1:
        return True
    return _seen_name(group) != "" and not _holds_all(group, forms)


def _seen_name(group: Group) -> str:
    text = group.first_text
    is_name = (
        text is not None
        and text.label is None
        and text.tag in NAMING_TAGS
        and text.side in {Side.ABOVE, Side.LEFT}
        and len(text.text) <= NAME_CHARACTERS
    )
    return text.text if text is not None and is_name else ""


def _holds_all(group: Group, forms: Forms) -> bool:
    return group.form is not None and set(forms.forms[group.form].fields) <= set(group.fields)


def _occurrence(group: Group) -> Occurrence:
    tag = read_tag(group.html)
    name = html.escape(_seen_name(group), quote=False) or slot(N_("what these fields have in common"))
    opening = tag.opening if tag is not None else "<fieldset>"
    return place(group, after=f"{opening}<legend>{name}</legend> … </fieldset>")


RULE = Rule(
    id="fieldset-legend",
    category=Category.ACCESSIBILITY,
    impact=Impact.MODERATE,
    weight=DETAIL,
    references=success_criterion("1.3.1"),
    title=N_("Frames around fields have names"),
    failure_title=N_("Some frames around fields have no names"),
    why=N_(
        "The frame shows that some fields belong together. A blind visitor hears that a group begins, but not which: "
        "whether the address asked for is one's own or the office's, for example."
    ),
    repair=N_("Write what the fields have in common as a legend, the first thing inside the fieldset."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.FORMS}),
    applies=lambda page: bool(_fieldsets(forms_of(page))),
    check=check,
)
