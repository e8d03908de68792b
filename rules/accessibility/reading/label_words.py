"""The words of a label and of a name, compared as somebody speaks them."""

import re
from collections.abc import Sequence

from rules.folding import folded_hindi

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")  # what stands in brackets need not be spoken
_WORDS = re.compile(r"[^\W_](?:[\w\u0900-\u0963\u0970-\u097f\u200c\u200d]|(?<=\w)['](?=\w))*")


def spoken(text: str) -> list[str]:
    """Return the words of a text in order, without signs, in one spelling."""
    return _WORDS.findall(folded_hindi(text).replace("’", "'"))


def label_words(text: str) -> list[str]:
    """Return the words of a label, without what stands in brackets."""
    return spoken(_BRACKETS.sub(" ", text))


def is_called(pieces: Sequence[str], name: str) -> bool:
    """Return whether a name holds the label that is drawn in these pieces, its words together and in order."""
    words, named = label_words("".join(pieces)), spoken(name)
    return (
        _holds(named, words)
        or _holds(label_words(name), words)
        or all(_holds(named, label_words(piece)) for piece in pieces)
        or _is_split_otherwise(words, named)
    )


def _holds(name: Sequence[str], words: Sequence[str]) -> bool:
    length = len(words)
    return not length or any(
        list(name[start : start + length]) == list(words) for start in range(len(name) - length + 1)
    )


def _is_split_otherwise(words: Sequence[str], name: Sequence[str]) -> bool:
    """Return whether both are one word but for a hyphen or dots, as in e-mail and email, R.T.I. and RTI."""
    joined = "".join(words)
    shortest = min(map(len, words), default=0)
    return shortest == 1 and any(
        "".join(name[start:end]) == joined for start in range(len(name)) for end in range(start + 1, len(name) + 1)
    )
