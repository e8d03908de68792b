"""The dates a page tells to machines: meta elements, JSON-LD, its address, text that is hidden from readers."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from rules.date_layouts import EARLIEST_YEAR, LATEST_YEAR
from rules.dates import DateKind, find_dates, iso_day
from rules.freshness.page_date import DateSource, PageDate
from rules.page_text import PageText

MOST_PICTURES = 100
_FILE_DAY = re.compile(
    r"(?<!\d)(?:(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?([0-2]\d|3[01])|([0-2]\d|3[01])[-_.]?(0[1-9]|1[0-2])[-_.]?(20\d\d))(?!\d)"
)
DEEPEST_JSON = 8
_MODIFIED_NAMES = """
article:modified_time og:modified_time og:updated_time last-modified lastmod last_modified dcterms.modified
dc.date.modified dc.modified datemodified date.modified modified moddate updated_time lastupdate last-updated
revised revision_date dateupdate article:modified article:modified_date article:updated_time article.updated
date_modified lastmodifieddate o:lastsaved
"""
MODIFIED_META = frozenset(_MODIFIED_NAMES.split())
_PUBLISHED_NAMES = """
article:published_time article:published og:published_time og:article:published_time og:pubdate datepublished
date_published date.published publish_date publish-date published_time published-date publication_date
publicationdate pubdate pubyear pub_date dc.date dc.date.issued dc.date.created dc.created dc.issued dcterms.created
dcterms.date dcterms.issued dcterms.available citation_date citation_publication_date parsely-pub-date sailthru.date
article.published article.created article_date_original originalpublicationdate releasedate release_date date
created datecreated itemprop:datepublished cxenseparse:recs:publishtime cxenseparse:publishtime bt:pubdate
rnews:datepublished shareaholic:article_published_time gentime dcsext.articlefirstpublished timestamp
"""
_CREATED_META = frozenset({"created", "datecreated", "dc.created", "dc.date.created", "dcterms.created"})
CREATED = 0.65  # confidence in a day of making: that of a row of a database, or of the visit
_CONFIDENCE = {DateKind.STAMP: 0.88, DateKind.PUBLISHED: 0.85}
PUBLISHED_META = frozenset(_PUBLISHED_NAMES.split())
# JSON-LD types that describe the page itself; comments, events and offers have days of their own.
_OF_PAGE = re.compile(
    r"(?i)article|posting|page|report|newsletter|creativework|recipe|videoobject|podcast|dataset|notice"
)
_URL_DAY = re.compile(
    r"[/_-](19\d\d|20\d\d)([/_-])(\d{1,2})\2(\d{1,2})(?=[/_.?-]|$)|[/_-](20\d\d)(\d\d)(\d\d)(?=[/_.?-]|$)"
)


def in_meta(page: PageText) -> Iterator[PageDate]:
    """Yield what meta elements declare."""
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
                confidence=_CONFIDENCE[kind] if meta.name not in _CREATED_META else CREATED,
                quote=meta.content,
                selector=meta.selector,
                html=meta.html,
            )


def in_json_ld(page: PageText) -> Iterator[PageDate]:
    """Yield what JSON-LD says of the page."""
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


def in_hidden_text(page: PageText) -> Iterator[PageDate]:
    """Yield the stamps that no reader sees."""
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


def in_title(page: PageText) -> Iterator[PageDate]:
    """Yield the day that ends the title in the window, behind a mark: Results are out | The Office | 10.06.2013."""
    for found in find_dates(page.title):
        before = page.title[: found.start].rstrip()
        if (
            found.kind is DateKind.NONE
            and found.end == len(page.title.rstrip())
            and before.endswith(("|", "-", "–", "·", ":"))
        ):
            yield PageDate(
                day=found.day,
                kind=DateKind.PUBLISHED,
                source=DateSource.META,
                confidence=0.55,
                quote=page.title,
                selector="title",
                html="",
            )


def in_pictures(page: PageText) -> Iterator[PageDate]:
    """Yield the days in file names and alternative texts of pictures: weak hints, that never date a page alone."""
    for image in page.images[:MOST_PICTURES]:
        name = image.src.rpartition("/")[2]
        named = day_of_file(name)
        days = [named] if named else []
        days += [one.day for one in find_dates(image.alt or "") if one.kind is DateKind.NONE]
        for day in days:
            if day is not None and EARLIEST_YEAR <= day.year <= LATEST_YEAR:
                yield PageDate(
                    day=day,
                    kind=DateKind.PUBLISHED,
                    source=DateSource.PICTURE,
                    confidence=0.3,
                    quote=name if named else image.alt or "",
                    selector=image.selector,
                    html=image.html,
                    region=image.region,
                )


def day_of_file(name: str) -> date | None:
    """Return the day in the name of a file: Notice_09.03.2018.pdf."""
    found = _FILE_DAY.search(name)
    return iso_day(f"{found[1] or found[6]}-{found[2] or found[5]}-{found[3] or found[4]}") if found else None


def days_of_files(addresses: Iterable[str]) -> Iterator[date]:
    """Yield the days in the names of the files that addresses lead to."""
    return (day for address in addresses if (day := day_of_file(address.rpartition("/")[2])))


def in_address(url: str) -> Iterator[PageDate]:
    """Yield the day that the address names, as those of news pages do."""
    found = _URL_DAY.search(url.partition("?")[0])
    if found:
        year, month, day = (found[1], found[3], found[4]) if found[1] else (found[5], found[6], found[7])
        read = iso_day(f"{year}-{month:0>2}-{day:0>2}")
        if read and read.year >= 1995:
            yield PageDate(
                day=read,
                kind=DateKind.PUBLISHED,
                source=DateSource.ADDRESS,
                confidence=0.82,  # above a time element without a name, which may be of anything
                quote=found[0].strip("/_-"),
                selector="",
                html="",
            )
