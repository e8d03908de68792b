"""Bytes to text: what the header, the page and the bytes themselves say about the encoding."""

import codecs
import itertools
import re

from w3lib.encoding import http_content_type_encoding, resolve_encoding

HEAD_BYTES = 4096  # browsers look into the first 1024; Indian government pages often declare later
ISCII_LEAST_HIGH_BYTES = 40
ISCII_LEAST_SHARE = 0.98  # of the high bytes that ISCII-91 assigns
ISCII_LEAST_ORDERLY_SHARE = 0.95  # of the vowel signs that follow a consonant, nukta or vowel sign

_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# ISCII-91 (IS 13194:1991), Devanagari, 0xA1 onwards; "" where the standard assigns no character of its own.
_ISCII_LETTERS = (
    "ँ ं ः अ आ इ ई उ ऊ ऋ ऎ ए ऐ ऍ ऒ ओ औ ऑ क ख ग घ ङ च छ ज झ ञ ट ठ ड ढ ण त थ द ध न ऩ प फ ब भ म य य़ र ऱ ल ळ ऴ व श ष स ह"
)
_ISCII_SIGNS = "ा ि ी ु ू ृ ॆ े ै ॅ ॊ ो ौ ॉ ् ़ ।"
_ISCII = {0xA1 + number: letter for number, letter in enumerate(_ISCII_LETTERS.split())}
_ISCII |= {0xD9: "\u200c"}  # the invisible consonant
_ISCII |= {0xDA + number: sign for number, sign in enumerate(_ISCII_SIGNS.split())}
_ISCII |= {0xF1 + number: chr(0x0966 + number) for number in range(10)}
_ISCII_DEPENDENT = frozenset(range(0xDA, 0xEA))
_ISCII_BASES = frozenset(range(0xB3, 0xDA)) | frozenset(range(0xE8, 0xEA))


def decoded(body: bytes, content_type: str) -> tuple[str, str, tuple[str, ...]]:
    """Return the text, the encoding it was read with, and the encodings declared by header and page.

    UTF-8 that proves itself wins over any declaration: a server that labels Hindi pages windows-1252
    is common. What cannot be decoded is replaced, never raised.
    """
    declared = _declared(body, content_type)
    encoding = _encoding(body, declared)
    if encoding == "iscii":
        return "".join(_ISCII.get(byte, chr(byte) if byte < 0x80 else "\ufffd") for byte in body), encoding, declared
    return body.decode(encoding, "replace").removeprefix("\ufeff"), encoding, declared


def _encoding(body: bytes, declared: tuple[str, ...]) -> str:
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return encoding
    if _is_utf_16(body):
        return "utf-16-le" if body[1:2] == b"\0" else "utf-16-be"
    if _is_utf_8(body):
        return "utf-8"
    if any("iscii" in name.lower() for name in declared) or _is_iscii(body):
        return "iscii"
    known = [name for name in map(resolve_encoding, declared) if name and name not in {"utf-8", "utf-16-le"}]
    return known[0] if known else "cp1252"


def _declared(body: bytes, content_type: str) -> tuple[str, ...]:
    head = body[:HEAD_BYTES]
    header = http_content_type_encoding(content_type)
    raw_header = re.search(r"charset\s*=\s*\"?([\w.:-]+)", content_type, re.IGNORECASE)
    found = [header or (raw_header.group(1) if raw_header else "")]
    found += [match.group(1).decode("ascii", "replace") for pattern in (_XML, _META) if (match := pattern.search(head))]
    return tuple(name for name in found if name)


def _is_utf_8(body: bytes) -> bool:
    """Return whether the bytes are UTF-8; a character cut at the very end does not speak against it."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(body, final=False)
    except UnicodeDecodeError:
        return False
    return True


def _is_utf_16(body: bytes) -> bool:
    head = body[:200]
    return len(head) >= 20 and max(head[0::2].count(0), head[1::2].count(0)) > 0.4 * len(head)


def _is_iscii(body: bytes) -> bool:
    high = [byte for byte in body if byte >= 0x80]
    if len(high) < ISCII_LEAST_HIGH_BYTES:
        return False
    assigned = sum(byte in _ISCII for byte in high) / len(high)
    pairs = [(before, byte) for before, byte in itertools.pairwise(body) if byte in _ISCII_DEPENDENT]
    orderly = sum(before in _ISCII_BASES for before, _ in pairs) / len(pairs) if pairs else 0.0
    return assigned >= ISCII_LEAST_SHARE and orderly >= ISCII_LEAST_ORDERLY_SHARE
