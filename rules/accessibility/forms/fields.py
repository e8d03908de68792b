"""What the rules about forms ask of a field: what it is, and which visible words stand beside it."""

import re

from rules.accessibility.markup import Tag, read_tag
from rules.evidence import PageEvidence
from rules.page_text import HEADING_TAGS
from rules.views.forms import Field, Forms, NearText, Side

LABEL_CHARACTERS = 80  # longer texts explain, they do not name
PLAIN_ID = re.compile(r"[^\s\"'<>&]+")
UNWRITTEN = frozenset({"checkbox", "radio", "file", "range", "color"})
_EDGES = re.compile(r"[\s:*＊.…>»\-–—।()\[\]]+")
_NO_LABELS = HEADING_TAGS | {"legend", "caption", "summary"}  # these name more than one field


def forms_of(page: PageEvidence) -> Forms:
    """Return the forms of a page; without any where they were not collected."""
    return (page.view.forms if page.view else None) or Forms()


def has_fields(page: PageEvidence) -> bool:
    """Return whether there is anything to fill in."""
    return bool(forms_of(page).fields)


def is_choice(field: Field) -> bool:
    """Return whether it is a tick box or a radio button."""
    return field.type in {"checkbox", "radio"}


def is_written(field: Field) -> bool:
    """Return whether a visitor types into it."""
    return field.tag != "select" and field.type not in UNWRITTEN and field.role in {"", "textbox"}


def is_search(field: Field, forms: Forms) -> bool:
    """Return whether it only searches: the button beside such a field says what it is for."""
    of_form = field.form is not None and forms.forms[field.form].is_search
    betraying = f"{field.name} {field.id} {field.accessible_name} {field.placeholder}".lower()
    return of_form or field.type == "search" or field.role == "searchbox" or bool(_SEARCH.search(betraying))


_SEARCH = re.compile(r"search|खोज|ढूंढ|ढूँढ|सर्च|\bq\b|\bkeywords?\b|\bfilter\b")


def bare(text: str) -> str:
    """Return a label without asterisk, colon and brackets at its ends, in lower case."""
    start, end = 0, len(text)
    if head := _EDGES.match(text):
        start = head.end()
    while end > start and _EDGES.fullmatch(text[end - 1]):
        end -= 1
    return " ".join(text[start:end].lower().split())


def own_text(field: Field, forms: Forms) -> NearText | None:
    """Return the visible text that the eye takes for the label of a field, tied to it or not; None without one."""
    sides = (
        ((field.after, {Side.RIGHT}), (field.before, {Side.LEFT}))
        if is_choice(field)
        else ((field.before, {Side.LEFT, Side.ABOVE}),)
    )
    return next(
        (text for text, where in sides if text is not None and text.side in where and _names(text, forms)), None
    )


def _names(text: NearText, forms: Forms) -> bool:
    """Return whether a text can be the label of the field it stands beside and is not another one's."""
    if text.tag in _NO_LABELS or len(text.text) > LABEL_CHARACTERS or not any(map(str.isalpha, text.text)):
        return False
    tied = forms.labels[text.label].field if text.label is not None else None
    return tied is None or len(forms.fields[tied].labels) > 1


def is_surrounded(field: Field, forms: Forms) -> bool:
    """Return whether anything seen near the field may tell what it is for."""
    headed = sum(
        other.form == field.form and other.before is not None and other.before.tag in HEADING_TAGS
        for other in forms.fields
    )
    is_lonely = sum(other.form == field.form for other in forms.fields) == 1
    texts = (
        text
        for text in (field.before, field.after)
        if text is not None and text.side is not Side.FAR and (is_lonely or headed > 1 or text.tag not in HEADING_TAGS)
    )
    may_name = any(
        text.label is None or forms.labels[text.label].field is None or text.label in field.labels for text in texts
    )
    group = forms.groups[field.group].visible_name if field.group is not None else ""
    floats = any(forms.labels[label].may_appear for label in field.labels)
    return bool(may_name or field.visible_label or field.column_header or group or floats) or field.has_picture_near


def usable_id(field: Field) -> str:
    """Return the id a label can name: the field's own, or one made of its name."""
    if PLAIN_ID.fullmatch(field.id):
        return field.id
    said = (field.name, field.accessible_name, field.placeholder, field.type)
    made = (re.sub(r"[^A-Za-z0-9_-]+", "-", text)[:30].strip("-").lower() for text in said)
    return next(filter(None, made), field.tag)


def labelled(field: Field, label_html: str) -> str:
    """Return the field with a label before it, or after it where it is ticked; "" where the field cannot be read."""
    tag = read_tag(field.html)
    if tag is None:
        return ""
    if is_choice(field) and not field.id:
        return f"<label>{tag} {label_html}</label>"  # its name is that of the whole set and makes no id
    label = f'<label for="{usable_id(field)}">{label_html}</label>'
    mended: Tag = tag.having("id", usable_id(field))
    return f"{mended} {label}" if is_choice(field) else f"{label} {mended}"
