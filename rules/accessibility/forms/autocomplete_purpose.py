"""Autocomplete purpose: the browser can fill in what it knows of the visitor."""

from collections.abc import Iterator, Sequence

from rules.accessibility.axe.row import DETAIL
from rules.accessibility.forms.fields import forms_of, is_search, is_written
from rules.accessibility.forms.purposes import family, purpose_of, tokens
from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.forms import Field, Forms

LEAST_PURPOSES = 2  # name and e-mail together are the visitor's own, a name alone may be anybody's
SAYING_NOTHING = frozenset({"on", "off", "true", "false", "none", "undefined", "null", "disabled", "enabled"})
OWN = frozenset({"email", "tel"})  # a form that asks for one of them wants to answer its visitor


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report fields about the visitor without HTML's word for them, or with another one's."""
    forms = forms_of(page)
    untold = [field for number in (*range(len(forms.forms)), None) for field in _untold(forms, number)]
    if untold:
        yield Finding(
            message=counted(
                N_("{count} field asks for something the browser knows, and does not let the browser fill it in."),
                N_("{count} fields ask for something the browser knows, and do not let the browser fill them in."),
                len(untold),
            ),
            occurrences=tuple(place(field, _told(field)) for field in untold),
        )
    mistaken = [field for field in forms.fields if _is_mistaken(field)]
    if mistaken:
        yield Finding(
            message=counted(
                N_("{count} field tells the browser that it is for something else."),
                N_("{count} fields tell the browser that they are for something else."),
                len(mistaken),
            ),
            occurrences=tuple(place(field, _told(field)) for field in mistaken),
        )


def _untold(forms: Forms, form: int | None) -> list[Field]:
    fields = [field for field in forms.fields if field.form == form and is_written(field)]
    about = [field for field in fields if purpose_of(field) and not is_search(field, forms) and not field.is_readonly]
    return (
        [field for field in about if set(tokens(field.autocomplete)) <= SAYING_NOTHING] if _is_own(about, forms) else []
    )


def _is_own(about: Sequence[Field], forms: Forms) -> bool:
    """Return whether a form asks its visitor about himself, so that he can be answered."""
    purposes = [purpose_of(field) for field in about]
    if len(set(purposes)) < LEAST_PURPOSES or not OWN & set(purposes) or len(set(purposes)) < len(purposes):
        return False  # two names in one form: one of them is somebody else's
    form = about[0].form
    return (
        form is None
        or forms.forms[form].method == "post"
        or any(forms.fields[n].tag == "textarea" for n in forms.forms[form].fields)
    )


def _is_mistaken(field: Field) -> bool:
    purpose, found = purpose_of(field), tokens(field.autocomplete)
    if not purpose or not found or not family(found[-1]):
        return False
    return family(found[-1]) != family(purpose)


def _told(field: Field) -> str:
    tag = read_tag(field.html)
    return "" if tag is None else str(tag.having("autocomplete", purpose_of(field)))


RULE = Rule(
    id="autocomplete-purpose",
    category=Category.ACCESSIBILITY,
    impact=Impact.MODERATE,
    weight=DETAIL,
    references=success_criterion("1.3.5"),
    title=N_("The browser can fill in the visitor's name, e-mail and telephone number"),
    failure_title=N_("The browser is not told which fields ask for the visitor's name, e-mail or telephone number"),
    why=N_(
        "Who types slowly, on a small phone or with a trembling hand, writes name and number again in every form, with "
        "new errors each time. The browser could do it at one touch."
    ),
    repair=N_("Add the fixed word of HTML to each of these fields, such as name, email, tel, street-address or bday."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.FORMS}),
    applies=lambda page: any(purpose_of(field) for field in forms_of(page).fields),
    check=check,
)
