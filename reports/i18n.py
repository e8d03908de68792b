"""Languages: gettext first, the values after, so that a translation may reorder them."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from rules.finding import Message
from rules.text import devanagari_share

LANGUAGES = ("en", "hi")
NAMES = {"en": "English", "hi": "हिन्दी"}
_LOCALES = {"en": "en_IN", "hi": "hi_IN"}
INDIA = ZoneInfo("Asia/Kolkata")


@dataclass(frozen=True, slots=True)
class Translator:
    """One language of the reports. English is the language of the marked texts themselves."""

    language: str
    _texts: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def text(self, msgid: str, **values: str | int | float) -> str:
        """Return a marked text in this language, with its values in place."""
        return self._formatted(self._texts.get(msgid, (msgid,))[0], msgid, values)

    def plural(self, singular: str, plural: str, count: int, **values: str | int | float) -> str:
        """Return the form of a counted text that fits the number."""
        index = 0 if count == 1 else 1
        msgid = (singular, plural)[index]
        forms = self._texts.get(singular, (singular, plural))
        chosen = forms[index] if len(forms) > index else msgid
        return self._formatted(chosen, msgid, {"count": count, **values})

    def message(self, message: Message) -> str:
        """Return a message of a rule; the strangers' texts among its values are not escaped."""
        if message.plural:
            return self.plural(message.text, message.plural, message.count, **message.values)
        return self.text(message.text, **message.values)

    def number(self, value: float, digits: int = 0) -> str:
        """Return a number with so many digits after the point."""
        return str(format_decimal(value, format=f"#,##0.{'0' * digits}" if digits else "#,##0", locale=self._locale))

    def day(self, value: date) -> str:
        """Return a day, such as 4 November 2026."""
        return str(format_date(value, "d MMMM y", locale=self._locale))

    def moment(self, value: datetime) -> str:
        """Return a moment in Indian time."""
        return str(format_datetime(value, "d MMMM y, HH:mm", tzinfo=INDIA, locale=self._locale))

    @property
    def _locale(self) -> str:
        return _LOCALES[self.language]

    def _formatted(self, text: str, msgid: str, values: dict[str, str | int | float]) -> str:
        if not values:
            return text
        shown = {name: self._shown(name, value) for name, value in values.items()}
        for form in (text, msgid):  # a text that names a value nobody gives must not end the report
            with suppress(LookupError, ValueError, AttributeError, TypeError):
                return form.format(**shown)
        return msgid

    def _shown(self, name: str, value: str | int | float) -> str:
        if name == "date" or name.endswith("_date"):
            with suppress(ValueError):
                return self.day(date.fromisoformat(str(value)))
        if isinstance(value, float):
            return self.number(value, 1)
        return self.number(value) if isinstance(value, int) else value


def language_of(text: str) -> str:
    """Return the language a stranger's text is read aloud in, by its script; "" when it has no letters."""
    share = devanagari_share(text)
    return "" if share is None else "hi" if share > 0.5 else "en"


@cache
def translator(language: str) -> Translator:
    """Return the translator of a language of LANGUAGES."""
    if language == "en":
        return Translator("en")
    catalogue = files("reports") / "locale" / language / "LC_MESSAGES" / "auditor.po"
    with catalogue.open("rb") as stream:
        entries = read_po(stream, locale=language)
    texts = {}
    for entry in entries:
        forms = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        msgid = entry.id[0] if isinstance(entry.id, tuple | list) else entry.id
        if msgid and all(forms):
            texts[str(msgid)] = tuple(str(form) for form in forms)
    return Translator(language, texts)
