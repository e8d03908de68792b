"""Duplicate content: a text stands at one address of the website."""

import re
from collections.abc import Iterator
from itertools import combinations
from urllib.parse import urlsplit
from zlib import crc32

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message
from rules.information.duplicate_title import is_continued, subject_of
from rules.rule import Category, Effort, Ground, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import folded, joined, main_blocks
from rules.written import is_written

MIN_WORDS = 50  # shorter texts are alike by chance: an empty list, a form
SHINGLE_WORDS = 5
LIKENESS = 0.9  # Jaccard; both with the length of a shingle a convention
MIN_WORDS_NEAR = 150
SKETCH = 12  # smallest hashes by which like pages are found
MOST_ALIKE = 30  # pages sharing a hash; more share a sentence of the template
_LANGUAGE_PART = re.compile(r"(?i)^(?:en|hi|english|hindi|en-in|hi-in|eng|hin)$")


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report, page by page, texts that stand at another address too; ask about those that are nearly the same."""
    texts = [(page, folded(joined(main_blocks(page.text))).split()) for page in site.pages if _is_judged(page)]
    texts = [(page, words) for page, words in texts if len(words) >= MIN_WORDS]
    by_hash: dict[str, list[PageEvidence]] = {}
    for page, _ in texts:
        by_hash.setdefault(page.text.content_hash, []).append(page)
    for pages in by_hash.values():
        first, *others = sorted(pages, key=lambda page: (page.clicks_from_home is None, page.clicks_from_home or 0))
        copies = [page for page in others if _subject(page) != _subject(first)]
        if copies:
            yield Finding(
                message=message(N_("The same text stands at {url}."), url=first.url),
                occurrences=tuple(_copy(page, first) for page in copies),
            )
    for first, second in _near(texts):
        yield Doubt(
            message=message(N_("Nearly the same text stands at {url}. Are both pages needed?"), url=first.url),
            occurrences=(Occurrence(quote=second.text.title, page_url=second.url),),
        )


def _copy(page: PageEvidence, first: PageEvidence) -> Occurrence:
    return Occurrence(
        selector="html > head",
        html="<head>",
        after=f'<head>\n  <link rel="canonical" href="{first.url}">',
        quote=page.url,
        page_url=page.url,
    )


def _near(texts: list[tuple[PageEvidence, list[str]]]) -> list[tuple[PageEvidence, PageEvidence]]:
    """Return pairs of pages of which nearly all runs of five words are the same, each later page once."""
    shingles = {page.url: _shingles(words) for page, words in texts if len(words) >= MIN_WORDS_NEAR}
    pages = {page.url: page for page, _ in texts}
    by_hash: dict[int, list[str]] = {}
    for url, hashes in shingles.items():
        for small in sorted(hashes)[:SKETCH]:
            by_hash.setdefault(small, []).append(url)
    pairs = {pair for urls in by_hash.values() if len(urls) <= MOST_ALIKE for pair in combinations(urls, 2)}
    found: dict[str, tuple[PageEvidence, PageEvidence]] = {}
    for one, other in sorted(pairs):
        first, second = pages[one], pages[other]
        if first.text.content_hash == second.text.content_hash or _subject(first) == _subject(second):
            continue
        shared = len(shingles[one] & shingles[other])
        if shared >= LIKENESS * (len(shingles[one]) + len(shingles[other]) - shared):
            found.setdefault(other, (first, second))
    return list(found.values())


def _shingles(words: list[str]) -> frozenset[int]:
    runs = zip(*(words[start:] for start in range(SHINGLE_WORDS)), strict=False)
    return frozenset(crc32(" ".join(run).encode()) for run in runs)


def _subject(page: PageEvidence) -> str:
    """Return what the page is a view of, whatever the language in its address."""
    parts = urlsplit(subject_of(page))
    return "/".join(part for part in parts.path.split("/") if not _LANGUAGE_PART.match(part)) + parts.query


def _is_judged(page: PageEvidence) -> bool:
    return is_written(page) and not is_continued(page.url)


RULE = SiteRule(
    id="duplicate-content",
    category=Category.INFORMATION,
    impact=Impact.MINOR,
    weight=2,
    references=(gigw("DBIM-G38"),),
    title=N_("Each text stands at one address"),
    failure_title=N_("The same text stands at several addresses"),
    why=N_("One copy is corrected, the other is forgotten, and the citizen reads the wrong one."),
    repair=N_(
        "Keep one page and let the other address lead to it. If both have to stay, name the one that counts in the "
        "head of the copy."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.CONVENTION,
    per_page=True,
    check=check,
)
