"""PDF tagged: a document tells headings, paragraphs, lists and tables apart."""

from collections.abc import Iterator

from rules.accessibility.documents.opened import MOST_OCCURRENCES, has_pdfs, has_text, places
from rules.evidence import SiteEvidence
from rules.finding import N_, Finding, counted
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw, success_criterion


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report documents with text and without tags; scans are told elsewhere."""
    untagged = places(site, lambda _, contents: has_text(contents) and not contents.is_tagged)
    if untagged:
        yield Finding(
            message=counted(N_("{count} document has no tags."), N_("{count} documents have no tags."), len(untagged)),
            occurrences=untagged[:MOST_OCCURRENCES],
        )


RULE = SiteRule(
    id="pdf-tagged",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=7,
    references=(gigw("5.4.9"), *success_criterion("1.3.1")),
    title=N_("PDF documents are tagged"),
    failure_title=N_("PDF documents have no tags"),
    why=N_(
        "Tags say what is a heading, a list or a table, and in which order a page is read. Without them a screen "
        "reader runs headings, columns and tables into one another."
    ),
    repair=N_(
        "Use the heading styles of the word processor, and save as PDF with the option “Document structure tags for "
        "accessibility” or “Tagged PDF”. Do not print to PDF: that throws the tags away."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    applies=has_pdfs,
    check=check,
)
