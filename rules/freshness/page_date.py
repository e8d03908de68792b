"""One date of a page, with its evidence."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.dates import DateKind
from rules.page_text import Region


class DateSource(StrEnum):
    """Where a date of a page stands."""

    TEXT = "text"
    TIME = "time element"
    META = "meta"
    JSON_LD = "json-ld"
    ADDRESS = "address"
    HIDDEN = "hidden text"
    PICTURE = "picture"  # its file name or alternative text: a weak hint
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
