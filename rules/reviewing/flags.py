"""Flags: what looks as if it were made for the auditor rather than for visitors.

A flag is a question to the team, with the places to look at. It changes no score, and there may be a good answer.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rules.dates import today_of
from rules.evidence import PageEvidence, SiteEvidence
from rules.freshness.stamp_moves import moved_stamps, stamped_pages
from rules.information.expected_list import EXPECTED
from rules.page_text import Link, Region
from rules.text import folded
from rules.view import PageView
from rules.views.media import Picture
from rules.vocabulary import Topic, topics_of

MOST_PLACES = 5
LEAST_PICTURES = 5  # different ones, before their texts as a whole say anything
LARGE_WIDTH_CSS_PX, LARGE_HEIGHT_CSS_PX = 150, 100  # a picture of this size in the content is seldom decoration
NEARLY_ALL = 0.8
MOST = 0.6
UNSEEN_RATIO = 1.15  # contrast below which nobody reads, whatever the size
UNSEEN_SIZE_CSS_PX = 4.0
UNSEEN_CHARACTERS = 40  # shorter texts may be a slip of the style sheet
LEAST_STAMPS = 5
LEAST_MOVED = 3
_LIST_WITHIN_LIST = re.compile(r"\bul\b.* > li\b.* > ul\b")  # a submenu, which opens
_OPENS = re.compile(
    r"\b(?:nav|details|dialog)\b|#[\w-]*(?:menu|nav|drawer|collapse|dropdown|modal|tab|accordion)", re.I
)
_DUTIES = frozenset(expected.topic for expected in EXPECTED)


class FlagKind(StrEnum):
    """What was seen."""

    EMPTY_ALTS = "empty alts"
    EQUAL_ALTS = "equal alts"
    HIDDEN_DUTIES = "hidden duties"
    UNSEEN_TEXT = "unseen text"
    STAMPS_OF_TODAY = "stamps of today"
    MOVED_STAMPS = "moved stamps"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagPlace:
    """Where to look. Both are a stranger's text."""

    page_url: str
    quote: str  # the text, the name of the picture, or the HTML


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """One question about one website."""

    kind: FlagKind
    count: int  # how many show it
    total: int  # of how many
    places: tuple[FlagPlace, ...]  # some of them


def flags_of(site: SiteEvidence) -> tuple[Flag, ...]:
    """Return the flags of a site with its pages; an earlier audit in the evidence tells more about its stamps."""
    found = (
        _empty_alts(site.pages),
        _equal_alts(site.pages),
        _hidden_duties(site.pages),
        _unseen_text(site.pages),
        _stamps_of_today(site),
        _moved_stamps(site),
    )
    return tuple(flag for flag in found if flag is not None)


def _empty_alts(pages: Iterable[PageEvidence]) -> Flag | None:
    pictures = _large_pictures(pages)
    empty = [(page, one) for page, one in pictures if one.has_alt and not one.name.strip() and not one.told_by]
    if len(pictures) < LEAST_PICTURES or len(empty) < NEARLY_ALL * len(pictures):
        return None
    return _flag(FlagKind.EMPTY_ALTS, len(empty), len(pictures), ((page.url, one.html) for page, one in empty))


def _equal_alts(pages: Iterable[PageEvidence]) -> Flag | None:
    named = [(page, one) for page, one in _large_pictures(pages) if one.name.strip()]
    counts = Counter(folded(one.name) for _, one in named)
    name, count = max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    if count < LEAST_PICTURES or count < MOST * len(named):
        return None
    alike = ((page.url, one.html) for page, one in named if folded(one.name) == name)
    return _flag(FlagKind.EQUAL_ALTS, count, len(named), alike)


def _hidden_duties(pages: Sequence[PageEvidence]) -> Flag | None:
    """Flag links to pages every department must have, that stand in the code of pages and are seen on none of them."""
    seen: set[Topic] = set()
    hidden: dict[Topic, tuple[str, str]] = {}
    met: set[Topic] = set()
    for page in pages:
        if page.view is None or page.view.reading is None:
            continue
        drawn = _seen_links(page.view)
        for link in page.text.links:
            topics = _DUTIES.intersection(topics_of(link.text))
            met |= topics
            if link.selector in drawn or _may_open(link):
                seen |= topics
            else:
                for topic in topics:
                    hidden.setdefault(topic, (page.url, link.html))
    only_hidden = [place for topic, place in hidden.items() if topic not in seen]
    return _flag(FlagKind.HIDDEN_DUTIES, len(only_hidden), len(met), only_hidden) if only_hidden else None


def _seen_links(view: PageView) -> set[str]:
    """Return the selectors of the links that a visitor sees without opening anything."""
    assert view.reading is not None
    unseen = {text.selector for text in view.seeing.texts if _is_unseen(text.ratios)} if view.seeing else set()
    return {
        control.selector
        for control in view.reading.controls
        if control.is_shown and control.selector not in unseen and not _is_outside(view, control.selector)
    }


def _is_outside(view: PageView, selector: str) -> bool:
    box = view.boxes.get(selector)
    return box is not None and (box.x_css_px + box.width_css_px <= 0 or box.y_css_px + box.height_css_px <= 0)


def _may_open(link: Link) -> bool:
    """Return whether a link may stand in something that opens, such as a menu."""
    is_in_menu = link.region in {Region.NAVIGATION, Region.HEADER}
    return is_in_menu or bool(_LIST_WITHIN_LIST.search(link.selector) or _OPENS.search(link.selector))


def _unseen_text(pages: Iterable[PageEvidence]) -> Flag | None:
    places: dict[str, str] = {}
    looked_at = 0
    for page in pages:
        if page.view is None:
            continue
        looked_at += 1
        pale = [one.text for one in page.view.seeing.texts if _is_unseen(one.ratios)] if page.view.seeing else []
        tiny = [one.text for one in page.view.texts if one.size_css_px < UNSEEN_SIZE_CSS_PX]
        for text in (*pale, *tiny):
            if len(text) >= UNSEEN_CHARACTERS:
                places.setdefault(text, page.url)
    if not places:
        return None
    quotes = ((url, text) for text, url in places.items())
    return _flag(FlagKind.UNSEEN_TEXT, len(places), looked_at, quotes)


def _stamps_of_today(site: SiteEvidence) -> Flag | None:
    stamped = list(stamped_pages(site.pages))
    today = [(page, stamp) for page, stamp in stamped if stamp.day == today_of(page.observed_at)]
    if len(stamped) < LEAST_STAMPS or len(today) < NEARLY_ALL * len(stamped):
        return None
    places = ((page.url, stamp.quote) for page, stamp in today)
    return _flag(FlagKind.STAMPS_OF_TODAY, len(today), len(stamped), places)


def _moved_stamps(site: SiteEvidence) -> Flag | None:
    stamped = list(stamped_pages(site.pages))
    moved = moved_stamps(site, stamped)
    if len(moved) < LEAST_MOVED:
        return None
    known = site.earlier.pages if site.earlier else {}
    unchanged = sum(
        1 for page, _ in stamped if page.url in known and known[page.url].content_hash == page.text.content_hash
    )
    places = ((one.page.url, one.stamp.quote) for one in moved)
    return _flag(FlagKind.MOVED_STAMPS, len(moved), unchanged, places)


def _large_pictures(pages: Iterable[PageEvidence]) -> list[tuple[PageEvidence, Picture]]:
    """Return the large pictures of the content, each source once, with the page it was met on first."""
    found: dict[str, tuple[PageEvidence, Picture]] = {}
    for page in pages:
        if page.view is None or page.view.media is None:
            continue
        for picture in page.view.media.pictures:
            is_large = (
                picture.box.width_css_px >= LARGE_WIDTH_CSS_PX and picture.box.height_css_px >= LARGE_HEIGHT_CSS_PX
            )
            if is_large and picture.kind == "img" and picture.region not in {"header", "nav", "footer"}:
                found.setdefault(picture.source, (page, picture))
    return list(found.values())


def _is_unseen(ratios: Sequence[float]) -> bool:
    return bool(ratios) and max(ratios) <= UNSEEN_RATIO


def _flag(kind: FlagKind, count: int, total: int, places: Iterable[tuple[str, str]]) -> Flag:
    told = tuple(FlagPlace(page_url=url, quote=quote) for url, quote in _first(places))
    return Flag(kind=kind, count=count, total=max(count, total), places=told)


def _first(places: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for number, place in enumerate(places):
        if number == MOST_PLACES:
            return
        yield place
