"""What a rule says: a message in marked text, the places it speaks of, and what to write instead."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from rules.fixing.edit import Edit
from rules.place import Box


def N_(text: str) -> str:  # noqa: N802, the gettext convention
    """Mark a text for translation and return it unchanged."""
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A marked sentence and the values it names.

    `text` and `plural` are msgids with `str.format` fields. A value whose name is `date` or ends
    in `_date` is an ISO 8601 day and is printed in the reader's language.
    """

    text: str
    plural: str = ""  # "": the sentence counts nothing
    count: int = 0  # chooses between text and plural; also available as {count}
    values: Mapping[str, str | int | float] = field(default_factory=dict)


def message(text: str, **values: str | int | float) -> Message:
    """Return a sentence that counts nothing."""
    return Message(text=text, values=values)


def counted(singular: str, plural: str, count: int, **values: str | int | float) -> Message:
    """Return a sentence with a singular and a plural form."""
    return Message(text=singular, plural=plural, count=count, values=values)


SLOT_OPEN, SLOT_CLOSE = "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}", "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}"


def slot(text: str) -> str:
    """Return a marked text as a place to fill in inside repaired HTML, such as ⟦describe the picture⟧."""
    return f"{SLOT_OPEN}{text}{SLOT_CLOSE}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One element, or one quoted sentence, that shows a finding. Everything here is a stranger's text."""

    selector: str = ""  # CSS selector in the rendered page; "": the page as a whole
    html: str = ""  # the element's own HTML as published, shortened
    after: str = ""  # the same HTML mended, with slots for what only a person knows; "": not known
    edits: tuple[Edit, ...] = ()  # the same as data, where `after` and `html` do not tell it; see rules.fixing
    quote: str = ""  # the sentence or the address the verdict rests on
    note: Message | None = None  # what is particular to this element
    page_url: str = ""  # filled in by the evaluation for page rules; named by site rules
    box: Box | None = None  # in the full-page screenshot, filled in by the evaluation


class Placed(Protocol):
    """Anything of the evidence that names an element."""

    @property
    def selector(self) -> str: ...  # noqa: D102, as in the evidence

    @property
    def html(self) -> str: ...  # noqa: D102


def place(
    item: Placed,
    after: str = "",
    note: Message | None = None,
    quote: str = "",
    box: Box | None = None,
    page_url: str = "",
    edits: tuple[Edit, ...] = (),
) -> Occurrence:
    """Return an element of the evidence as an occurrence, with its HTML mended where that is known."""
    return Occurrence(
        selector=item.selector,
        html=item.html,
        after=after,
        edits=edits,
        note=note,
        quote=quote,
        box=box,
        page_url=page_url,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One way in which a page fails a rule."""

    message: Message
    occurrences: tuple[Occurrence, ...] = ()
    repair: Message | None = None  # what to write instead, where it is more exact than the rule's own repair


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something a machine cannot decide: it makes the outcome cantTell, never a failure or a pass."""

    message: Message  # how a person could decide it, or what was missing
    occurrences: tuple[Occurrence, ...] = ()
    is_question: bool = True  # False: evidence is missing, and no look at the page helps


class Outcome(StrEnum):
    """The outcomes of W3C EARL 1.0."""

    PASSED = "passed"
    FAILED = "failed"
    CANT_TELL = "cantTell"
    INAPPLICABLE = "inapplicable"
