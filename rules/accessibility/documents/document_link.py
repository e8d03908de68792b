"""Document link: a link to a file says what it opens: title, format, size, and the language where it is another."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rules.accessibility.documents.formats import format_of, size_text
from rules.accessibility.documents.opened import file_name
from rules.accessibility.language.tongue import tongue_of
from rules.accessibility.markup import read_tag
from rules.evidence import DocumentEvidence, PageEvidence, SiteEvidence
from rules.finding import N_, Finding, Occurrence, counted, place, slot
from rules.language_id import primary
from rules.page_text import Link
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import folded

MOST_OCCURRENCES = 40  # of one page
LONGEST_CONTEXT = 400  # characters; a longer text around a link is no announcement of it

_SIZE = re.compile(r"(?i)\d\s*(?:[kmg]i?[bo]|bytes?|octets?|के\.?\s?बी|एम\.?\s?बी|किलोबाइट|मेगाबाइट)(?![a-z])")
_FORMAT_WORDS: Mapping[str, re.Pattern[str]] = {
    "PDF": re.compile(r"(?i)pdf|पी\.?\s?डी\.?\s?एफ"),
    "Word": re.compile(r"(?i)\bword\b|\bdocx?\b|वर्ड|डॉक"),
    "Excel": re.compile(r"(?i)\bexcel\b|\bxlsx?\b|एक्सेल"),
    "PowerPoint": re.compile(r"(?i)power\s?point|\bpptx?\b|पावर\s?पॉइंट"),
}
# A link that says no more than that there is something to open.
_NO_TITLE = re.compile(
    r"(?i)(?:please )?(?:click|tap)(?: here)?(?: to (?:view|download|open|see))?|here|\d+"
    r"|(?:view|download|open|read|see|get|show)(?: (?:here|now|file|pdf|document|details?|more|the file))?"
    r"|more|details?|link|file|pdf|document|attachment"
    r"|(?:यहाँ|यहां) (?:क्लिक|देखें|क्लिक करें)|(?:डाउनलोड|देखें|खोलें|पढ़ें|क्लिक)(?: करें)?"
    r"|विवरण|अधिक|दस्तावेज़?|फ़ाइल|फाइल|लिंक"
)
_LANGUAGE_NAMES = {"hi": ("Hindi", "हिन्दी"), "en": ("English", "अंग्रेज़ी")}
_LANGUAGE_WORDS = {
    "hi": re.compile(r"(?i)hindi|हिन्दी|हिंदी"),
    "en": re.compile(r"(?i)english|अंग्रेज़ी|अंग्रेजी|अँग्रेज़ी"),
}
_NAMELESS = (
    N_("{count} link to a file does not say what it opens."),
    N_("{count} links to files do not say what they open."),
)
_POOR = (
    N_("{count} link to a file does not say how large the file is, or in which language."),
    N_("{count} links to files do not say how large the files are, or in which language."),
)
_OF_ALL = re.compile(r"(?i)\b(?:each|all|every|these)\b|सभी|प्रत्येक|समस्त")
_MARKUP = re.compile(r"<[^>]*>?")
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Announced:
    """What a link and the entry it stands in say about a file."""

    has_format: bool
    has_size: bool
    has_language: bool  # or needs to say none

    @property
    def is_complete(self) -> bool:
        """Return whether nothing is missing."""
        return self.has_format and self.has_size and self.has_language


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report, page by page, links to files that do not announce format, size and a differing language."""
    documents = {document.url: document for document in site.documents}
    for page in site.pages:
        contexts = _contexts(page)
        nameless: list[Occurrence] = []
        poor: list[Occurrence] = []
        for link in page.text.links:
            address = link.href.partition("#")[0]
            document = documents.get(address)
            kind = format_of(address, document.media_type if document is not None else "")
            if not kind or not _has_words(link) or (document is not None and not document.is_served):
                continue
            around = " ".join((link.text, _spoken(link), contexts.get(address, "")))
            language = _language(document)
            announced = Announced(
                has_format=_names_format(kind, around),
                has_size=bool(_SIZE.search(around)),
                has_language=language in {"", primary(page.text.lang) or "en"} or _names_language(language, around),
            )
            if not announced.is_complete:
                told = poor if announced.has_format else nameless
                told.append(_occurrence(page, link, kind, document, announced, language))
        yield from _told(nameless, *_NAMELESS)
        yield from _told(poor, *_POOR)


def _told(places: list[Occurrence], singular: str, plural: str) -> Iterator[Finding]:
    if places:
        yield Finding(message=counted(singular, plural, len(places)), occurrences=tuple(places[:MOST_OCCURRENCES]))


def _has_words(link: Link) -> bool:
    """Return whether a link shows text; a certificate's logo that opens the certificate is left alone."""
    return bool(link.text) and ("<img" not in link.html or bool(_MARKUP.sub("", link.html).strip()))


def _spoken(link: Link) -> str:
    """Return what the tag of a link says beside its text."""
    tag = read_tag(link.html)
    return " ".join(tag.get(name) or "" for name in ("title", "aria-label")) if tag is not None else ""


def _contexts(page: PageEvidence) -> dict[str, str]:
    """Return for each address the entry it stands in: the text of the list item, or the row and head of the table.

    What a line without a link says of all entries below the same heading, it says of each: Each opens as a PDF.
    """
    found: dict[str, str] = {}
    of_all: dict[str, str] = {}
    for block in page.text.blocks:
        if len(block.text) > LONGEST_CONTEXT:
            continue
        if not block.hrefs and block.section and _OF_ALL.search(block.text):
            of_all[block.section] = block.text
        for href in block.hrefs:
            address = href.partition("#")[0]
            said = of_all.get(block.section, "")
            found[address] = " ".join((found.get(address, ""), said, block.text, *block.image_names))
    for table in page.text.tables:
        head = " ".join((table.caption, *table.header))
        for row in table.rows:
            for href in row.hrefs:
                address = href.partition("#")[0]
                found[address] = " ".join((found.get(address, ""), head, *row.cells))
    return found


def _names_format(kind: str, around: str) -> bool:
    pattern = _FORMAT_WORDS.get(kind)
    return bool(pattern.search(around)) if pattern is not None else kind.lower() in around.lower()


def _language(document: DocumentEvidence | None) -> str:
    """Return the language of an opened document, where it is Hindi or English for certain; else ""."""
    contents = document.contents if document is not None else None
    tongue = tongue_of(contents.excerpt) if contents is not None else None
    return tongue.language if tongue is not None and tongue.language in _LANGUAGE_NAMES else ""


def _names_language(language: str, around: str) -> bool:
    return bool(_LANGUAGE_WORDS[language].search(around))


def _occurrence(
    page: PageEvidence,
    link: Link,
    kind: str,
    document: DocumentEvidence | None,
    announced: Announced,
    language: str,
) -> Occurrence:
    size = size_text(document.size_bytes) if document is not None and document.size_bytes else slot(N_("size"))
    is_hindi_page = primary(page.text.lang) == "hi"
    tongue = "" if announced.has_language else _LANGUAGE_NAMES[language][is_hindi_page]
    return place(link, after=_mended(link, document, (kind, size, tongue)), quote=link.href, page_url=page.url)


def _mended(link: Link, document: DocumentEvidence | None, particulars: tuple[str, str, str]) -> str:
    """Return the link with a text that announces format, size and language; "" where the link was cut."""
    kind, size, language = particulars
    tag = read_tag(link.html)
    content = tag.content if tag is not None else None
    if tag is None or content is None:
        return ""
    if not has_title(link.text, link.href):
        title = document.contents.title if document is not None and document.contents is not None else ""
        words = html.escape(title, quote=False) if len(title.split()) > 1 else slot(N_("title of the document"))
        return str(tag.holding(f"{words} ({', '.join(filter(None, particulars))})"))
    has_format, has_size = _names_format(kind, link.text), bool(_SIZE.search(link.text))
    missing = ("" if has_format else kind, "" if has_size else size, language)
    bracket = _BRACKET.search(content)
    begun = bracket[0].strip(" ()\t\n") if bracket is not None else ""
    if bracket is None or not (_names_format(kind, begun) or _SIZE.search(begun)):
        return str(tag.holding(f"{content.rstrip()} ({', '.join(filter(None, missing))})"))
    return str(tag.holding(f"{content[: bracket.start()]} ({', '.join(filter(None, (begun, *missing)))})"))


def has_title(text: str, url: str) -> bool:
    """Return whether a link text names the document: it is neither “click here” nor the file's own name."""
    bare = _BRACKET.sub("", text).strip(" .:-–>»\u00a0")
    return bool(bare) and _NO_TITLE.fullmatch(bare) is None and folded(bare) != folded(file_name(url))


def applies(site: SiteEvidence) -> bool:
    """Return whether any page links to a file."""
    return any(format_of(link.href.partition("#")[0]) for page in site.pages for link in page.text.links)


RULE = SiteRule(
    id="document-link",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=3,
    references=(gigw("5.1.6"), gigw("5.1.7(b)")),
    title=N_("Links to files say format, size and language"),
    failure_title=N_("Links to files do not say what they open"),
    why=N_(
        "On a phone with little data a citizen wants to know before the tap whether a page opens or a file of 8 MB, "
        "and whether it is in Hindi or English."
    ),
    repair=N_(
        "Write it behind the title of the document, inside the link: Application form for saplings (PDF, 340 KB, "
        "Hindi)."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    per_page=True,
    applies=applies,
    check=check,
)
