"""PDF title: the properties of a document name it."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from rules.accessibility.documents.opened import (
    MOST_OCCURRENCES,
    Linked,
    file_name,
    has_pdfs,
    linked,
    pdfs,
    place,
)
from rules.evidence import DocumentEvidence, SiteEvidence
from rules.finding import N_, Finding, Message, Occurrence, counted, message
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw, success_criterion
from rules.text import folded, shortened

FEWEST_TITLE_WORDS = 2  # of a link text that may serve as the title
TITLE_CHARACTERS = 120

_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
# What programs and scanners write when nobody gives a title.
_MACHINE_TITLE = re.compile(
    r"(?i)(?:microsoft (?:word|excel|powerpoint|office).*|powerpoint presentation"
    r"|(?:un|no )?titled?(?: ?document)?[\s\d-]*"
    r"|(?:document|doc|scan(?:ned)?(?: document| file)?|image|img|page|sheet|book|presentation)[\s_.-]?\d*"
    r"|.*\.(?:docx?|xlsx?|pptx?|pdf|cdr|pmd|pm[56]|indd|rtf|odt|txt|jpe?g|tiff?|dwg|ai|psd)"
    r"|camscanner.*|adobe scan.*|\d[\d\s_.:-]*)"
)


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report documents without a title, and those titled by a machine or by their file name."""
    links = linked(site)
    untitled: list[Occurrence] = []
    misnamed: list[Occurrence] = []
    for document, contents in pdfs(site):
        if not contents.title:
            untitled.append(place(document, links, _suggestion(document, links)))
        elif is_no_title(contents.title, document.url):
            note = _suggestion(document, links) or message(N_("Title now: {title}"), title=contents.title)
            misnamed.append(place(document, links, note))
    if untitled:
        yield Finding(
            message=counted(
                N_("{count} document has no title in its properties."),
                N_("{count} documents have no title in their properties."),
                len(untitled),
            ),
            occurrences=tuple(untitled[:MOST_OCCURRENCES]),
        )
    if misnamed:
        yield Finding(
            message=counted(
                N_("{count} document has a file name or a program's default for a title."),
                N_("{count} documents have a file name or a program's default for a title."),
                len(misnamed),
            ),
            occurrences=tuple(misnamed[:MOST_OCCURRENCES]),
        )


def is_no_title(title: str, url: str) -> bool:
    """Return whether a title is the file's name, with or without an ending, or what a program writes by itself."""
    bare = _NOT_ALPHANUMERIC.sub("", folded(title))
    stem = _NOT_ALPHANUMERIC.sub("", folded(PurePosixPath(file_name(url)).stem))
    is_file_name = bare == stem and (len(title.split()) == 1 or "_" in title)
    return not bare or is_file_name or _MACHINE_TITLE.fullmatch(title.strip()) is not None


def _suggestion(document: DocumentEvidence, links: Linked) -> Message | None:
    """Return the text of the link as a title, where it has several words."""
    _, link = links.get(document.url, ("", None))
    text = re.sub(r"\s*[(\[][^)\]]*[)\]]\s*$", "", link.text) if link is not None else ""
    if len(text.split()) < FEWEST_TITLE_WORDS:
        return None
    return message(N_("A title that fits: {title}"), title=shortened(text, TITLE_CHARACTERS))


RULE = SiteRule(
    id="pdf-title",
    category=Category.ACCESSIBILITY,
    impact=Impact.MODERATE,
    weight=3,
    references=(gigw("5.4.9"), *success_criterion("2.4.2")),
    title=N_("PDF documents have a title"),
    failure_title=N_("PDF documents have no title"),
    why=N_(
        "The title is what a screen reader says first and what search results show. Without it people hear and see a "
        "file name such as “12345.pdf”."
    ),
    repair=N_(
        "Open the properties of the file in the program it was typed in, write the title of the document, and save it "
        "as PDF again; in a PDF program under File, Properties, Title, with “Show document title”."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=has_pdfs,
    check=check,
)
