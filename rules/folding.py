"""Spellings that Hindi readers take for the same word, folded into one."""

import re
import unicodedata

NUKTA, CANDRABINDU, ANUSVARA, VIRAMA = "\u093c", "\u0901", "\u0902", "\u094d"
_IGNORED = str.maketrans("", "", NUKTA + "\u200b\u200c\u200d\ufeff\u00ad")
# A nasal before a consonant of its own class is written as a letter or as a dot: सम्पर्क and संपर्क.
_NASALS = re.compile("ङ्(?=[कखगघ])|ञ्(?=[चछजझ])|ण्(?=[टठडढ])|न्(?=[तथदध])|म्(?=[पफबभ])")
_EDGES = re.compile(r"^[\W_]+|[^\w\u0900-\u097f]+$")
_SPACES = re.compile(r"\s+")


def folded_hindi(text: str) -> str:
    """Return the text in one spelling: no nukta, ँ as ं, nasal letters as ं, -यें as -एं; case folded."""
    plain = unicodedata.normalize("NFC", text).translate(_IGNORED).replace(CANDRABINDU, ANUSVARA)
    return _NASALS.sub(ANUSVARA, plain).replace("यें", "एं").casefold()


def label_key(text: str) -> str:
    """Return a key that is equal for spellings of one label; spaces and punctuation around it do not count."""
    plain = _SPACES.sub(" ", folded_hindi(text)).replace("’", "'").replace("&", " and ")
    return _EDGES.sub("", _SPACES.sub(" ", plain)).strip()
