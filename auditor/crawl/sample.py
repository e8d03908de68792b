"""The sample of pages that is watched in the browser (W3C WCAG-EM 1.0, step 3)."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from math import ceil

from auditor.crawl.urls import bare_host, host_of
from rules.evidence import PageEvidence
from rules.information.language_switch import language_named
from rules.information.page_index import PageIndex
from rules.language_parity.pairs import LANGUAGES, counterparts, pairs_among
from rules.vocabulary import Topic, topics_of, topics_of_address

RANDOM_SHARE = Fraction(1, 10)  # WCAG-EM 1.0 step 3.d: a random sample of a tenth
FEW_PAGES = 4  # a sample up to this size has no room for chance

# WCAG-EM steps 2.a, 3.a and 3.b: common pages, essential functions, and what GIGW asks every department for.
SOUGHT = (
    Topic.CONTACT,
    Topic.ABOUT,
    Topic.SERVICES,
    Topic.SEARCH,
    Topic.SITE_MAP,
    Topic.FORMS,
    Topic.NEWS,
    Topic.TENDERS,
    Topic.RTI,
    Topic.FEEDBACK,
    Topic.WHOS_WHO,
    Topic.ORDERS,
    Topic.GRIEVANCE,
    Topic.HELP,
    Topic.ACCESSIBILITY,
)
NOT_ASKED_FOR = frozenset({"search"})  # types of a field that every page's header has


def choose_sample(pages: Iterable[PageEvidence], home_url: str, size: int, period: str) -> tuple[str, ...]:
    """Return at most `size` addresses to watch, the home page first.

    The structured part holds the home page in each language, pages of the topics citizens come for, a form and a
    page of every template, each beside its counterpart in Hindi or English; at least a tenth of the sample is drawn by
    lot. The lot is fixed by host and period (such as "2026-Q1") and each page's own address: the order of the pages
    does not matter, and a page that is added later moves none of the others.
    """
    known = {page.url: page for page in sorted(pages, key=lambda page: page.url)}
    host = bare_host(host_of(home_url))
    lots = {url: random.Random(f"{host} {period} {url}").random() for url in known}
    by_lot = sorted(known, key=lambda url: (lots[url], url))
    by_chance = ceil(size * RANDOM_SHARE) if size > FEW_PAGES else 0
    chosen: dict[str, None] = {}
    beside = counterparts(pairs_among(PageIndex(known.values(), home_url)))
    structured = ((url, beside.get(url, url)) for url in _structured(known, home_url, by_lot))
    for url in chain.from_iterable(structured):
        if len(chosen) >= size - by_chance:
            break
        chosen[url] = None
    for url in by_lot:
        if len(chosen) >= size:
            break
        chosen[url] = None
    return tuple(chosen)


def _structured(known: Mapping[str, PageEvidence], home_url: str, by_lot: Sequence[str]) -> Iterator[str]:
    """Yield the pages worth watching for what they are, the most telling first."""
    home = known.get(home_url)
    if home:
        yield home_url
        yield from _other_languages(known, home)
    by_topic = _by_topic(known)
    templates = _by_template(known, by_lot)
    # Turn about, so that a small sample shows both topics and templates.
    topics = iter([by_topic[topic] for topic in SOUGHT if topic in by_topic])
    firsts = iter([urls[0] for urls in templates])
    while (topic := next(topics, "")) or (first := next(firsts, "")):
        if topic:
            yield topic
            first = next(firsts, "")
        if first:
            yield first
    yield from _with_form(known)
    for urls in templates:
        yield from urls[1:2]


def _other_languages(known: Mapping[str, PageEvidence], home: PageEvidence) -> Iterator[str]:
    """Yield the home pages in other languages: those the home page names, and those a single step below it."""
    for named in home.text.links:
        if language_named(named.text) in LANGUAGES and named.href in known and named.href != home.url:
            yield named.href
    for link in home.text.head_links:
        if link.hreflang and "alternate" in link.rel.split() and link.href in known and link.href != home.url:
            yield link.href
    own = _language(home)
    root = home.url.rstrip("/")
    for url, page in known.items():
        language = _language(page)
        if own and language and language != own and url.startswith(root + "/"):
            step = url.removeprefix(root + "/").rstrip("/").partition(".")[0].lower()
            if step in (language, "hindi", "english", f"index-{language}", f"index_{language}", f"home-{language}"):
                yield url


def _language(page: PageEvidence) -> str:
    return page.text.lang.lower().partition("-")[0]


def _by_topic(known: Mapping[str, PageEvidence]) -> dict[Topic, str]:
    """Return the page of each topic: the one most links name so, else one whose address or title does."""
    votes: defaultdict[Topic, Counter[str]] = defaultdict(Counter)
    for page in known.values():
        labels = {(link.href, link.text) for link in page.text.links if link.href in known and link.text}
        for href, label in labels:
            for topic in topics_of(label):
                votes[topic][href] += 2
    for url, page in known.items():
        titles = [heading.text for heading in page.text.headings if heading.level == 1]
        for topic in {*topics_of_address(url), *(topic for title in titles for topic in topics_of(title))}:
            votes[topic][url] += 1
    return {
        topic: min(counted, key=lambda url: (-counted[url], _clicks(known[url]), url))
        for topic, counted in votes.items()
    }


def _by_template(known: Mapping[str, PageEvidence], by_lot: Sequence[str]) -> list[list[str]]:
    """Return the pages of each template, the largest template first, in the order of the lot."""
    members: defaultdict[str, list[str]] = defaultdict(list)
    for url in by_lot:
        members[known[url].template].append(url)
    return sorted(members.values(), key=lambda urls: (-len(urls), min(urls)))


def _with_form(known: Mapping[str, PageEvidence]) -> Iterator[str]:
    """Yield the page that asks a visitor for most."""
    asked = {
        url: sum(
            field.type not in NOT_ASKED_FOR
            for form in page.text.forms
            if form.role != "search"
            for field in form.fields
        )
        for url, page in known.items()
    }
    most = max(asked, key=lambda url: (asked[url], -_clicks(known[url]), url), default="")
    if most and asked[most] > 1:
        yield most


def _clicks(page: PageEvidence) -> int:
    return 99 if page.clicks_from_home is None else page.clicks_from_home
