"""The documents of a site that were opened, and the links that lead to them."""

from collections.abc import Callable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from rules.evidence import DocumentContents, DocumentEvidence, SiteEvidence
from rules.finding import Message, Occurrence
from rules.page_text import Link

MOST_OCCURRENCES = 60
FEWEST_CHARACTERS = 50  # of text; below it a PDF is a picture or a blank form

Linked = Mapping[str, tuple[str, Link]]


def opened(site: SiteEvidence) -> Iterator[tuple[DocumentEvidence, DocumentContents]]:
    """Yield every document that could be looked into."""
    for document in site.documents:
        if document.contents is not None:
            yield document, document.contents


def pdfs(site: SiteEvidence) -> Iterator[tuple[DocumentEvidence, DocumentContents]]:
    """Yield every PDF that could be looked into without a password."""
    return ((document, found) for document, found in opened(site) if found.format == "pdf" and not found.needs_password)


def linked(site: SiteEvidence) -> Linked:
    """Return for each address the first link to it and the page it stands on."""
    found: dict[str, tuple[str, Link]] = {}
    for page in site.pages:
        for link in page.text.links:
            found.setdefault(link.href.partition("#")[0], (page.url, link))
    return found


def place(document: DocumentEvidence, links: Linked, note: Message | None = None) -> Occurrence:
    """Return where a citizen meets the document: its first link, and its address as the quote."""
    page_url, link = links.get(document.url, (document.found_on, None))
    return Occurrence(
        selector=link.selector if link is not None else "",
        html=link.html if link is not None else "",
        quote=document.url,
        note=note,
        page_url=page_url,
    )


def places(
    site: SiteEvidence, is_wrong: Callable[[DocumentEvidence, DocumentContents], bool]
) -> tuple[Occurrence, ...]:
    """Return the places of the PDFs of which something is wrong."""
    links = linked(site)
    return tuple(place(document, links) for document, found in pdfs(site) if is_wrong(document, found))


def has_text(contents: DocumentContents) -> bool:
    """Return whether a PDF holds text enough to have a structure and a language."""
    return contents.text_characters >= FEWEST_CHARACTERS and not is_scan(contents)


def is_scan(contents: DocumentContents) -> bool:
    """Return whether a PDF is pictures of pages: all of those examined, or half of them and more than one."""
    scanned = contents.scanned_pages
    return scanned > 0 and (
        scanned == contents.examined_pages or (scanned > 1 and 2 * scanned >= contents.examined_pages)
    )


def has_pdfs(site: SiteEvidence) -> bool:
    """Return whether any PDF could be looked into."""
    return any(True for _ in pdfs(site))


def file_name(url: str) -> str:
    """Return the last part of an address, unescaped."""
    return unquote(urlsplit(url).path).rpartition("/")[2]
