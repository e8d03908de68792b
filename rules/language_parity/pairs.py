"""Pairs of pages that say the same in Hindi and in English, as far as the website itself ties them together."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from rules.evidence import PageEvidence, SiteEvidence
from rules.information.language_switch import BILINGUAL_SHARE, BUTTON_WORDS, language_named
from rules.information.page_index import PageIndex
from rules.page_text import Link
from rules.text import devanagari_share, joined, main_blocks

LANGUAGES = ("hi", "en")
# Names that a part of an address gives the two languages.
_NAMES = {
    "hi": ("hi", "hin", "hindi", "hi-in", "hi_in"),
    "en": ("en", "eng", "english", "en-in", "en_in", "en-us", "en-gb"),
}
_KEYS = frozenset({"lang", "language", "locale", "l", "hl", "lng"})
_SUFFIX = re.compile(r"(?i)([-_.])(hi|hin|hindi|en|eng|english)(?=(?:\.[a-z0-9]{2,5})?$)")
LEAST_APART = 0.2  # in the share of Devanagari: closer, and the pages are not in two languages, or both say both


@dataclass(frozen=True, slots=True)
class Pair:
    """One page in two languages."""

    hindi: PageEvidence
    english: PageEvidence
    how: str  # "hreflang", "switch" or "address"


def pairs_of(site: SiteEvidence) -> tuple[Pair, ...]:
    """Return the pairs among the pages of a site."""
    return pairs_among(PageIndex(site.pages, site.home_url))


def pairs_among(pages: PageIndex) -> tuple[Pair, ...]:
    """Return the pairs of pages that were both read, each page in one pair; the surest tie counts."""
    found: list[Pair] = []
    taken: set[str] = set()
    for tie in (_by_hreflang, _by_address, _by_switch):
        for page in pages.pages:
            if page.url in taken or not page.is_served:
                continue
            for pair in tie(pages, page):
                urls = {pair.hindi.url, pair.english.url}
                if len(urls) == 2 and not urls & taken and _is_whole(pair):
                    found.append(pair)
                    taken |= urls
                    break
    return tuple(found)


def counterparts(pairs: Iterable[Pair]) -> dict[str, str]:
    """Return, by the address of each page of a pair, that of the other one."""
    both = [(pair.hindi.url, pair.english.url) for pair in pairs]
    return {**dict(both), **{english: hindi for hindi, english in both}}


def switches_of(page: PageEvidence) -> tuple[tuple[Link, str], ...]:
    """Return the links that name the other of the two languages, each with the language it names."""
    named = [(link, code) for link in page.text.links if link.href and (code := _named(link.text)) in LANGUAGES]
    if not named:
        return ()
    share = devanagari_share(joined(page.text.blocks))
    own = "" if share is None else "hi" if share > BILINGUAL_SHARE[1] else "en" if share < BILINGUAL_SHARE[0] else ""
    return tuple((link, code) for link, code in named if code != own)


@lru_cache(maxsize=16_384)
def _named(text: str) -> str:
    return language_named(text) if 0 < len(text.split()) <= BUTTON_WORDS else ""


def share_of(page: PageEvidence) -> float:
    """Return the share of Devanagari among the letters of the main text, 0–1."""
    return devanagari_share(joined(main_blocks(page.text))) or 0.0


def language_of_address(url: str) -> str:
    """Return the language an address names, by a part of its path, a parameter or an ending; "" for none."""
    return next((code for code, _ in _readings(url)), "")


def _is_whole(pair: Pair) -> bool:
    return (
        pair.hindi.is_served
        and pair.english.is_served
        and pair.hindi.text.content_hash != pair.english.text.content_hash
    )


def _by_hreflang(pages: PageIndex, page: PageEvidence) -> Iterator[Pair]:
    codes = {
        link.hreflang.lower().partition("-")[0]: link.href
        for link in page.text.head_links
        if "alternate" in link.rel.split() and link.hreflang and link.href
    }
    hindi, english = (pages.at(codes[code]) if code in codes else None for code in LANGUAGES)
    if hindi is not None and english is not None and page in (hindi, english):
        yield Pair(hindi, english, "hreflang")


def _by_address(pages: PageIndex, page: PageEvidence) -> Iterator[Pair]:
    """Yield the pages whose address differs from this one in the name of the language alone."""
    for code, others in _readings(page.url):
        for url in others:
            other = pages.at(url)
            if other is not None and other is not page and _is_in(other, LANGUAGES[1 - LANGUAGES.index(code)], page):
                yield Pair(page, other, "address") if code == "hi" else Pair(other, page, "address")


def _is_in(page: PageEvidence, code: str, counterpart: PageEvidence) -> bool:
    """Return whether a page is the version in a language: its address or its tag says so, or its letters do."""
    if code in (language_of_address(page.url), page.text.lang.lower().partition("-")[0]):
        return True
    apart = share_of(page) - share_of(counterpart)
    return (apart if code == "hi" else -apart) > LEAST_APART


def _by_switch(pages: PageIndex, page: PageEvidence) -> Iterator[Pair]:
    """Yield the page a language switch leads to, where it leads back or the two are in two languages."""
    for link, named in switches_of(page):
        other = pages.at(link.href)
        if other is None or other is page or (other is pages.home and page is not pages.home):
            continue
        if (
            _leads_to(pages, other, page)
            or (share_of(page) - share_of(other)) * (1 if named == "en" else -1) > LEAST_APART
        ):
            yield Pair(page, other, "switch") if named == "en" else Pair(other, page, "switch")


def _leads_to(pages: PageIndex, page: PageEvidence, target: PageEvidence) -> bool:
    return any(pages.at(link.href) is target for link, _ in switches_of(page))


def _readings(url: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the language an address names, and the addresses its counterpart in the other one may have."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return
    segments = parts.path.split("/")
    for position, segment in enumerate(segments[:4]):
        for code in LANGUAGES:
            if segment.lower() in _NAMES[code]:
                other = LANGUAGES[1 - LANGUAGES.index(code)]
                paths = [[*segments[:position], name, *segments[position + 1 :]] for name in _NAMES[other]]
                paths.append([*segments[:position], *segments[position + 1 :]])
                yield code, tuple(urlunsplit(parts._replace(path="/".join(path))) for path in paths)
    query = parse_qsl(parts.query, keep_blank_values=True)
    for key, value in query:
        for code in LANGUAGES:
            if key.lower() in _KEYS and value.lower() in _NAMES[code]:
                other = LANGUAGES[1 - LANGUAGES.index(code)]
                rest = [pair for pair in query if pair != (key, value)]
                queries = [
                    urlencode([(name, new if (name, old) == (key, value) else old) for name, old in query])
                    for new in _NAMES[other]
                ]
                yield code, tuple(urlunsplit(parts._replace(query=text)) for text in (*queries, urlencode(rest)))
    if found := _SUFFIX.search(parts.path):
        code = "hi" if found[2].lower().startswith("hi") else "en"
        other = LANGUAGES[1 - LANGUAGES.index(code)]
        before, after = parts.path[: found.start()], parts.path[found.end() :]
        paths_by_name = (f"{before}{found[1]}{name}{after}" for name in _NAMES[other][:3])
        yield code, tuple(urlunsplit(parts._replace(path=path)) for path in (*paths_by_name, before + after))
