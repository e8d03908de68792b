"""File-name link: a document is announced by what it is about, not by the name or number of its file."""

import re
from collections.abc import Iterator

from rules.accessibility.documents.formats import format_of
from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, place, slot
from rules.folding import label_key, with_ascii_digits
from rules.page_text import Link, PageText
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw
from rules.text import words

MOST_OCCURRENCES = 40
FEWEST_WORDS = 3  # beside the link: a row or an entry with so many tells what the document is
FEWEST_WORDS_OF_HEADING = 2  # a heading is shorter
LONGEST_CONTEXT = 400
MOST_INITIALS = 2  # letters of a part that is no word
_ENDING = r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|jpe?g|png|tiff?)"
# Words that scanners, telephones and mail programs put before a number, and kinds of papers that a number alone names.
_MACHINE_NAMES = (
    "scan|scanned|doc|docs|document|img|image|pdf|file|untitled|new|adobe|camscanner|whatsapp|screenshot|dsc"
    "|attachment|notice|order|letter|circular|tender|no|nos|number|dated|dt|of|wa|copy|आदेश|पत्र|पत्रांक|संख्या"
    "|सूचना|विज्ञप्ति|निविदा|परिपत्र|दिनांक|क्रमांक|सं"
)
_MACHINE_WORDS = frozenset(label_key(word) for word in _MACHINE_NAMES.split("|"))
_SEPARATOR = re.compile(r"[\s_\-.()/,:–—]+")
# What tells the papers of one heading apart: years, quarters and months of reports and budgets, the 45th meeting.
_YEARS = re.compile(
    r"(?i)(?:(?:f\.?y\.?|a\.?y\.?|[qh][1-4]|(?:0?[1-9]|1[0-2])[/.-](?=(?:19|20)\d\d))?\W*"
    r"(?:19|20)\d\d\s*(?:[-–/]\s*(?:\d\d|(?:19|20)\d\d))?\W*)+"
    r"|\d{1,3}(?:st|nd|rd|th|वीं|वां|वाँ|वा)"
)
_HEXADECIMAL = re.compile(r"(?i)[0-9a-f-]{16,}")
_FILE = re.compile(rf"(?i)[\w\-.()%&+,\s]{{1,120}}{_ENDING}")
_FILE_ENDING = re.compile(rf"(?i){_ENDING}$")
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_NUMBER_ONLY = re.compile(r"[\d\s.()]{1,4}|\d{1,4}\s*[-–]\s*\d{1,4}")  # the number of a row, or of the parts of a list
_NO_HELP = re.compile(
    r"(?i)\b(?:view|download|click|here|open|pdf|file|document|size|kb|mb|new|details?|english|hindi|uploaded"
    r"|published|date"
    r"|updated|on|the|of|in|to|s\.?\s?no|sr)\b|देखें|डाउनलोड|यहाँ|यहां|क्लिक|करें|फाइल|फ़ाइल|दिनांक|आकार"
)

Contexts = dict[str, list[tuple[str, int]]]


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report links to documents whose text is a file name, where nothing beside them says what they hold."""
    contexts = _contexts(page.text)
    poor = [
        link
        for link in page.text.links
        if format_of(link.href.partition("#")[0], "") and _is_file_name(link) and not _is_told(link, contexts)
    ]
    if poor:
        yield Finding(
            message=counted(
                N_("{count} document is announced by the name of its file or by a number only."),
                N_("{count} documents are announced by the names of their files or by numbers only."),
                len(poor),
            ),
            occurrences=tuple(_place(link) for link in poor[:MOST_OCCURRENCES]),
        )


def _is_file_name(link: Link) -> bool:
    text = with_ascii_digits(link.text.strip())
    if not text or "<img" in link.html or _DATE.fullmatch(text) or _NUMBER_ONLY.fullmatch(text):
        return False
    if _YEARS.fullmatch(text):
        return False
    return _is_number(text) or (_FILE.fullmatch(text) is not None and ("_" in text or "%20" in text or " " not in text))


def _is_number(text: str) -> bool:
    """Return whether a text is a number, at most with the words that machines and registries put beside one."""
    bare = _FILE_ENDING.sub("", text)
    if _HEXADECIMAL.fullmatch(bare):
        return True
    parts = [part for part in _SEPARATOR.split(bare) if part]
    return any(any(char.isdigit() for char in part) for part in parts) and all(
        any(char.isdigit() for char in part) or len(part) <= MOST_INITIALS or label_key(part) in _MACHINE_WORDS
        for part in parts
    )


def _is_told(link: Link, contexts: Contexts) -> bool:
    """Return whether the entry, the row or the heading of a single link says what the document is."""
    for text, fewest in contexts.get(link.href, ()):
        beside = _NO_HELP.sub(" ", text.replace(link.text, " "))
        if len(words(beside)) >= fewest:
            return True
    tag = read_tag(link.html)
    return (
        tag is not None and len(words((tag.get("title") or "") + " " + (tag.get("aria-label") or ""))) >= FEWEST_WORDS
    )


def _contexts(page: PageText) -> Contexts:
    """Return for each address what stands with it, and how many words of it tell what the document is.

    That is its block, its row, the heading of a section with one link, and the text between two links that is followed
    by one of them.
    """
    found: Contexts = {}
    sections: dict[str, set[str]] = {}
    around = zip((None, *page.blocks), page.blocks, (*page.blocks[1:], None), strict=False)
    for before, block, after in around:
        for href in block.hrefs:
            sections.setdefault(block.section, set()).add(href)
            if len(block.text) <= LONGEST_CONTEXT:
                found.setdefault(href, []).append((block.text, FEWEST_WORDS))
        if len(block.hrefs) == 1 and before and not before.hrefs and not (after and after.hrefs):
            found.setdefault(block.hrefs[0], []).append((before.text, FEWEST_WORDS))
    for section, hrefs in sections.items():
        if len(hrefs) == 1 and section:
            found.setdefault(next(iter(hrefs)), []).append((section, FEWEST_WORDS_OF_HEADING))
    for table in page.tables:
        for row in table.rows:
            for href in row.hrefs:
                found.setdefault(href, []).append((" ".join(row.cells), FEWEST_WORDS))
    return found


def _place(link: Link) -> Occurrence:
    tag = read_tag(link.html)
    title = slot(N_("title of the document"))
    kind = format_of(link.href.partition("#")[0], "")
    after = str(tag.holding(f"{title} ({kind})")) if tag is not None and tag.content is not None else ""
    return place(link, after=after, quote=link.text)


def applies(page: PageEvidence) -> bool:
    """Return whether the page links to a document."""
    return page.is_served and any(format_of(link.href.partition("#")[0], "") for link in page.text.links)


RULE = Rule(
    id="file-name-link",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=3,
    references=(gigw("5.1.6"), gigw("5.1.7"), gigw("DBIM-M19")),
    title=N_("Documents are announced by what they are about"),
    failure_title=N_("Documents are announced by the name of a file"),
    why=N_(
        "“Scan0012.pdf” tells nobody whether the notice concerns them. Citizens have to load every file, often over a "
        "slow connection, and search engines find none of them."
    ),
    repair=N_(
        "Write the subject of the document as the text of the link, with its date, and below it one sentence that says "
        "whom it concerns and until when."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=applies,
    check=check,
)
