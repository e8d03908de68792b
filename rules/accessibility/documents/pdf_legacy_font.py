"""PDF legacy font: Hindi in documents is Unicode, not Latin letters that an old font draws as Devanagari."""

from collections.abc import Iterator

from rules.accessibility.documents.opened import MOST_OCCURRENCES, has_pdfs, linked, pdfs, place
from rules.evidence import DocumentContents, SiteEvidence
from rules.finding import N_, Doubt, Finding, Message, Occurrence, counted, message
from rules.legacy_hindi import FONT_NAME, in_unicode, typed_hindi
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import shortened

QUOTE_CHARACTERS = 160


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report documents whose text is typed in an old font, and doubt those that only embed one."""
    links = linked(site)
    wrong: list[Occurrence] = []
    doubted: list[Occurrence] = []
    for document, contents in pdfs(site):
        font = next((name for name in contents.fonts if FONT_NAME.search(_spaced(name))), "")
        typed = typed_hindi(contents.excerpt)
        if typed.is_sure or (font and typed.is_likely):
            wrong.append(place(document, links, _note(contents)))
        elif font:
            doubted.append(place(document, links, message(N_("Font: {font}"), font=font)))
    if wrong:
        yield Finding(
            message=counted(
                N_("{count} document is typed in an old Hindi font."),
                N_("{count} documents are typed in an old Hindi font."),
                len(wrong),
            ),
            occurrences=tuple(wrong[:MOST_OCCURRENCES]),
        )
    if doubted:
        yield Doubt(
            message=message(
                N_(
                    "This document uses an old Hindi font. Copy a Hindi line from it into an e-mail: if it turns into "
                    "a jumble of Latin letters, the document has to be made anew in Unicode."
                )
            ),
            occurrences=tuple(doubted[:MOST_OCCURRENCES]),
        )


def _spaced(name: str) -> str:
    """Return a font's name as people write it: PDF names have hyphens or nothing for spaces."""
    return name.replace("KrutiDev", "Kruti Dev").replace("-", " ").replace(",", " ")


def _note(contents: DocumentContents) -> Message:
    reading = shortened(in_unicode(contents.excerpt[:QUOTE_CHARACTERS]), QUOTE_CHARACTERS)
    return message(N_("In Unicode the text reads: {reading}"), reading=reading)


RULE = SiteRule(
    id="pdf-legacy-font",
    category=Category.ACCESSIBILITY,
    impact=Impact.CRITICAL,
    weight=7,
    references=(gigw("5.4.10/unicode"), gigw("5.4.9")),
    title=N_("Hindi in documents is Unicode"),
    failure_title=N_("Documents are typed in an old Hindi font"),
    why=N_(
        "A document typed for Kruti Dev looks like Hindi and is Latin letters. Read aloud it is nonsense, and neither "
        "search nor translation can use it."
    ),
    repair=N_(
        "Convert the text to Unicode (a converter for the font does it), choose a font such as Mangal or Noto Sans "
        "Devanagari, read it through, and save it as PDF again."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    applies=has_pdfs,
    check=check,
)
