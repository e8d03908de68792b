"""Required note: the asterisk is explained."""

import re
from collections.abc import Iterator

from rules.accessibility.axe.row import ADVICE
from rules.accessibility.forms.fields import forms_of
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.views.forms import Form, Forms

STARS = ("*", "＊")
# The star says it itself to whoever points at it, as in <abbr title="required">*</abbr>.
_TITLED_STAR = re.compile(r"""<[a-z]+\b[^>]*\btitle\s*=\s*["'][^"'>]+["'][^>]*>\s*[*＊]\s*<""", re.IGNORECASE)


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report forms with asterisks and no sentence that says what they mean."""
    forms = forms_of(page)
    unexplained = [
        form
        for form in forms.forms
        if _has_stars(form, forms) and not form.required_note and not _has_titled_star(form, forms)
    ]
    if unexplained:
        yield Finding(
            message=message(N_("The asterisks of the form are not explained.")),
            occurrences=tuple(place(form) for form in unexplained),
        )


def _has_titled_star(form: Form, forms: Forms) -> bool:
    labels = {number for field in form.fields for number in forms.fields[field].labels}
    return any(_TITLED_STAR.search(forms.labels[number].html) for number in labels)


def _has_stars(form: Form, forms: Forms) -> bool:
    labels = [forms.fields[number].visible_label for number in form.fields]
    return any(label.endswith(STARS) or label.startswith(STARS) for label in labels)


RULE = Rule(
    id="required-note",
    category=Category.ACCESSIBILITY,
    impact=Impact.MINOR,
    weight=ADVICE,
    title=N_("The asterisk beside the names of fields is explained"),
    failure_title=N_("The asterisk beside the names of fields is not explained"),
    why=N_("Not every citizen has filled in web forms before and knows what a little star means."),
    repair=N_("Write above the form: “Fields marked * must be filled in.”"),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.FORMS}),
    applies=lambda page: any(_has_stars(form, forms_of(page)) for form in forms_of(page).forms),
    check=check,
)
