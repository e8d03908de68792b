"""Write rules/calendar_names.json: months and weekdays as the Unicode CLDR has them, by way of Babel.

    python tools/calendar_names.py

A name that means different months in two languages is left to the first of them in the list.
"""

import json
from pathlib import Path

from babel import Locale

# The languages of India first, then those of pages elsewhere that say when they changed.
LANGUAGES = (
    "en hi mr ne gu bn as pa or ta te kn ml ur kok sa ks sd "
    "de fr es it pt nl pl cs sk ru uk ro tr sv da nb fi hu el bg hr sr sl lt lv et ca id ar fa"
)
SHORTEST_LATIN = 4
SHORT_IN = frozenset(
    {"en", "de", "fr", "es", "it", "pt", "nl"}
)  # of others three Latin letters are too often another word
# Names that are common words of other languages, and would make dates of "25 out of 2020".
SHORT = frozenset({"maj"})  # a month wherever it is one
WORDS = frozenset({"out", "set", "mag", "ago", "avg"})
FILE = Path(__file__).parent.parent / "rules" / "calendar_names.json"


def main() -> None:
    """Write the file."""
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for language in LANGUAGES.split():
        locale = Locale(language)
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[use][width].items():
                    _add(months, name, number, language)
                for number, name in locale.days[use][width].items():
                    _add(weekdays, name, number, language)
    FILE.write_text(json.dumps({"months": months, "weekdays": weekdays}, ensure_ascii=False, indent=0) + "\n", "utf-8")


def _add(names: dict[str, int], name: str, number: int, language: str) -> None:
    plain = name.strip(". :").casefold()
    is_short = plain.isascii() and len(plain) < SHORTEST_LATIN - (language in SHORT_IN) and plain not in SHORT
    is_odd = "’" in plain or " " in plain or plain == "مه"  # d’abril; two letters of Persian that mean fog, too
    if plain and not is_short and not is_odd and plain not in WORDS and not any(char.isdigit() for char in plain):
        names.setdefault(plain, number)


if __name__ == "__main__":
    main()
