"""Date format: a field for a date says how to write it."""

import re
from collections.abc import Iterator

from rules.accessibility.axe.row import ADVICE
from rules.accessibility.forms.fields import forms_of, is_written
from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.views.forms import Field

_DATE = re.compile(r"\b(date|d\.?o\.?b\.?)\b|दिनांक|तिथि|तारीख", re.I)
_FORMAT = re.compile(r"\d|\bdd|\bmm\b|yy|day|month|example|e\.g|दिन|माह|वर्ष|जैसे|उदाहरण", re.I)


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report text fields for a date without an example or a pattern to follow."""
    bare_dates = [field for field in forms_of(page).fields if _asks_date(field) and not _tells_format(field)]
    if bare_dates:
        yield Finding(
            message=counted(
                N_("{count} field asks for a date and does not say how to write it."),
                N_("{count} fields ask for a date and do not say how to write it."),
                len(bare_dates),
            ),
            occurrences=tuple(_occurrence(field) for field in bare_dates),
        )


def _asks_date(field: Field) -> bool:
    """Return whether a date is typed in letter by letter, without a calendar of the browser or of the page."""
    is_typed = is_written(field) and field.type in {"text", ""} and field.tag == "input"
    named = f"{field.visible_label} {field.accessible_name}"
    return is_typed and not (field.is_readonly or field.has_picker) and bool(_DATE.search(named))


def _tells_format(field: Field) -> bool:
    texts = [field.visible_label, field.accessible_name, field.hint, field.placeholder, field.title, field.shown_value]
    texts += [text.text for text in (field.before, field.after) if text is not None]
    return any(_FORMAT.search(text) for text in texts)


def _occurrence(field: Field) -> Occurrence:
    tag = read_tag(field.html)
    return place(field, "" if tag is None else str(tag.having("type", "date")))


RULE = Rule(
    id="date-format",
    category=Category.ACCESSIBILITY,
    impact=Impact.MINOR,
    weight=ADVICE,
    title=N_("Fields for a date say how to write it"),
    failure_title=N_("Some fields for a date do not say how to write it"),
    why=N_("03/04/2026 is a day in April to one reader and in March to another, and the form may refuse both."),
    repair=N_("Let the browser offer its calendar (type=date), or write the pattern into the label: “(DD/MM/YYYY)”."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.FORMS}),
    applies=lambda page: any(_asks_date(field) for field in forms_of(page).fields),
    check=check,
)
