"""Form fields as drawn, and what an empty form answers when it is sent off.

Fields, labels, groups and forms name each other by their place in the tuples of `Forms`.
All texts are a stranger's; each has at most 300 characters.
"""

from dataclasses import dataclass
from enum import StrEnum

from rules.place import Box


class NameFrom(StrEnum):
    """Where the accessible name of a field comes from (accname 1.2, HTML-AAM)."""

    LABELLEDBY = "aria-labelledby"
    ARIA_LABEL = "aria-label"
    LABEL = "label"
    TITLE = "title"
    PLACEHOLDER = "placeholder"
    NONE = ""


class Sign(StrEnum):
    """What tells the eye that a field must be filled in."""

    TEXT = "text"  # an asterisk or a word, in the label, beside the field, in its hint or its legend
    PICTURE = "picture"  # a picture or an icon in the label: what it shows is not known
    NONE = ""


class Side(StrEnum):
    """Where a text stands, seen from the field."""

    LEFT = "left"
    RIGHT = "right"
    ABOVE = "above"
    BELOW = "below"
    FAR = "far"  # further than a label stands


@dataclass(frozen=True, slots=True, kw_only=True)
class NearText:
    """The visible text next to a field in the order of the page, with no other field between."""

    text: str
    tag: str  # of the element that holds it; "": it stands bare beside the field
    side: Side
    label: int | None  # the label element it is, or stands in
    html: str  # of the element that holds it, "": bare text
    selector: str  # of the element that holds it, or of the one around the bare text


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A `label` element."""

    text: str  # as drawn; "": no visible words
    words: str  # as read aloud, with the texts of pictures
    for_id: str | None  # None: no attribute
    field: int | None  # the field it names; None: none that is drawn
    has_target: bool  # it names something a label can name, drawn or not
    is_shown: bool
    may_appear: bool  # it has a place and is only transparent, as labels are that float up when one types
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Something a visitor fills in, chooses or ticks, as drawn."""

    form: int | None  # None: in no form element
    group: int | None  # the innermost group around it
    tag: str  # lower case
    type: str  # of an input, "text" where none or an unknown one is written; "" for others
    role: str  # explicit, "": none
    id: str
    name: str  # the attribute
    accessible_name: str
    name_from: NameFrom
    labels: tuple[int, ...]  # that name it
    visible_label: str  # what of its labels or of aria-labelledby is drawn
    before: NearText | None
    after: NearText | None
    question: NearText | None  # the text before it and before its own label
    has_picture_near: bool  # an icon or a picture shares its immediate surroundings
    column_header: str  # of the table column it stands in, "": none
    hint: str  # the text of aria-describedby
    placeholder: str
    title: str
    shown_value: str  # what a list shows as chosen, or a field holds at the start
    autocomplete: str | None  # None: no attribute
    inputmode: str
    max_length: int | None
    is_required: bool  # required or aria-required
    sign: Sign
    is_invalid: bool  # aria-invalid says so
    is_readonly: bool
    has_picker: bool  # a script's calendar, as its class names or attributes betray
    label_colour: str  # CSS, "": no visible label
    blocks_paste: bool | None  # None: not tried
    repeats: int | None  # an earlier field with the same visible label and no other words between them
    selector: str
    html: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A fieldset, or an element with the role group or radiogroup."""

    tag: str
    role: str  # explicit
    name: str  # legend, aria-label or aria-labelledby
    visible_name: str
    has_legend: bool  # a legend element, perhaps empty
    is_framed: bool  # a border or a background of its own shows it
    first_text: NearText | None  # without a legend: the text before its first field
    fields: tuple[int, ...]  # of the inner groups too
    form: int | None
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button of a form, or what looks like one."""

    kind: str  # submit, image, reset, button; link or other for what only looks like a button
    name: str
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A visible text that speaks of an error, or a text that appeared."""

    text: str
    field: int | None  # the one it stands beside or is tied to
    is_tied: bool  # by aria-describedby, aria-errormessage, aria-labelledby or a label
    is_live: bool  # a live region, so that it is read aloud when it appears
    is_read: bool  # not hidden from screen readers
    selector: str
    html: str


class Answer(StrEnum):
    """What became of the empty form."""

    SENT = "sent"  # it would have gone to the server
    BROWSER = "browser"  # the browser itself stopped it and names the field
    SCRIPT = "script"  # the page's script stopped it
    UNKNOWN = "unknown"  # requests of the script were refused, so nothing can be said


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What happened when the empty form was sent off, with every request refused."""

    answer: Answer
    dialogs: tuple[str, ...]  # what alert boxes said; at most 5
    messages: tuple[Message, ...]  # texts that appeared; at most 40
    changed: tuple[int, ...]  # fields that look different now, though not focused
    marked: tuple[int, ...]  # fields that aria-invalid marks now and did not before
    focused_field: int | None  # None: no field has the focus
    is_focus_moved: bool
    has_live_text: bool  # some live region, even one not seen, has new text


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form element with fields that are drawn."""

    fields: tuple[int, ...]
    method: str  # get, post, dialog
    is_search: bool
    buttons: tuple[Button, ...]  # that are drawn; at most 20
    has_button: bool  # one belongs to it, perhaps not drawn or outside it
    required_note: str  # a sentence that tells which fields must be filled in, "": none
    trial: Trial | None  # None: not tried
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """Form fields as drawn, and what an empty form answers when it is sent off."""

    fields: tuple[Field, ...] = ()  # at most 200
    labels: tuple[Label, ...] = ()  # at most 300
    groups: tuple[Group, ...] = ()  # at most 60
    forms: tuple[Form, ...] = ()  # at most 30
    errors: tuple[Message, ...] = ()  # that stand on the page before anything was sent; at most 30
    required_note: str = ""  # outside every form
