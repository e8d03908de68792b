"""PDF text: a document is text, not pictures of printed pages."""

from collections.abc import Iterator

from rules.accessibility.documents.opened import MOST_OCCURRENCES, has_pdfs, is_scan, linked, pdfs, place
from rules.evidence import SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw, success_criterion

UNKNOWN_SHARE = 0.3  # of the letters; bullets and logos make a few in any document
FEWEST_UNKNOWN = 50


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report scanned documents, and those whose letters only the eye can read."""
    links = linked(site)
    scans: list[Occurrence] = []
    described: list[Occurrence] = []
    unreadable: list[Occurrence] = []
    for document, contents in pdfs(site):
        if is_scan(contents):
            note = message(
                N_("{scanned} of the {examined} pages that were examined are pictures."),
                scanned=contents.scanned_pages,
                examined=contents.examined_pages,
            )
            (described if contents.is_tagged else scans).append(place(document, links, note))
        elif contents.unknown_characters >= max(FEWEST_UNKNOWN, UNKNOWN_SHARE * contents.text_characters):
            unreadable.append(place(document, links))
    if scans:
        yield Finding(
            message=counted(
                N_("{count} document consists of scanned pages without any text."),
                N_("{count} documents consist of scanned pages without any text."),
                len(scans),
            ),
            occurrences=tuple(scans[:MOST_OCCURRENCES]),
        )
    if unreadable:
        yield Finding(
            message=counted(
                N_("{count} document hides which letters it shows: copied text turns into signs without meaning."),
                N_("{count} documents hide which letters they show: copied text turns into signs without meaning."),
                len(unreadable),
            ),
            occurrences=tuple(unreadable[:MOST_OCCURRENCES]),
        )
    if described:
        yield Doubt(
            message=message(
                N_(
                    "This document consists of pictures that may be described. Open it and let the reading aloud of "
                    "the PDF program speak: is everything said that is seen?"
                )
            ),
            occurrences=tuple(described[:MOST_OCCURRENCES]),
        )


RULE = SiteRule(
    id="pdf-text",
    category=Category.ACCESSIBILITY,
    impact=Impact.CRITICAL,
    weight=10,
    references=(gigw("5.4.9"), *success_criterion("1.1.1")),
    title=N_("Documents are text that can be read aloud"),
    failure_title=N_("Documents are scanned pictures without text"),
    why=N_(
        "An order that was printed, signed and scanned is a photograph. A screen reader finds nothing in it, a search "
        "does not find it, and on a phone it cannot be enlarged with its lines kept in view."
    ),
    repair=N_(
        "Publish the file the document was typed in, saved as PDF from the program itself. Where only the paper "
        "exists, let a program recognise the text (OCR), read it through, and put the text on a page as well."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    applies=has_pdfs,
    check=check,
)
