"""Error details: a page that went wrong shows no code, path or query."""

import re
from collections.abc import Iterator

from rules.evidence import SiteEvidence
from rules.finding import N_, Finding, Occurrence, counted
from rules.page_text import PageText
from rules.rule import Category, Effort, Ground, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import shortened

SHOWN = 20
QUOTE_CHARACTERS = 300
MOST_CHARACTERS = 5_000  # of a block: a longer one is a text
_PATH = r"(?:(?:/[\w.-]+){2,}|[A-Za-z]:\\[\w\\. -]{1,200})"
# What programs print of themselves: a word to look for first, and the pattern that no article about errors fits.
_TRACES = tuple(
    (mark, re.compile(pattern))
    for mark, pattern in (
        (" on line ", rf"(?:Warning|Notice|Deprecated|(?:Fatal|Parse) error): .{{3,300}}? in {_PATH} on line \d+"),
        (".php", rf"(?:in|at) {_PATH}\.php:\d+|#\d+ {_PATH}\.php\(\d+\): "),
        ("Traceback (most", r"Traceback \(most recent call last\):"),
        ("Server Error in ", r"Server Error in '/[^']{0,100}' Application"),
        (
            "Exception",
            r"\[\w{0,60}Exception[^\]]{0,80}\]: |\b(?:System|Microsoft|Illuminate)[.\\][\w.\\]{1,100}Exception: ",
        ),
        (".java:", r"\bat (?:java|javax|jakarta|org|com|sun)\.[\w.$<>]{1,200}\(\w{1,100}\.java:\d+\)"),
        ("SQL", r"You have an error in your SQL syntax; check the manual|SQLSTATE\[\w{5}\](?:: | \[)"),
        ("ORA-", r"\bORA-\d{5}: "),
        ("PG::", r"\bPG::\w{1,60}Error: "),
        ("pg_query()", r"pg_query\(\): Query failed"),
        (
            "Microsoft",
            r"Microsoft OLE DB Provider for [\w ]{1,60} error '\w{8}'|\[Microsoft\]\[ODBC [\w ]{1,60}Driver\]",
        ),
        ("Unclosed quotation", r"Unclosed quotation mark after the character string"),
        ("DEBUG = True", r"You're seeing this error because you have DEBUG = True"),
        ("Error Executing", r"Error Executing Database Query\."),
    )
)


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report stack traces, warnings and messages of databases, on pages and where a page is not there."""
    places = [place for url, text in _texts(site) for place in _traces(text, url)]
    if places:
        yield Finding(
            message=counted(
                N_("{count} message meant for programmers is shown to everybody."),
                N_("{count} messages meant for programmers are shown to everybody."),
                len(places),
            ),
            occurrences=tuple(places[:SHOWN]),
        )


def _texts(site: SiteEvidence) -> Iterator[tuple[str, PageText]]:
    for page in site.pages:
        yield page.url, page.text
    search = site.probes.search
    for text in (site.probes.not_found, search.page if search else None):
        if text is not None:
            yield text.base_url, text


def _traces(text: PageText, url: str) -> Iterator[Occurrence]:
    if words := trace_in(text.title):
        yield Occurrence(quote=words, page_url=url)
    for block in text.blocks:
        if words := trace_in(block.text):
            yield Occurrence(selector=block.selector, html=block.html, quote=words, page_url=url)


def trace_in(text: str) -> str:
    """Return the words of a program about itself, shortened; "" where there are none."""
    for mark, pattern in _TRACES:
        if mark in text and (found := pattern.search(text[:MOST_CHARACTERS])):
            return shortened(found[0], QUOTE_CHARACTERS)
    return ""


RULE = SiteRule(
    id="error-details",
    category=Category.SECURITY,
    impact=Impact.SERIOUS,
    weight=3,
    references=(gigw("5.3.1 A(c)"),),
    title=N_("Errors show no code to strangers"),
    failure_title=N_("Errors show code to strangers"),
    why=N_(
        "Such a message tells an intruder the paths, the programs and often the database of the website. A citizen "
        "understands nothing of it and does not know what to do."
    ),
    repair=N_(
        "Mend the error. Then switch the display of errors off (PHP: display_errors = Off; ASP.NET: customErrors "
        'mode="On"; Django: DEBUG = False), and show a page of the department instead that says what to do.'
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.STANDARD,
    applies=lambda site: bool(site.pages),
    check=check,
)
