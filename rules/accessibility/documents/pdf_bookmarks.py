"""PDF bookmarks: a long document has an outline to jump by."""

from collections.abc import Iterator

from rules.accessibility.documents.opened import MOST_OCCURRENCES, linked, pdfs, place
from rules.evidence import DocumentContents, SiteEvidence
from rules.finding import N_, Finding, counted
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw

LONG_PAGES = 20  # convention: documents longer than this get bookmarks


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report long documents without an outline."""
    links = linked(site)
    without = tuple(place(document, links) for document, found in pdfs(site) if _is_long(found) and not found.bookmarks)
    if without:
        yield Finding(
            message=counted(
                N_("{count} document of more than {pages} pages has no bookmarks."),
                N_("{count} documents of more than {pages} pages have no bookmarks."),
                len(without),
                pages=LONG_PAGES,
            ),
            occurrences=without[:MOST_OCCURRENCES],
        )


def applies(site: SiteEvidence) -> bool:
    """Return whether there is any long document."""
    return any(_is_long(found) for _, found in pdfs(site))


def _is_long(contents: DocumentContents) -> bool:
    return contents.pages is not None and contents.pages > LONG_PAGES


RULE = SiteRule(
    id="pdf-bookmarks",
    category=Category.ACCESSIBILITY,
    impact=Impact.MODERATE,
    weight=1,
    references=(gigw("5.4.9"),),
    title=N_("Long PDF documents have bookmarks"),
    failure_title=N_("Long PDF documents have no bookmarks"),
    why=N_("In a report of a hundred pages bookmarks lead to a chapter at once; without them one has to leaf through."),
    repair=N_(
        "Use the heading styles of the word processor and choose “Create bookmarks using headings” when saving as PDF."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=applies,
    check=check,
)
