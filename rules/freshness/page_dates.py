"""The dates of one page: where each stands, what it says it is, and how surely it dates the page."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any

from rules.date_labels import has_prefix
from rules.dates import DateKind, FoundDate, find_dates, iso_day, label_kind, reads_month_first
from rules.page_text import PageText, Region, TextBlock, TimeElement
from rules.text import folded

LONGEST_LABEL_CHARACTERS = 60
LONGEST_LINE_CHARACTERS = 200  # a date in a longer text belongs to what is told there
LEAST_SHARE_OF_LINE = 0.4
DEEPEST_JSON = 8
MOST_BARE_TIMES = 4  # time elements without a name: with more of them they date the items of a list
MODIFIED_META = frozenset(
    {
        "article:modified_time",
        "og:modified_time",
        "og:updated_time",
        "last-modified",
        "lastmod",
        "last_modified",
        "dcterms.modified",
        "dc.date.modified",
        "dc.modified",
        "datemodified",
        "date.modified",
        "modified",
        "moddate",
        "updated_time",
        "lastupdate",
        "last-updated",
        "revised",
        "revision_date",
        "dateupdate",
    }
)
PUBLISHED_META = frozenset(
    {
        "article:published_time",
        "article:published",
        "og:published_time",
        "og:article:published_time",
        "og:pubdate",
        "datepublished",
        "date_published",
        "date.published",
        "publish_date",
        "publish-date",
        "published_time",
        "published-date",
        "publication_date",
        "publicationdate",
        "pubdate",
        "pubyear",
        "pub_date",
        "dc.date",
        "dc.date.issued",
        "dc.date.created",
        "dc.created",
        "dc.issued",
        "dcterms.created",
        "dcterms.date",
        "dcterms.issued",
        "dcterms.available",
        "citation_date",
        "citation_publication_date",
        "parsely-pub-date",
        "sailthru.date",
        "article.published",
        "article.created",
        "article_date_original",
        "originalpublicationdate",
        "releasedate",
        "release_date",
        "date",
        "created",
        "datecreated",
        "itemprop:datepublished",
        "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime",
        "bt:pubdate",
        "rnews:datepublished",
        "shareaholic:article_published_time",
        "gentime",
        "dcsext.articlefirstpublished",
        "timestamp",
    }
)
# JSON-LD types that describe the page itself; comments, events and offers have days of their own.
_OF_PAGE = re.compile(
    r"(?i)article|posting|page|report|newsletter|creativework|recipe|videoobject|podcast|dataset|notice"
)
_DATE_CLASS = re.compile(
    r"(?i)(?:class|id|itemprop|data-testid)\s*=\s*[\"']?[^\"'>]*(?:date|time|posted|publish|byline|dateline|updated|modified"
    r"|datum|fecha|stamp|submitted|meta-info|entry-meta|post-meta|article-meta|pubdate)"
)
_TOLD_BEFORE = re.compile(r"(?i)\b(?:on|from|since|after|before|until|till|between|by|of|held|founded|born|from:)\s*$")
_TOLD_AFTER = re.compile(r"\s*(?:को|से|तक|में|के बाद|के पूर्व|का)(?![\u0900-\u097f])")
_ITEMS = frozenset({"td", "th", "li", "dt", "dd"})
_OUTSIDE = frozenset({Region.HEADER, Region.NAVIGATION, Region.ASIDE, Region.FOOTER})
_URL_DAY = re.compile(
    r"[/_-](19\d\d|20\d\d)([/_-])(\d{1,2})\2(\d{1,2})(?=[/_.?-]|$)|[/_-](20\d\d)(\d\d)(\d\d)(?=[/_.?-]|$)"
)


class DateSource(StrEnum):
    """Where a date of a page stands."""

    TEXT = "text"
    TIME = "time element"
    META = "meta"
    JSON_LD = "json-ld"
    ADDRESS = "address"
    HIDDEN = "hidden text"
    HEADER = "last-modified header"
    SITEMAP = "sitemap"


VISIBLE = frozenset({DateSource.TEXT, DateSource.TIME})  # read by people


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDate:
    """One date of a page, with its evidence."""

    day: date
    kind: DateKind
    source: DateSource
    confidence: float  # 0-1: that it dates the page, as its kind says
    quote: str  # as the page writes it
    selector: str
    html: str
    region: Region = Region.BODY


def page_dates(page: PageText, url: str = "") -> tuple[PageDate, ...]:
    """Return every date that says something about the page as a whole, those a reader sees first.

    Days of items in lists and of events told in running text are left out; `rules/freshness/listed.py` reads them.
    """
    seen = (*_labelled(page), *_in_time_elements(page), *_datelines(page))
    return tuple(dict.fromkeys((*seen, *_in_meta(page), *_in_json_ld(page), *_in_address(url), *_hidden(page))))


def _labelled(page: PageText) -> Iterator[PageDate]:
    """Yield the dates with a label of their own: last updated, published."""
    is_month_first = reads_month_first(block.text for block in page.blocks)
    for block in page.blocks:
        for found in find_dates(block.text, is_month_first=is_month_first):
            if found.kind is DateKind.STAMP or (
                found.kind is DateKind.PUBLISHED and len(block.text) <= LONGEST_LINE_CHARACTERS
            ):
                yield _of_block(block, found.day, found.kind, block.text)
    for label, value in pairwise(page.blocks):
        kind = label_kind(label.text) if len(label.text) <= LONGEST_LABEL_CHARACTERS else DateKind.NONE
        if kind in (DateKind.STAMP, DateKind.PUBLISHED):
            dates = find_dates(value.text, is_month_first=is_month_first)
            if dates and dates[0].start <= 1 and not find_dates(label.text):
                yield _of_block(value, dates[0].day, kind, f"{label.text} {value.text}")


def _of_block(block: TextBlock, day: date, kind: DateKind, quote: str) -> PageDate:
    is_of_page = block.region in (Region.MAIN, Region.BODY, Region.HEADER, Region.FOOTER)
    return PageDate(
        day=day,
        kind=kind,
        source=DateSource.TEXT,
        confidence=0.95 if is_of_page else 0.6,
        quote=quote,
        selector=block.selector,
        html=block.html,
        region=block.region,
    )


def _in_time_elements(page: PageText) -> Iterator[PageDate]:
    """Yield the days of named elements, and of the first elements without a name that stand in the content."""
    bare = 0
    for time in page.times:
        day = iso_day(time.datetime) or next((found.day for found in find_dates(time.text or time.datetime)), None)
        if day is None:
            continue
        name = folded(time.property).rpartition(":")[2]
        if name:
            kind, confidence = _named(name)
        elif time.region in _OUTSIDE or bare >= MOST_BARE_TIMES:
            continue
        else:
            bare += 1
            kind, confidence = _bare(time)
        if kind is not DateKind.NONE:
            yield PageDate(
                day=day,
                kind=kind,
                source=DateSource.TIME,
                confidence=confidence,
                quote=time.text or time.datetime,
                selector=time.selector,
                html=time.html,
                region=time.region,
            )


def _named(name: str) -> tuple[DateKind, float]:
    if name.endswith(("modified", "updated", "modified_time", "updated_time")):
        return DateKind.STAMP, 0.95
    is_published = "publish" in name or name in ("datecreated", "created", "issued", "dateposted", "dc.date")
    return (DateKind.PUBLISHED, 0.85) if is_published else (DateKind.NONE, 0.0)


def _bare(time: TimeElement) -> tuple[DateKind, float]:
    opening = time.html.partition(">")[0].casefold()
    if "updat" in opening or "modif" in opening:
        return DateKind.STAMP, 0.85
    return DateKind.PUBLISHED, 0.8 if "pubdate" in opening or "publish" in opening else 0.6


def _datelines(page: PageText) -> Iterator[PageDate]:
    """Yield the dates beside the first heading, those whose element is named for a date, and one that stands alone."""
    first = next((heading for heading in page.headings if heading.level == 1), None)
    place = next((n for n, block in enumerate(page.blocks) if first and block.selector == first.selector), -1)
    is_month_first = reads_month_first(block.text for block in page.blocks)
    named: list[PageDate] = []
    lone: list[PageDate] = []
    days: set[date] = set()
    for number, block in enumerate(page.blocks):
        if len(block.text) > LONGEST_LINE_CHARACTERS or block.region in (Region.NAVIGATION, Region.ASIDE):
            continue
        dates = find_dates(block.text, is_month_first=is_month_first)
        days |= {one.day for one in dates}
        found = [one for one in dates if one.kind is DateKind.NONE and not _is_told_of(block.text, one)]
        if not found:
            continue
        is_named = bool(_DATE_CLASS.search(block.html))
        is_near = place >= 0 and -2 <= number - place <= 6
        line = _of_block(block, found[0].day, DateKind.PUBLISHED, block.text)
        if block.tag in _ITEMS and not is_named:
            continue
        if is_near:
            yield replace(line, confidence=0.7 if is_named else 0.62)
        elif is_named:
            named.append(replace(line, confidence=0.5))
        elif len(found[0].text) >= LEAST_SHARE_OF_LINE * len(block.text) or has_prefix(block.text, found[0].start):
            lone.append(replace(line, confidence=0.55))
    if len(named) < MOST_BARE_TIMES:
        yield from named
    if lone and len(days) == 1:
        yield lone[0]


def _is_told_of(text: str, found: FoundDate) -> bool:
    """Return whether the words around a date make it the day of something told, not of the page."""
    return bool(_TOLD_BEFORE.search(text[: found.start]) or _TOLD_AFTER.match(text[found.end :]))


def _in_meta(page: PageText) -> Iterator[PageDate]:
    for meta in page.meta:
        kind = (
            DateKind.STAMP
            if meta.name in MODIFIED_META
            else DateKind.PUBLISHED
            if meta.name in PUBLISHED_META
            else DateKind.NONE
        )
        if kind is DateKind.NONE:
            continue
        day = iso_day(meta.content) or next((found.day for found in find_dates(meta.content)), None)
        if day:
            yield PageDate(
                day=day,
                kind=kind,
                source=DateSource.META,
                confidence=0.88 if kind is DateKind.STAMP else 0.85,
                quote=meta.content,
                selector=meta.selector,
                html=meta.html,
            )


def _in_json_ld(page: PageText) -> Iterator[PageDate]:
    for text in page.json_ld:
        for name, value in _json_days(text):
            day = iso_day(value) or next((found.day for found in find_dates(value)), None)
            if day:
                is_change = name == "dateModified"
                yield PageDate(
                    day=day,
                    kind=DateKind.STAMP if is_change else DateKind.PUBLISHED,
                    source=DateSource.JSON_LD,
                    confidence=0.88 if is_change else 0.86,
                    quote=f'"{name}": "{value}"',
                    selector="",
                    html="",
                )


_JSON_DAY = re.compile(r'"(dateModified|datePublished|dateCreated)"\s*:\s*"([^"]{8,40})"')


def _json_days(text: str) -> Iterator[tuple[str, str]]:
    """Yield the days of the objects that describe the page; of any object where the text is broken."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        yield from _JSON_DAY.findall(text)
        return
    yield from _walked(data, 0)


def _walked(data: Any, depth: int) -> Iterator[tuple[str, str]]:
    if depth > DEEPEST_JSON:
        return
    if isinstance(data, list):
        for item in data:
            yield from _walked(item, depth + 1)
    elif isinstance(data, dict):
        types = data.get("@type", "")
        names = " ".join(map(str, types)) if isinstance(types, list) else str(types)
        if not names or _OF_PAGE.search(names):
            for name in ("dateModified", "datePublished", "dateCreated"):
                if isinstance(data.get(name), str):
                    yield name, data[name][:40]
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _walked(data.get(name), depth + 1)


def _hidden(page: PageText) -> Iterator[PageDate]:
    for text in page.hidden_texts:
        for found in find_dates(text):
            if found.kind is DateKind.STAMP:
                yield PageDate(
                    day=found.day,
                    kind=found.kind,
                    source=DateSource.HIDDEN,
                    confidence=0.6,
                    quote=text,
                    selector="",
                    html="",
                )


def _in_address(url: str) -> Iterator[PageDate]:
    found = _URL_DAY.search(url.partition("?")[0])
    if found:
        year, month, day = (found[1], found[3], found[4]) if found[1] else (found[5], found[6], found[7])
        read = iso_day(f"{year}-{month:0>2}-{day:0>2}")
        if read and read.year >= 1995:
            yield PageDate(
                day=read,
                kind=DateKind.PUBLISHED,
                source=DateSource.ADDRESS,
                confidence=0.8,
                quote=found[0].strip("/_-"),
                selector="",
                html="",
            )
