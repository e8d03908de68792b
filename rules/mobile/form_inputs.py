"""Form inputs: a field for a telephone number, an e-mail or a PIN code brings up the right keyboard on a phone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, message, place
from rules.page_text import FormField
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.standards import gigw

MOST_LABEL_CHARACTERS = 60  # a longer label asks for more than one thing


@dataclass(frozen=True, slots=True)
class Kind:
    """What a field asks for, by its label, and what brings up the keyboard for it."""

    asks: re.Pattern[str]
    attribute: str
    value: str
    fitting: frozenset[str]  # other values of type that bring up a keyboard as good
    note: str  # marked text


EMAIL = Kind(
    re.compile(r"\be-?\s?mail\b|ई-?\s?मेल|इमेल", re.IGNORECASE),
    "type",
    "email",
    frozenset({"email"}),
    N_("A phone then shows the keyboard with @."),
)
TELEPHONE = Kind(
    re.compile(
        r"\b(?:mobile|phone|telephone|whatsapp|contact)\s*(?:no\b|num|#)"
        r"|^(?:your )?(?:mobile|phone|telephone|landline)\W*$"
        r"|मोबाइल|दूरभाष|(?:फ़ोन|फोन|टेलीफोन)\s*(?:न|सं|$)|व्हाट्सएप",
        re.IGNORECASE,
    ),
    "type",
    "tel",
    frozenset({"tel", "number"}),
    N_("A phone then shows the keyboard with large digits."),
)
DIGITS = Kind(
    re.compile(
        r"\bpin\s*-?code\b|\bzip code\b|\baadha?ar\s*(?:no|num|card no)|\botp\b"
        r"|पिन\s*-?\s*कोड|आधार\s*(?:न|सं)|ओटीपी",
        re.IGNORECASE,
    ),
    "inputmode",
    "numeric",
    frozenset({"tel", "number"}),
    N_("A phone then shows the keyboard with large digits."),
)
KINDS = (EMAIL, TELEPHONE, DIGITS)
# A field that takes one or the other needs all letters; so do names, models and questions about these.
OTHERS = re.compile(
    r"\bor\b|/|\band\b|user|login|name of|model|verify|(?<!\S)(?:या|अथवा|व|एवं)(?!\S)|नाम|captcha|कैप्चा|search|subject",
    re.IGNORECASE,
)


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report text fields that ask for an e-mail, a telephone number or a code of digits and do not tell the phone."""
    wrong = [(field, kind) for field in _fields(page) if (kind := kind_of(field)) and not _is_fitting(field, kind)]
    if wrong:
        yield Finding(
            message=counted(
                N_("{count} field brings up the wrong keyboard on a phone."),
                N_("{count} fields bring up the wrong keyboard on a phone."),
                len(wrong),
            ),
            occurrences=tuple(
                place(field, after=_mended(field, kind), note=message(kind.note)) for field, kind in wrong
            ),
        )


def kind_of(field: FormField) -> Kind | None:
    """Return what a field asks for by its label or placeholder; None when it is none of these, or more than one."""
    asked = [text for text in (field.label, field.placeholder) if text]
    if not asked or any(len(text) > MOST_LABEL_CHARACTERS or OTHERS.search(text) for text in asked):
        return None
    kinds = [kind for kind in KINDS if any(kind.asks.search(text) for text in asked)]
    return kinds[0] if len(kinds) == 1 else None


def _fields(page: PageEvidence) -> list[FormField]:
    return [
        field
        for form in page.text.forms
        for field in form.fields
        if field.tag == "input" and field.type in {"text", "", "email", "tel", "number"}
    ]


def _is_fitting(field: FormField, kind: Kind) -> bool:
    tag = read_tag(field.html)
    if tag is None or tag.has("inputmode") or tag.has("readonly") or tag.has("disabled"):
        return True
    return field.type in kind.fitting


def _mended(field: FormField, kind: Kind) -> str:
    tag = read_tag(field.html)
    return str(tag.having(kind.attribute, kind.value)) if tag else ""


RULE = Rule(
    id="form-inputs",
    category=Category.MOBILE,
    impact=Impact.MODERATE,
    weight=2,
    references=(gigw("DBIM-10.2.1"),),
    title=N_("Form fields bring up the right keyboard on a phone"),
    failure_title=N_("Form fields bring up the wrong keyboard on a phone"),
    why=N_("With small letter keys a mobile number is typed slowly and wrongly, and the application gets lost."),
    repair=N_(
        'Write type="email" for an e-mail, type="tel" for a telephone number and inputmode="numeric" for a PIN code.'
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    ground=Ground.STANDARD,
    applies=lambda page: any(kind_of(field) for field in _fields(page)),
    check=check,
)
