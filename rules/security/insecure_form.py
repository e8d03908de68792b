"""Insecure form: what a citizen fills in is sent encrypted."""

from collections.abc import Iterator

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, place
from rules.page_text import Form
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.security.public import is_encrypted_page
from rules.standards import gigw

PLAIN = "http://"


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report forms of an encrypted page that are sent over http."""
    forms = [form for form in page.text.forms if form.action.startswith(PLAIN)]
    if forms:
        yield Finding(
            message=counted(
                N_("{count} form is sent without encryption."),
                N_("{count} forms are sent without encryption."),
                len(forms),
            ),
            occurrences=tuple(place(form, after=_encrypted(form), quote=form.action) for form in forms),
        )


def _encrypted(form: Form) -> str:
    tag = read_tag(form.html)
    action = (tag.get("action") or "").strip() if tag else ""
    return (
        str(tag.having("action", "https://" + action[len(PLAIN) :])) if tag and action.lower().startswith(PLAIN) else ""
    )


RULE = Rule(
    id="insecure-form",
    category=Category.SECURITY,
    impact=Impact.CRITICAL,
    weight=5,
    references=(gigw("5.3.1 A(j)"),),
    title=N_("What citizens fill in is sent encrypted"),
    failure_title=N_("What citizens fill in is sent without encryption"),
    why=N_("Anyone on the way can read names, numbers and complaints, and browsers warn before they send them."),
    repair=N_("Write https:// in the action of the form, and look whether the form arrives that way."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    ground=Ground.FACT,
    applies=lambda page: is_encrypted_page(page) and any(form.action for form in page.text.forms),
    check=check,
)
