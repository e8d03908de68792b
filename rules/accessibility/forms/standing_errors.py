"""Error texts that stand on a page before anything was sent (ACT rule 36b590)."""

import re
from collections.abc import Iterator

from rules.accessibility.forms.answers import names_any, says_nothing
from rules.finding import N_, Finding, Occurrence, counted, place, slot
from rules.views.forms import Field, Forms, Message, Side

_BEGINS = re.compile(r"\W*(error|invalid|incorrect|wrong|त्रुटि|अमान्य|गलत|ग़लत)\b", re.I)
LEAST_FIELDS = 2  # with one field, every error is about it


def standing_faults(forms: Forms) -> Iterator[Finding]:
    """Yield what is wrong with the error texts that stand on the page."""
    by_field: dict[int | None, list[Message]] = {}
    for error in forms.errors:
        by_field.setdefault(error.field, []).append(error)
    empty = [
        error
        for number, errors in by_field.items()
        if number is not None and all(says_nothing(said.text) for said in errors)
        for error in errors
    ]
    if empty:
        yield Finding(
            message=counted(
                N_("{count} error text does not say what is wrong."),
                N_("{count} error texts do not say what is wrong."),
                len(empty),
            ),
            occurrences=tuple(error_place(error) for error in empty),
        )
    lost = [error for error in by_field.get(None, []) if _is_lost(error, forms)]
    if lost:
        yield Finding(
            message=counted(
                N_("{count} error text does not say which field is wrong."),
                N_("{count} error texts do not say which field is wrong."),
                len(lost),
            ),
            occurrences=tuple(error_place(error) for error in lost),
        )
    unsaid = [field for number, field in enumerate(forms.fields) if _is_unsaid(field, number, forms)]
    if unsaid:
        yield Finding(
            message=counted(
                N_("{count} field is marked as wrong, and no text says why."),
                N_("{count} fields are marked as wrong, and no text says why."),
                len(unsaid),
            ),
            occurrences=tuple(place(field) for field in unsaid),
        )
    unread = [
        error
        for number, errors in by_field.items()
        if number is not None and not any(said.is_read or said.is_tied for said in errors)
        for error in errors
    ]
    if unread:
        yield Finding(
            message=counted(
                N_("{count} error text is hidden from screen readers."),
                N_("{count} error texts are hidden from screen readers."),
                len(unread),
            ),
            occurrences=tuple(place(error) for error in unread),
        )


def _is_lost(error: Message, forms: Forms) -> bool:
    """Return whether an error text stands beside no field and names none, where there are several."""
    is_error = says_nothing(error.text) or bool(_BEGINS.match(error.text))
    is_alone = len(forms.fields) < LEAST_FIELDS or any(other.field is not None for other in forms.errors)
    return is_error and not is_alone and not names_any(error.text, forms.fields)


def _is_unsaid(field: Field, number: int, forms: Forms) -> bool:
    """Return whether a field is marked as wrong for screen readers while no text near it could say why."""
    beside = field.after is not None and field.after.side is not Side.FAR and field.after.label is None
    is_told = any(error.field in {number, None} for error in forms.errors)
    return field.is_invalid and not (is_told or beside or field.hint)


def error_place(error: Message) -> Occurrence:
    """Return the place of an error text, with a slot for a better one."""
    return place(
        error,
        after=error.html.replace(error.text, slot(N_("what is wrong and how to put it right")), 1)
        if error.text in error.html
        else "",
    )
