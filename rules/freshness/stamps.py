"""Last-updated stamps: what a page declares about its own age, to readers or to machines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from rules.dates import DateKind, find_dates, iso_day, label_kind
from rules.page_text import PageText
from rules.text import folded

META_NAMES = frozenset(
    {
        "article:modified_time",
        "og:updated_time",
        "last-modified",
        "dcterms.modified",
        "dc.date.modified",
        "datemodified",
        "revised",
    }
)
LONGEST_LABEL_CHARACTERS = 60
_JSON_LD_MODIFIED = re.compile(r'"dateModified"\s*:\s*"([^"]{10,40})"')


class StampSource(StrEnum):
    """Where a stamp stands."""

    TEXT = "text"
    TIME = "time element"
    META = "meta"
    JSON_LD = "json-ld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """One declared day of the last update."""

    day: date
    source: StampSource
    quote: str  # as the page writes it
    selector: str
    html: str


def stamps(page: PageText) -> tuple[Stamp, ...]:
    """Return the stamps of a page: those a reader sees first."""
    return tuple(dict.fromkeys((*_in_text(page), *_in_time_elements(page), *_for_machines(page))))


def declared_stamp(page: PageText) -> Stamp | None:
    """Return the stamp that counts: the newest one a reader sees, else the newest for machines; None without any."""
    found = stamps(page)
    visible = [stamp for stamp in found if stamp.source in {StampSource.TEXT, StampSource.TIME}]
    return max(visible or found, key=lambda stamp: stamp.day, default=None)


def _in_text(page: PageText) -> Iterator[Stamp]:
    for block in page.blocks:
        for found in find_dates(block.text):
            if found.kind is DateKind.STAMP:
                yield Stamp(
                    day=found.day, source=StampSource.TEXT, quote=block.text, selector=block.selector, html=block.html
                )
    for label, value in pairwise(page.blocks):
        if len(label.text) <= LONGEST_LABEL_CHARACTERS and label_kind(label.text) is DateKind.STAMP:
            dates = find_dates(value.text)
            if dates and dates[0].start <= 1 and not find_dates(label.text):
                quote = f"{label.text} {value.text}"
                yield Stamp(
                    day=dates[0].day, source=StampSource.TEXT, quote=quote, selector=value.selector, html=value.html
                )


def _in_time_elements(page: PageText) -> Iterator[Stamp]:
    for time in page.times:
        if folded(time.property).rpartition(":")[2].endswith("modified"):
            day = iso_day(time.datetime) or next((found.day for found in find_dates(time.text)), None)
            if day:
                yield Stamp(day=day, source=StampSource.TIME, quote=time.text, selector=time.selector, html=time.html)


def _for_machines(page: PageText) -> Iterator[Stamp]:
    for meta in page.meta:
        if meta.name in META_NAMES:
            day = iso_day(meta.content) or next((found.day for found in find_dates(meta.content)), None)
            if day:
                yield Stamp(
                    day=day, source=StampSource.META, quote=meta.content, selector=meta.selector, html=meta.html
                )
    for text in page.json_ld:
        for found in _JSON_LD_MODIFIED.finditer(text):
            day = iso_day(found.group(1))
            if day:
                yield Stamp(day=day, source=StampSource.JSON_LD, quote=found.group(0), selector="", html="")
