"""What changes between an element's own HTML and the mended one, shown word by word."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from markupsafe import Markup, escape

from reports.escape import visible
from reports.i18n import Translator
from rules.finding import SLOT_CLOSE, SLOT_OPEN

# A slot is one word whatever it says; else words, runs of space, single signs.
_WORDS = re.compile(rf"{SLOT_OPEN}[^{SLOT_CLOSE}]*{SLOT_CLOSE}|[\w-]+|\s+|.", re.DOTALL)
LEAST_ALIKE = 0.4  # below this share of common words two texts are shown without marks: they would be all marks


def before_and_after(before: str, after: str, say: Translator) -> tuple[Markup, Markup]:
    """Return both as escaped text: what goes in `del`, what comes in `ins`, places to fill in within `mark`."""
    old, new = _WORDS.findall(visible(before)), _WORDS.findall(visible(after))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if not old or not new or matcher.ratio() < LEAST_ALIKE:
        return _shown(old, say), _shown(new, say)
    gone, come = [], []
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        is_same = kind == "equal"
        gone.append(_tagged("del", _shown(old[old_from:old_to], say), is_plain=is_same))
        come.append(_tagged("ins", _shown(new[new_from:new_to], say), is_plain=is_same))
    return Markup("").join(gone), Markup("").join(come)


def slots(html: str, say: Translator) -> Markup:
    """Return mended HTML as escaped text, with the places to fill in marked and translated."""
    return _shown(_WORDS.findall(visible(html)), say)


def filled(html: str, say: Translator) -> str:
    """Return mended HTML as plain text, unescaped, with the places to fill in translated."""
    first, *rest = html.split(SLOT_OPEN)
    parts = [first]
    for piece in rest:
        text, _, after = piece.partition(SLOT_CLOSE)
        parts.append(f"{SLOT_OPEN}{say.text(text)}{SLOT_CLOSE}{after}")
    return "".join(parts)


def _shown(words: Iterable[str], say: Translator) -> Markup:
    return Markup("").join(
        Markup("<mark>{}</mark>").format(visible(say.text(word[1:-1])))
        if word.startswith(SLOT_OPEN) and len(word) > 1
        else escape(word)
        for word in words
    )


def _tagged(tag: str, content: Markup, *, is_plain: bool) -> Markup:
    if is_plain or not content:
        return content
    return Markup("<{0}>{1}</{0}>").format(Markup(tag), content)  # noqa: S704, the tag is one of ours
