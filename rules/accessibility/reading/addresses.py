"""Addresses of links that can lead nowhere, because their beginning is misspelt."""

import re

_BEGINNING = re.compile(
    r"(?P<word>[a-z]{2,8})(?P<sign>\s*[:;.]?\s*)(?P<slashes>/{1,3})(?P<gap>\s*)(?P<rest>.*)", re.IGNORECASE
)
_HOST = re.compile(r"www\.[\w-]+\.[a-z]{2,}", re.IGNORECASE)
_AGAIN = re.compile(r"https?:/*(?=https?(?::|//))", re.IGNORECASE)
_EMPTY = re.compile(r"https?:/*", re.IGNORECASE)
_LETTERS = frozenset("htps")


def is_misspelt(raw: str) -> bool:
    """Return whether a browser takes the address for one of another kind, or for a file of the page's own folder."""
    address = raw.strip()
    if _HOST.match(address) or _AGAIN.match(address) or _EMPTY.fullmatch(address):
        return True
    found = _BEGINNING.fullmatch(address)
    if found is None:
        return False
    word, sign, slashes = found["word"].lower(), found["sign"], found["slashes"]
    if word in {"http", "https"}:
        return (sign, slashes, found["gap"]) != (":", "//", "") and (sign != "" or len(slashes) > 1)
    return set(word) <= _LETTERS and "tp" in word and (":" in sign or len(slashes) > 1)


def mended_address(raw: str) -> str:
    """Return the address as it was surely meant; "" when nothing follows its beginning."""
    address = _AGAIN.sub("", raw.strip())
    if _HOST.match(address):
        return f"https://{address}"
    found = _BEGINNING.fullmatch(address)
    if found is None or not found["rest"]:
        return ""
    return f"{'https' if 's' in found['word'].lower() else 'http'}://{found['rest']}"
