"""Bytes to text: what the header, the page and the bytes themselves say about the encoding."""

import codecs
import itertools
import re

from bs4.dammit import EncodingDetector
from w3lib.encoding import resolve_encoding

HEAD_BYTES = 4096  # browsers look into the first 1024; Indian government pages often declare later
MOST_BROKEN_SHARE = 0.3  # of the characters beyond ASCII: UTF-8 with bad pastes in it is still UTF-8
ISCII_LEAST_HIGH_BYTES = 40
ISCII_LEAST_SHARE = 0.98  # of the high bytes that ISCII-91 assigns
ISCII_LEAST_ORDERLY_SHARE = 0.95  # of the vowel signs that follow a consonant, nukta or virama
SAMPLE_BYTES = 256 * 1024  # enough to tell encodings apart
FALLBACK = "cp1252"  # the Encoding Standard's for pages that say nothing

_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_BEYOND_ASCII, _BROKEN = re.compile(r"[^\0-\x7f]"), re.compile(r"[\udc80-\udcff]")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

# ISCII-91 (IS 13194:1991), Devanagari, 0xA1 onwards.
_ISCII_LETTERS = (
    "ँ ं ः अ आ इ ई उ ऊ ऋ ऎ ए ऐ ऍ ऒ ओ औ ऑ क ख ग घ ङ च छ ज झ ञ ट ठ ड ढ ण त थ द ध न ऩ प फ ब भ म य य़ र ऱ ल ळ ऴ व श ष स ह"
)
_ISCII_SIGNS = "ा ि ी ु ू ृ ॆ े ै ॅ ॊ ो ौ ॉ ् ़ ।"
_ISCII = {byte: chr(byte) for byte in range(0x80)}
_ISCII |= {0xA1 + number: letter for number, letter in enumerate(_ISCII_LETTERS.split())}
_ISCII |= {0xD9: "\u200d"}  # INV, the invisible consonant
_ISCII |= {0xDA + number: sign for number, sign in enumerate(_ISCII_SIGNS.split())}
_ISCII |= {0xF1 + number: chr(0x0966 + number) for number in range(10)}
_ISCII_SCRIPT_SWITCH = re.compile(rb"\xef[\x40-\x4f\x71]?")  # ATR and its code
_VIRAMA, _NUKTA = "\u094d", "\u093c"
_ISCII_PAIRS = (  # two characters that stand for one
    (_VIRAMA + _VIRAMA, _VIRAMA + "\u200c"),  # explicit halant
    (_VIRAMA + _NUKTA, _VIRAMA + "\u200d"),  # soft halant
    ("\u0964\u0964", "\u0965"),  # double danda
    ("\u0901" + _NUKTA, "\u0950"),  # om
    ("\u0943" + _NUKTA, "\u0944"),  # vocalic rr
)
_ISCII_DEPENDENT = frozenset(range(0xDA, 0xEA))
_ISCII_BASES = frozenset(range(0xB3, 0xDA)) | frozenset(range(0xE8, 0xEA))


def decoded(body: bytes, content_type: str) -> tuple[str, str, tuple[str, ...]]:
    """Return the text, the encoding it was read with, and the encodings declared by header and page.

    UTF-8 that proves itself wins over any declaration: a server that labels Hindi pages windows-1252
    is common. What cannot be decoded is replaced, never raised.
    """
    declared = _declared(body, content_type)
    encoding = _encoding(body, declared)
    text = _from_iscii(body) if encoding == "iscii" else body.decode(encoding, "replace")
    return text.removeprefix("\ufeff"), encoding, declared


def _encoding(body: bytes, declared: tuple[str, ...]) -> str:
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return encoding
    if _is_utf_16(body):
        return "utf-16-le" if body[1:1000:2].count(0) > body[0:1000:2].count(0) else "utf-16-be"
    broken_share = _broken_share(body)
    if broken_share == 0:
        return "utf-8"
    if any("iscii" in name.lower() for name in declared):
        return "iscii"
    if broken_share <= MOST_BROKEN_SHARE:
        return "utf-8"
    if _is_iscii(body):
        return "iscii"
    names = (resolve_encoding(name) for name in declared)
    return next((name for name in names if name and not name.startswith("utf")), FALLBACK)


def _declared(body: bytes, content_type: str) -> tuple[str, ...]:
    header = _CHARSET.search(content_type)
    found = EncodingDetector.find_declared_encoding(body[:HEAD_BYTES], is_html=True, search_entire_document=True)
    return tuple(name for name in (header and header.group(1), found) if name)


def _broken_share(body: bytes) -> float:
    """Return the share of characters beyond ASCII that are no UTF-8, 0–1; one cut off at the very end is forgiven."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(body, final=False)
    except UnicodeDecodeError:
        high = b" ".join(_HIGH_BYTES.findall(body))[:SAMPLE_BYTES].decode("utf-8", "surrogateescape")
        return len(_BROKEN.findall(high)) / len(_BEYOND_ASCII.findall(high))
    return 0.0


def _is_utf_16(body: bytes) -> bool:
    """Return whether the zeros stand in every other place alone, as in markup without a byte order mark."""
    few, many = sorted(body[start:1000:2].count(0) for start in (0, 1))
    return many >= 20 and many > 20 * few


def _is_iscii(body: bytes) -> bool:
    """Return whether the high bytes are Devanagari by ISCII: assigned, and vowel signs in their place."""
    sample = body[:SAMPLE_BYTES]
    high = [byte for byte in sample if byte >= 0x80]
    if len(high) < ISCII_LEAST_HIGH_BYTES:
        return False
    assigned = sum(byte in _ISCII for byte in high) / len(high)
    pairs = [(before, byte) for before, byte in itertools.pairwise(sample) if byte in _ISCII_DEPENDENT]
    orderly = sum(before in _ISCII_BASES for before, _ in pairs) / len(pairs) if pairs else 0.0
    return assigned >= ISCII_LEAST_SHARE and orderly >= ISCII_LEAST_ORDERLY_SHARE


def _from_iscii(body: bytes) -> str:
    text = "".join(_ISCII.get(byte, "\ufffd") for byte in _ISCII_SCRIPT_SWITCH.sub(b"", body))
    for pair, letter in _ISCII_PAIRS:
        text = text.replace(pair, letter)
    return text
