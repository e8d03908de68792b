"""What an error text says: which field it names, and whether it tells what is wrong."""

import re
from collections.abc import Iterable

from rules.accessibility.forms.fields import bare
from rules.views.forms import Field, Form, Forms, Sign, Trial

LEAST_LETTERS = 3  # of a word that can name a field
_WORD = re.compile(r"[^\W\d_][\w\u0900-\u0963\u0970-\u097f\u200c\u200d'’-]*")
# Words that tell that there is an error, and neither where nor which.
_EMPTY = frozenset(
    _WORD.findall(
        "error errors invalid incorrect wrong not valid value values input entry data field fields form the is a an in "
        "this your has have been there are please correct check try again here problem failed failure something went "
        "oops bad unacceptable warning attention alert enter entered provide type ok sorry does it was "
        "त्रुटि गलत ग़लत अमान्य मान कृपया जाँचें जांचें पुनः फिर से प्रयास करें है में यह सही नहीं की का को एक"
    )
)
# Words about fields in general that name no single one.
_COMMON = frozenset(
    _WORD.findall(
        "enter your the name number please select type address field this value and for required optional "
        "कृपया दर्ज करें अपना आपका का की के में"
    )
)


def says_nothing(text: str) -> bool:
    """Return whether a text only says that something is wrong."""
    words = _WORD.findall(text.lower())
    return not any(character.isdigit() for character in text) and all(word.strip("'’-") in _EMPTY for word in words)


def names_field(text: str, field: Field) -> bool:
    """Return whether a text holds the words that name a field and no other."""
    said = bare(text)
    name = bare(field.visible_label or field.accessible_name or field.placeholder)
    if name and name in said:
        return True
    own = {word for word in _WORD.findall(name) if len(word) >= LEAST_LETTERS} - _COMMON
    return any(word in said for word in own)


def names_any(text: str, fields: Iterable[Field]) -> bool:
    """Return whether a text names one of the fields."""
    return any(names_field(text, field) for field in fields)


def empty_fields(form: Form, forms: Forms) -> list[Field]:
    """Return the fields of a form that must be filled in and were left empty, as far as the page tells."""
    fields = [forms.fields[number] for number in form.fields]
    return [
        field
        for field in fields
        if (field.is_required or (field.sign is Sign.TEXT and not field.shown_value)) and not field.is_readonly
    ]


def letters(trial: Trial) -> list[str]:
    """Return the texts with words that appeared, in alert boxes too."""
    said = (*trial.dialogs, *(message.text for message in trial.messages))
    return [text for text in said if any(len(word) > 1 for word in _WORD.findall(text))]
