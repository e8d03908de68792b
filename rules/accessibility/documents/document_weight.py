"""Document weight: a download is small enough for a slow connection."""

from collections.abc import Iterator

from rules.accessibility.documents.formats import format_of, size_text
from rules.accessibility.documents.opened import MOST_OCCURRENCES, linked, place
from rules.evidence import DocumentEvidence, SiteEvidence
from rules.finding import N_, Finding, counted, message
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw

MAX_BYTES = 5 * 1024 * 1024  # convention: a minute at 0.7 Mbit/s


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report the documents that are larger."""
    links = linked(site)
    heavy = sorted((document for document in _measured(site) if _size(document) > MAX_BYTES), key=_size, reverse=True)
    if heavy:
        yield Finding(
            message=counted(
                N_("{count} document is larger than 5 MB."), N_("{count} documents are larger than 5 MB."), len(heavy)
            ),
            occurrences=tuple(
                place(document, links, message(N_("Size: {size}"), size=size_text(_size(document))))
                for document in heavy[:MOST_OCCURRENCES]
            ),
        )


def applies(site: SiteEvidence) -> bool:
    """Return whether the size of any document is known."""
    return any(True for _ in _measured(site))


def _measured(site: SiteEvidence) -> Iterator[DocumentEvidence]:
    return (
        document
        for document in site.documents
        if document.size_bytes is not None and document.is_served and format_of(document.url, document.media_type)
    )


def _size(document: DocumentEvidence) -> int:
    return document.size_bytes or 0


RULE = SiteRule(
    id="document-weight",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=1,
    references=(gigw("5.1.6"),),
    title=N_("Documents are small enough to download"),
    failure_title=N_("Documents are too large to download"),
    why=N_("In the hills a file of 5 MB can take minutes to arrive, and it uses up the data of the day."),
    repair=N_(
        "Save the document from the program it was typed in instead of scanning it; scan in black and white at 200 dpi "
        "where there is only paper; split long reports by chapter."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    applies=applies,
    check=check,
)
