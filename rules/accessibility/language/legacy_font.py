"""Legacy font: Hindi is written in Unicode, not in Latin letters that an old font draws as Devanagari."""

import html
import re
from collections.abc import Iterator

from rules.accessibility.language.tongue import tongue_of
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Message, Occurrence, counted, message, slot
from rules.language_id import DEVANAGARI, LATIN, letters
from rules.legacy_hindi import FONT_NAME, SAME_KEYBOARD, in_unicode, typed_hindi
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.text import shortened
from rules.view import ShownText

FEWEST_LETTERS = 8
FEWEST_TOKENS = 4  # where the letters alone raise a doubt
MOST_OCCURRENCES = 60
QUOTE_CHARACTERS = 200

_MARKUP = re.compile(r"(<[^>]*>?)")
_FACE = re.compile(r"""\s+face\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
_FAMILY = re.compile(r"""(?i)font-family\s*:[^;"']*(?:'[^']*'[^;"']*)*;?\s*""")
_EMPTY_STYLE = re.compile(r"""\s+style\s*=\s*(?:""|'')""", re.IGNORECASE)


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report texts that are Hindi to the eye alone, and doubt those that only seem so."""
    if page.view is None:
        return
    sources = {block.selector: block.html for block in page.text.blocks}
    wrong: list[Occurrence] = []
    by_font: list[Occurrence] = []
    by_letters: list[Occurrence] = []
    for shown in page.view.texts:
        counts = letters(shown.text)
        if counts[LATIN] < FEWEST_LETTERS or counts[LATIN] < counts.total():
            continue
        typed, font = typed_hindi(shown.text), _legacy_font(shown)
        source = sources.get(shown.selector, "")
        if typed.is_sure or (font and typed.is_likely):
            wrong.append(_occurrence(shown, source, font))
        elif typed.is_likely and typed.tokens >= FEWEST_TOKENS:
            by_letters.append(Occurrence(selector=shown.selector, html=source, quote=_quote(shown)))
        elif font and not _is_english(shown.text):
            by_font.append(Occurrence(selector=shown.selector, html=source, quote=_quote(shown)))
    if wrong:
        count = len(wrong)
        yield Finding(
            message=counted(
                N_("{count} text is typed in an old Hindi font: computers read it as meaningless Latin letters."),
                N_("{count} texts are typed in an old Hindi font: computers read them as meaningless Latin letters."),
                count,
            ),
            occurrences=tuple(wrong[:MOST_OCCURRENCES]),
        )
    if by_letters:
        yield Doubt(
            message=message(
                N_(
                    "These letters look like Hindi typed in an old font. Copy the text into an e-mail: if it turns "
                    "into a jumble of Latin letters, it has to be written again in Unicode."
                )
            ),
            occurrences=tuple(by_letters[:MOST_OCCURRENCES]),
        )
    if by_font:
        yield Doubt(
            message=message(
                N_(
                    "This text asks for an old Hindi font. Copy it into an e-mail: if it turns into a jumble of Latin "
                    "letters, it has to be written again in Unicode; if not, take the font away."
                )
            ),
            occurrences=tuple(by_font[:MOST_OCCURRENCES]),
        )


def _legacy_font(shown: ShownText) -> str:
    """Return the name of the font the text asks for first, where that is an old Hindi one; else ""."""
    first = shown.family.split(",", maxsplit=1)[0].strip().strip("\"'")
    return first if FONT_NAME.search(first) else ""


def _is_english(text: str) -> bool:
    tongue = tongue_of(text)
    return tongue is not None and tongue.language == "en"


def _occurrence(shown: ShownText, source: str, font: str) -> Occurrence:
    is_known = not font or bool(SAME_KEYBOARD.search(font)) or typed_hindi(shown.text).is_sure
    return Occurrence(
        selector=shown.selector,
        html=source,
        after=_mended(source, is_known=is_known) if source else "",
        quote=_quote(shown),
        note=_note(shown.text, font, is_known=is_known),
    )


def _note(text: str, font: str, *, is_known: bool) -> Message | None:
    written = shortened(in_unicode(text), QUOTE_CHARACTERS)
    if is_known and font:
        return message(N_("Font: {font}. In Unicode the text reads: {reading}"), font=font, reading=written)
    if is_known:
        return message(N_("In Unicode the text reads: {reading}"), reading=written)
    return message(N_("Font: {font}"), font=font)


def _mended(source: str, *, is_known: bool) -> str:
    """Return the element with its text in Unicode and without the old font."""
    pieces = []
    for piece in _MARKUP.split(source.removesuffix("…")):
        if piece.startswith("<"):
            pieces.append(_EMPTY_STYLE.sub("", _FAMILY.sub("", _FACE.sub("", piece))))
        elif not re.search("[A-Za-z]", piece):
            pieces.append(piece)
        elif is_known:
            pieces.append(html.escape(in_unicode(html.unescape(piece)), quote=False))
        else:
            pieces.append(slot(N_("the same text in Unicode")))
    return "".join(pieces)


def _quote(shown: ShownText) -> str:
    return shortened(shown.text, QUOTE_CHARACTERS)


def applies(page: PageEvidence) -> bool:
    """Return whether the page holds Hindi, in Unicode or typed in an old font."""
    texts = page.view.texts if page.view is not None else ()
    return any(letters(shown.text)[DEVANAGARI] for shown in texts) or any(True for _ in check(page))


RULE = Rule(
    id="legacy-font",
    category=Category.ACCESSIBILITY,
    impact=Impact.CRITICAL,
    weight=10,
    references=(gigw("5.4.10/unicode"),),
    title=N_("All Hindi text is Unicode"),
    failure_title=N_("Hindi text is typed in an old font such as Kruti Dev"),
    why=N_(
        "Text typed for Kruti Dev and the like is Latin letters dressed as Hindi. A screen reader spells out "
        "nonsense, a search finds nothing, a translation fails, and a phone without the font shows a jumble."
    ),
    repair=N_(
        "Replace the text by the same text in Unicode, with a converter or typed anew with an Indian keyboard, and "
        "take the old font out of the page."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    needs=frozenset({Need.VIEW}),
    applies=applies,
    check=check,
)
