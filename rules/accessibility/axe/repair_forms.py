"""Repairs of form fields: a visible label tied to the field, and the word by which a browser fills it in."""

import html
import re

from rules.accessibility.markup import Tag, read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, slot
from rules.view import AxeNode

LABEL_AFTER = frozenset({"checkbox", "radio"})  # a tick box is read before its label
PLAIN_ID = re.compile(r"[^\s\"'<>&]+")
HIDDEN_LABEL = "that is hidden"  # axe-core's check hidden-explicit-label: a second label would not help

# What the type, name or id of a field betrays about its use.
FIELD_USES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"captcha", re.I), N_("name of the field, for example: Characters shown in the picture")),
    (re.compile(r"search|\bq\b|\bs\b|query|keyword", re.I), N_("name of the field, for example: Search")),
    (re.compile(r"e-?mail", re.I), N_("name of the field, for example: E-mail address")),
    (re.compile(r"mobile|phone|\btel\b", re.I), N_("name of the field, for example: Mobile number")),
    (re.compile(r"pass-?word|pwd", re.I), N_("name of the field, for example: Password")),
    (re.compile(r"district", re.I), N_("name of the field, for example: District")),
    (re.compile(r"lang", re.I), N_("name of the field, for example: Language")),
    (re.compile(r"(?<![a-z])date|\bdob\b", re.I), N_("name of the field, for example: Date")),
    (re.compile(r"pin-?code|postal|zip", re.I), N_("name of the field, for example: PIN code")),
    (re.compile(r"address", re.I), N_("name of the field, for example: Address")),
    (re.compile(r"message|comment|feed-?back|suggestion", re.I), N_("name of the field, for example: Your message")),
    (re.compile(r"(?<!user)(?<!user[_-])name\b", re.I), N_("name of the field, for example: Name")),
)

# Words found in autocomplete that HTML does not know, and its word for the same (HTML, autofill).
AUTOFILL = {
    "phone": "tel",
    "mobile": "tel",
    "telephone": "tel",
    "e-mail": "email",
    "mail": "email",
    "emailid": "email",
    "firstname": "given-name",
    "first-name": "given-name",
    "fname": "given-name",
    "lastname": "family-name",
    "last-name": "family-name",
    "surname": "family-name",
    "lname": "family-name",
    "fullname": "name",
    "full-name": "name",
    "zip": "postal-code",
    "zipcode": "postal-code",
    "pincode": "postal-code",
    "pin": "postal-code",
    "dob": "bday",
    "birthday": "bday",
    "password": "current-password",
    "otp": "one-time-code",
    "true": "on",
    "yes": "on",
    "false": "off",
    "no": "off",
    "none": "off",
    "nope": "off",
    "null": "off",
    "disabled": "off",
}


def field(node: AxeNode, _page: PageEvidence) -> str:
    """Return the field with a label to fill in, tied to it by its id or wrapped around it."""
    tag = read_tag(node.html)
    if tag is None or HIDDEN_LABEL in node.summary:
        return ""
    return _labelled(tag, slot(_field_use(tag)))


def field_from_title(node: AxeNode, _page: PageEvidence) -> str:
    """Return the field with the words of its title as a visible label."""
    tag = read_tag(node.html)
    title = (tag.get("title") or "").strip() if tag is not None else ""
    return _labelled(tag, html.escape(title, quote=False)) if tag is not None and title else ""


def autocomplete(node: AxeNode, _page: PageEvidence) -> str:
    """Return the field with HTML's word for its purpose, where the word found or the type tells it."""
    tag = read_tag(node.html)
    if tag is None:
        return ""
    found = (tag.get("autocomplete") or "").strip().lower()
    word = AUTOFILL.get(found) or {"email": "email", "tel": "tel"}.get((tag.get("type") or "").lower())
    return str(tag.having("autocomplete", word)) if word else ""


def _labelled(tag: Tag, text: str) -> str:
    is_after = (tag.get("type") or "").lower() in LABEL_AFTER
    id_ = tag.get("id") or ""
    if PLAIN_ID.fullmatch(id_):
        label = f'<label for="{id_}">{text}</label>'
        return f"{tag} {label}" if is_after else f"{label} {tag}"
    if not tag.is_whole:
        return ""
    return f"<label>{tag} {text}</label>" if is_after else f"<label>{text} {tag}</label>"


def _field_use(tag: Tag) -> str:
    betraying = " ".join(tag.get(name) or "" for name in ("type", "name", "id"))
    return next((name for pattern, name in FIELD_USES if pattern.search(betraying)), N_("name of the field"))
