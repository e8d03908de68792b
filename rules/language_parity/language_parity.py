"""Language parity: a page says the same in Hindi and in English (GIGW 5.4.6)."""

import html
from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote, urlsplit

from rules.dates import today_of
from rules.evidence import Fate, PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, Finding, Message, Occurrence, message, slot
from rules.language_parity.compared import Content, content_of
from rules.language_parity.pairs import Pair, pairs_of, share_of
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw

# What the Hindi text has for every word of the English one; 0.9 to 1.4 is usual (convention).
FEWEST_WORDS_RATIO, MOST_WORDS_RATIO = 0.5, 2.5
FEWEST_WORDS = 15  # of either page
LEAST_WORDS = 100  # of the longer page: short pages differ by chance
TOLERANCE = 0.1  # of rows and numbers
FEWEST_NUMBERS = 10
TRANSLATED_SHARE = (0.3, 0.5)  # at least so much Devanagari in Hindi, at most so much in English: else told elsewhere
MOST_PASTED = 5
MOST_QUOTED = 8


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report the pairs of pages that differ in length, documents, tables or newest date; ask about numbers."""
    pairs = comparable_pairs(site)
    places: list[Occurrence] = []
    asked: list[Occurrence] = []
    off = 0
    for pair in pairs:
        found = tuple(_differences(pair))
        off += bool(found)
        places += found
        asked += _numbers(pair)
    if places:
        yield Finding(
            message=message(
                N_("{off} of {total} pages do not hold the same in Hindi and in English ({share} % do)."),
                off=off,
                total=len(pairs),
                share=round(100 * (len(pairs) - off) / len(pairs)),
            ),
            occurrences=tuple(places),
        )
    if asked:
        yield Doubt(
            message=message(
                N_(
                    "Numbers of one language version do not stand in the other. Compare the two pages: fees, telephone "
                    "numbers and amounts have to be the same."
                )
            ),
            occurrences=tuple(asked),
        )


def comparable_pairs(site: SiteEvidence) -> list[Pair]:
    """Return the translated pairs of which both pages were opened in the browser, or neither.

    Otherwise one has what its scripts wrote and the other has not.
    """
    watched = {record.url for record in site.ledger if record.fate is Fate.WATCHED}
    return [
        pair
        for pair in pairs_of(site)
        if _are_translated(pair) and (pair.hindi.url in watched) == (pair.english.url in watched)
    ]


def _are_translated(pair: Pair) -> bool:
    return share_of(pair.hindi) >= TRANSLATED_SHARE[0] and share_of(pair.english) <= TRANSLATED_SHARE[1]


def _differences(pair: Pair) -> Iterator[Occurrence]:
    hindi, english = content_of(pair.hindi.text), content_of(pair.english.text)
    if min(hindi.words, english.words) < FEWEST_WORDS:
        return  # the page is empty, or its scripts were not run
    ratio = hindi.words / english.words
    if max(hindi.words, english.words) >= LEAST_WORDS and not FEWEST_WORDS_RATIO <= ratio <= MOST_WORDS_RATIO:
        yield _place(
            pair.hindi if ratio < 1 else pair.english,
            message(N_("Words: {hindi} in Hindi, {english} in English."), hindi=hindi.words, english=english.words),
        )
    if len(hindi.documents) != len(english.documents):
        poorer = pair.hindi if len(hindi.documents) < len(english.documents) else pair.english
        yield _place(
            poorer,
            message(
                N_("Documents: {hindi} in Hindi, {english} in English."),
                hindi=len(hindi.documents),
                english=len(english.documents),
            ),
            after=_missing(hindi, english, is_hindi=poorer is pair.hindi),
        )
    if hindi.tables != english.tables:
        yield _place(
            pair.hindi if hindi.tables < english.tables else pair.english,
            message(N_("Tables: {hindi} in Hindi, {english} in English."), hindi=hindi.tables, english=english.tables),
        )
    elif abs(hindi.rows - english.rows) > max(1, TOLERANCE * max(hindi.rows, english.rows)):
        yield _place(
            pair.hindi if hindi.rows < english.rows else pair.english,
            message(
                N_("Rows of tables: {hindi} in Hindi, {english} in English."),
                hindi=hindi.rows,
                english=english.rows,
            ),
        )
    hindi_date, english_date = _newest(pair.hindi), _newest(pair.english)
    if hindi_date and english_date and hindi_date != english_date:
        older = pair.hindi if hindi_date < english_date else pair.english
        yield _place(
            older,
            message(
                N_("The newest date is {hindi_date} in Hindi and {english_date} in English."),
                hindi_date=hindi_date.isoformat(),
                english_date=english_date.isoformat(),
            ),
        )


def _newest(page: PageEvidence) -> date | None:
    """Return the newest date of a page; the day of the audit may be printed by a clock."""
    today = today_of(page.observed_at)
    return max((day for day in content_of(page.text).days if day != today), default=None)


def _numbers(pair: Pair) -> Iterator[Occurrence]:
    hindi, english = (set(content_of(page.text).numbers) for page in (pair.hindi, pair.english))
    if min(len(hindi), len(english)) < FEWEST_NUMBERS:
        return
    lone = sorted(hindi ^ english)
    if len(lone) > TOLERANCE * len(hindi | english):
        yield Occurrence(
            page_url=pair.hindi.url,
            quote=", ".join(lone[:MOST_QUOTED]),
            note=message(N_("The English page is {url}."), url=pair.english.url),
        )


def _place(page: PageEvidence, note: Message, after: str = "") -> Occurrence:
    return Occurrence(page_url=page.url, quote=page.text.title, note=note, after=after)


def _missing(hindi: Content, english: Content, *, is_hindi: bool) -> str:
    """Return links to the documents that only the richer page has."""
    poorer, richer = (hindi, english) if is_hindi else (english, hindi)
    known = {_file_name(url) for url in poorer.documents}
    lacking = [url for url in richer.documents if _file_name(url) not in known][:MOST_PASTED]
    title = slot(N_("title of the document in Hindi") if is_hindi else N_("title of the document in English"))
    return "\n".join(f'<a href="{html.escape(url)}">{title}</a>' for url in lacking)


def _file_name(url: str) -> str:
    return unquote(urlsplit(url).path.rpartition("/")[2])


def applies(site: SiteEvidence) -> bool:
    """Return whether any page was read in both languages."""
    return bool(comparable_pairs(site))


RULE = SiteRule(
    id="language-parity",
    category=Category.INFORMATION,
    impact=Impact.SERIOUS,
    weight=6,
    references=(gigw("5.4.6"), gigw("5.4.10"), gigw("UK-LANG")),
    title=N_("Pages hold the same in Hindi and in English"),
    failure_title=N_("Pages do not hold the same in Hindi and in English"),
    why=N_(
        "A citizen reads one language and trusts that nothing is missing. A notice or a last date that stands only in "
        "the other language is lost to that citizen."
    ),
    repair=N_(
        "Change both language versions on the same day: the same documents, tables and dates. Where a text is not "
        "translated yet, say so on the page and link to the other language."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    applies=applies,
    check=check,
)
