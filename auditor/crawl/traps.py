"""Endless families of addresses: calendars, sort orders, facets, paths that repeat themselves.

Addresses are grouped by shape: what varies inside a family (numbers, dates, hashes, long slugs, the values of
parameters) is replaced. A shape is also what the frontier takes turns by, so that a long family of true pages
gets its share and no more.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

MAX_SEGMENTS = 14  # no site nests its pages deeper
MAX_SAME_SEGMENT = 3  # /a/b/a/b/a/: a relative link that climbs down for ever
MAX_PARAMETERS = 8
MAX_CALENDAR = 6  # addresses of one calendar: half a year of months
MAX_ARRANGED = 3  # sort orders and views of one list: they show the same entries
MAX_PAGING = 12  # leaves of one list
MAX_FACETED = 20  # combinations of three parameters and more on one path
MAX_PARAMETER_SETS = 8  # different sets of parameters on one path

# Names that also choose the page itself in some content system (view, layout, p, from) are left out.
ARRANGING = re.compile(
    r"(?i)^(?:sort(?:by|_by|order|_order|dir)?|order(?:by|_by)?|direction|limit|per_?page|pagesize|items_per_page|"
    r"print|tmpl|replytocom|share|text_?size|fontsize|font|theme|contrast)$"
)
PAGING = re.compile(r"(?i)^(?:page|paged|pg|start|offset|limitstart|pageno|page_?num(?:ber)?|currentpage|skip)$")
FACET = re.compile(r"(?i)^(?:f|filter|filters|facet|facets|refine|field_\w+|tid|tags?)(?:\[.*)?$")
ITEM = re.compile(r"(?i)id$")  # names one thing, so the address is no mere selection from a list
CALENDAR = re.compile(r"(?i)(?:^|[/_.-])(?:calendar|cal|events?|agenda|day|week|month|year|archives?)(?:$|[/_.-])")
CALENDAR_PARAMETER = re.compile(r"(?i)^(?:date|day|month|year|week|mon|yr|ical|tribe-bar-date|eventdate|cid?date)$")

_DATE = re.compile(r"(?:19|20)\d\d[-_.]?(?:0?[1-9]|1[0-2])(?:[-_.]?\d{1,2})?|\d{1,2}[-_.]\d{1,2}[-_.](?:19|20)\d\d")
_HASH = re.compile(r"(?=.*\d)[0-9a-fA-F]{8,}(?:-[0-9a-fA-F]{4,})*|(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9_-]{16,}")
_DATED_PATH = re.compile(r"/(?:19|20)\d\d(?:[/_.-]\d{1,2}){1,2}/?")
_DIGITS = re.compile(r"\d+")
_INDEX = re.compile(r"(?:%5B|\[).*", re.IGNORECASE)
_MIN_SLUG_WORDS = 4


@lru_cache(maxsize=100_000)
def shape_of(url: str) -> str:
    """Return the address with what varies inside a family replaced: `/notice/17?id=3` → `host/notice/N?id`."""
    parts = urlsplit(url)
    segments = [_segment(segment) for segment in parts.path.split("/")]
    route = _DIGITS.sub("N", parts.fragment)
    keys = "&".join(sorted(parameters(parts.query)))
    return parts.netloc + "/".join(segments) + (f"?{keys}" if keys else "") + (f"#{route}" if route else "")


def parameters(query: str) -> set[str]:
    """Return the names of the parameters, without the index of arrays."""
    return {_DIGITS.sub("N", _INDEX.sub("[]", pair.partition("=")[0])) for pair in query.split("&") if pair}


@dataclass(slots=True)
class Traps:
    """What was already let through, by family."""

    _let_through: Counter[str] = field(default_factory=Counter)
    _parameter_sets: defaultdict[str, set[frozenset[str]]] = field(default_factory=lambda: defaultdict(set))

    def verdict(self, url: str) -> str:
        """Return why an address belongs to an endless family that had its share, "" when it may be read.

        Each call that returns "" counts, so an address is asked about once.
        """
        parts = urlsplit(url)
        segments = [segment for segment in parts.path.split("/") if segment]
        if len(segments) > MAX_SEGMENTS:
            return f"more than {MAX_SEGMENTS} steps of path"
        if segments and max(Counter(segments).values()) >= MAX_SAME_SEGMENT:
            return "the path repeats itself"
        keys = parameters(parts.query)
        if len(keys) > MAX_PARAMETERS:
            return f"more than {MAX_PARAMETERS} parameters"
        kind, limit = _kind(parts.path, keys, parts.query.count("&"))
        place = parts.netloc + parts.path
        if len(keys) > 1 and frozenset(keys) not in self._parameter_sets[place]:
            if len(self._parameter_sets[place]) >= MAX_PARAMETER_SETS:
                return f"more than {MAX_PARAMETER_SETS} sets of parameters on one path"
            self._parameter_sets[place].add(frozenset(keys))
        if not kind:
            return ""
        match kind:
            case "calendar":
                family = f"{kind} {parts.netloc}{_calendar_family(parts.path)}"
            case "facets":
                family = f"{kind} {place}"
            case _:
                family = f"{kind} {_list_of(parts)}"
        if self._let_through[family] >= limit:
            return f"{kind}: more than {limit} of one family"
        self._let_through[family] += 1
        return ""


def _kind(path: str, keys: set[str], further: int) -> tuple[str, int]:
    """Return the kind of endless family an address may belong to, and how many of it are read; "" for none."""
    if any(CALENDAR_PARAMETER.match(key) for key in keys) or (CALENDAR.search(path) and _ends_in_date(path)):
        return "calendar", MAX_CALENDAR
    if any(FACET.match(key) for key in keys) and further:
        return "facets", MAX_FACETED
    if any(ARRANGING.match(key) for key in keys):
        return "sort order", MAX_ARRANGED
    if any(PAGING.match(key) for key in keys):
        return "paging", MAX_PAGING
    if len(keys) >= 3 and not any(ITEM.search(key) for key in keys):
        return "facets", MAX_FACETED
    return "", 0


def _ends_in_date(path: str) -> bool:
    found = _DATED_PATH.search(path)
    return bool(found and found.end() == len(path)) or bool(_DATE.fullmatch(path.rstrip("/").rpartition("/")[2]))


def _calendar_family(path: str) -> str:
    """Return the path up to the first date or number in it."""
    kept = []
    for segment in path.split("/"):
        if _segment(segment) in ("D", "N"):
            break
        kept.append(segment)
    return "/".join(kept)


def _list_of(parts: SplitResult) -> str:
    """Return the address without what only turns the leaves of a list or orders it."""
    kept = [
        pair
        for pair in parts.query.split("&")
        if not (ARRANGING.match(name := pair.partition("=")[0]) or PAGING.match(name))
    ]
    return f"{parts.netloc}{parts.path}?{'&'.join(kept)}"


def _segment(segment: str) -> str:
    if _DATE.fullmatch(segment):
        return "D"
    if _HASH.fullmatch(segment) and not segment.isdigit():
        return "H"
    if len(re.split(r"[-_]|%20", segment)) >= _MIN_SLUG_WORDS:
        return "S"
    return _DIGITS.sub("N", segment)
