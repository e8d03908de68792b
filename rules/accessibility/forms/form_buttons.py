"""Buttons of forms: one that sends, none that empties."""

import re
from collections.abc import Iterator

from rules.accessibility.axe.row import ADVICE
from rules.accessibility.forms.fields import forms_of, is_written
from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.views.forms import Button, Form, Forms

_SENDS = re.compile(r"\b(submit|send|save|register|apply|sign|log ?in)\b|सबमिट|भेज|जमा|दर्ज|पंजी|सहेज|लॉग", re.I)
LEAST_FIELDS = 2  # a form with one text field is sent by the Enter key


def check_submit(page: PageEvidence) -> Iterator[Finding]:
    """Report forms that no button sends."""
    forms = forms_of(page)
    unsent = [form for form in forms.forms if _is_filled_in(form, forms) and not form.has_button]
    if unsent:
        yield Finding(
            message=counted(N_("{count} form has no button."), N_("{count} forms have no button."), len(unsent)),
            occurrences=tuple(_alike(form) or place(form) for form in unsent),
        )


def check_reset(page: PageEvidence) -> Iterator[Finding]:
    """Report buttons that empty a form."""
    resets = [button for form in forms_of(page).forms for button in form.buttons if button.kind == "reset"]
    if resets:
        yield Finding(
            message=counted(
                N_("{count} button empties a whole form."), N_("{count} buttons empty a whole form."), len(resets)
            ),
            occurrences=tuple(place(button) for button in resets),
        )


def _is_filled_in(form: Form, forms: Forms) -> bool:
    written = sum(is_written(forms.fields[number]) for number in form.fields)
    return written >= LEAST_FIELDS and not form.is_search


def _alike(form: Form) -> Occurrence | None:
    """Return the last thing in the form that looks like a button, made one."""
    alike: list[Button] = [
        button for button in form.buttons if button.kind in {"link", "other"} and _SENDS.search(button.name)
    ]
    if not alike:
        return None
    tag = read_tag(alike[-1].html)
    whole = tag is not None and tag.content is not None
    after = (
        str(tag.renamed("button").lacking("href", "role", "tabindex").having("type", "submit")) if tag and whole else ""
    )
    return place(alike[-1], after=after)


SUBMIT_RULE = Rule(
    id="submit-button",
    category=Category.ACCESSIBILITY,
    impact=Impact.MODERATE,
    weight=ADVICE,
    title=N_("Every form has a button that sends it"),
    failure_title=N_("Some forms have no button that sends them"),
    why=N_(
        "Visitors look for a button at the end of a form. A link or a picture that only looks like one is not read "
        "aloud as a button, and the Enter key does not work."
    ),
    repair=N_('End the form with <button type="submit"> and write on it what it does, such as “Send the complaint”.'),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.FORMS}),
    applies=lambda page: any(_is_filled_in(form, forms_of(page)) for form in forms_of(page).forms),
    check=check_submit,
)

RESET_RULE = Rule(
    id="reset-button",
    category=Category.ACCESSIBILITY,
    impact=Impact.MINOR,
    weight=ADVICE,
    title=N_("No button empties a whole form"),
    failure_title=N_("A button empties a whole form"),
    why=N_("It stands beside the button that sends the form. One wrong touch and everything written is gone."),
    repair=N_("Remove the button, or ask before anything is emptied."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.FORMS}),
    applies=lambda page: any(form.buttons for form in forms_of(page).forms),
    check=check_reset,
)
