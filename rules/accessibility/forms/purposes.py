"""What a field asks of its visitor, told by its name in English or Hindi (WCAG 2.2, section 7)."""

import re

from rules.accessibility.forms.fields import bare
from rules.views.forms import Field

# Whole labels, after brackets and leading "your" are taken away; in the order they are tried.
_PURPOSES: tuple[tuple[str, str], ...] = (
    ("given-name", r"(first|given) ?name|पहला नाम|प्रथम नाम"),
    ("family-name", r"(last|family) ?name|surname|उपनाम|कुलनाम|अंतिम नाम"),
    ("name", r"(full |complete )?name|name in full|(पूरा |पूर्ण )?नाम"),
    ("email", r"e-?mail( ?(id|address))?|mail id|ई-?मेल( ?(आईडी|आई डी|आई-डी|पता))?"),
    (
        "tel",
        r"((mobile|phone|telephone|contact|cell)( ?/ ?(mobile|phone|telephone|landline))?)( ?(no|number|num|phone))?\.?"
        r"|(मोबाइल|मोबाईल|फोन|फ़ोन|दूरभाष|संपर्क|सम्पर्क)( ?(नंबर|नम्बर|संख्या|सं\.?|न\.?))?",
    ),
    ("street-address", r"(postal |full |complete |residential |permanent )?address|(पूरा |स्थायी |डाक )?पता"),
    ("postal-code", r"(pin|postal|zip) ?-?(code|no\.?|number)?|पिन ?(कोड|नंबर)|पिनकोड"),
    ("bday", r"(date of birth|d\.?o\.?b\.?|birth ?date)|जन्म ?-?(तिथि|दिनांक|तारीख)"),
)
_COMPILED = tuple((purpose, re.compile(pattern)) for purpose, pattern in _PURPOSES)
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_YOUR = re.compile(r"^(कृपया )?(अपना|आपका|अपनी|आपकी) |^(please )?(enter |type |write |fill in )?(your |my |the )?")
_AFTER = re.compile(r" (दर्ज करें|लिखें|भरें|डालें)$")

# Words that HTML allows for the same thing; one of a family for another is no contradiction.
FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"name", "given-name", "family-name", "additional-name", "nickname", "honorific-prefix",
         "honorific-suffix"}),
    frozenset({"email"}),
    frozenset(
        {"tel", "tel-national", "tel-local", "tel-area-code", "tel-country-code", "tel-extension", "tel-local-prefix",
         "tel-local-suffix"}
    ),
    frozenset(
        {"street-address", "address-line1", "address-line2", "address-line3", "address-level1", "address-level2",
         "address-level3", "address-level4"}
    ),
    frozenset({"postal-code"}),
    frozenset({"bday", "bday-day", "bday-month", "bday-year"}),
    frozenset({"country", "country-name"}),
    frozenset({"organization", "organization-title"}),
    frozenset({"cc-name", "cc-number", "cc-exp", "cc-csc", "cc-type"}),
    frozenset({"sex"}),
    frozenset({"language"}),
    frozenset({"url"}),
    frozenset({"current-password", "new-password", "one-time-code"}),
)  # fmt: skip


def purpose_of(field: Field) -> str:
    """Return the word of HTML for what the name of a field asks about its visitor; "" where it is not surely that."""
    label = bare(_BRACKETS.sub(" ", field.visible_label or field.accessible_name or field.placeholder))
    label = bare(_AFTER.sub("", _YOUR.sub("", label, count=1)))
    for purpose, pattern in _COMPILED:
        if pattern.fullmatch(label):
            is_short = purpose == "postal-code" and not re.search(r"code|no|number|कोड|नंबर", label)
            return "" if is_short else purpose
    return ""


def family(token: str) -> frozenset[str]:
    """Return the words that stand for the same kind of thing; () for a word of no family."""
    return next((words for words in FAMILIES if token in words), frozenset())


def tokens(autocomplete: str | None) -> tuple[str, ...]:
    """Return the words of an autocomplete attribute, without the one for passkeys."""
    return tuple(word for word in (autocomplete or "").lower().split() if word != "webauthn")
