"""Spellings that Hindi readers take for the same word, folded into one."""

import re
import unicodedata

NUKTA, CANDRABINDU, ANUSVARA, VIRAMA = "\u093c", "\u0901", "\u0902", "\u094d"
_OTHER_NUKTAS = "\u09bc\u0a3c\u0b3c"  # of Bengali, Gurmukhi and Odia
_IGNORED = str.maketrans("", "", NUKTA + _OTHER_NUKTAS + "\u200b\u200c\u200d\ufeff\u00ad")
# Final letters of Malayalam, written as one sign or as a letter with a virama (and a joiner, which is ignored).
_FINALS = str.maketrans({"ൺ": "ണ്", "ൻ": "ന്", "ർ": "ര്", "ൽ": "ല്", "ൾ": "ള്", "ൿ": "ക്"})
# A nasal before a consonant of its own class is written as a letter or as a dot: सम्पर्क and संपर्क.
_NASALS = re.compile("ङ्(?=[कखगघ])|ञ्(?=[चछजझ])|ण्(?=[टठडढ])|न्(?=[तथदध])|म्(?=[पफबभ])")
_ZEROS = "०০੦૦୦௦౦೦൦٠۰"  # the digits of a script follow its zero
_DIGITS = {ord(zero) + value: str(value) for zero in _ZEROS for value in range(10)}
# The digits that are read, as a set of a pattern: a long text is searched twice as fast as for \d.
_OTHER_DIGITS = "".join(f"{zero}-{chr(ord(zero) + 9)}" for zero in _ZEROS)
DIGITS = "0-9" + _OTHER_DIGITS
_OTHER_DIGIT = re.compile(f"[{_OTHER_DIGITS}]")
_EDGES = re.compile(r"^[\W_]+|[^\w\u0900-\u097f]+$")
_SPACES = re.compile(r"\s+")


def folded_hindi(text: str) -> str:
    """Return the text in one spelling: no nukta, ँ as ं, nasal letters as ं, -यें as -एं, ൽ as ല്; case folded."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFC", text).translate(_IGNORED).translate(_FINALS).replace(CANDRABINDU, ANUSVARA)
    return _NASALS.sub(ANUSVARA, plain).replace("यें", "एं").casefold()


def with_ascii_digits(text: str) -> str:
    """Return the text with the digits of Indian scripts as 0–9."""
    return text.translate(_DIGITS) if _OTHER_DIGIT.search(text) else text


def label_key(text: str) -> str:
    """Return a key that is equal for spellings of one label; spaces and punctuation around it do not count."""
    plain = _SPACES.sub(" ", folded_hindi(text)).replace("’", "'").replace("&", " and ")
    return _EDGES.sub("", _SPACES.sub(" ", plain)).strip()
