"""Stamps that move by themselves: those that show the clock, and those newer than before on pages that are not."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rules.dates import INDIA_AHEAD_OF_UTC, iso_day, today_of
from rules.evidence import PageEvidence, SiteEvidence
from rules.freshness.page_date import VISIBLE
from rules.freshness.stamps import Stamp, declared_stamp

CLOCK = timedelta(minutes=10)  # between the time printed and the time of the visit
_TIME = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap])?\.?m?", re.IGNORECASE)

Stamped = tuple[PageEvidence, Stamp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A page whose text is that of the earlier audit while its stamp is newer."""

    page: PageEvidence
    stamp: Stamp
    before: date  # its stamp at the earlier audit

    def follows_visits(self, earlier_day: date) -> bool:
        """Return whether the stamp was that of the visit, then and now."""
        return self.before == earlier_day and self.stamp.day == today_of(self.page.observed_at)


def stamped_pages(pages: Iterable[PageEvidence]) -> Iterator[Stamped]:
    """Yield the pages that tell readers a day of their last update, with that stamp."""
    for page in pages:
        stamp = declared_stamp(page.text)
        if stamp is not None and stamp.source in VISIBLE:
            yield page, stamp


def shows_the_clock(page: PageEvidence, stamp: Stamp) -> bool:
    """Return whether the stamp prints the day and the minute of the visit."""
    seen = page.observed_at + INDIA_AHEAD_OF_UTC
    if stamp.day != seen.date():
        return False
    times = ((int(hours), int(minutes), half.lower()) for hours, minutes, half in _TIME.findall(stamp.quote))
    return any(
        abs(seen.replace(hour=_hour(hours, half), minute=minutes, second=0, microsecond=0) - seen) <= CLOCK
        for hours, minutes, half in times
        if hours < 24 and minutes < 60
    )


def moved_stamps(site: SiteEvidence, stamped: Iterable[Stamped]) -> list[Moved]:
    """Return the pages that only their stamp tells from the earlier audit, if that was on another day."""
    if site.earlier is None or site.observed_at - site.earlier.observed_at < timedelta(days=1):
        return []
    moved = []
    for page, stamp in stamped:
        then = site.earlier.pages.get(page.url)
        before = iso_day(then.stamp) if then and then.content_hash == page.text.content_hash else None
        if before is not None and stamp.day > before:
            moved.append(Moved(page=page, stamp=stamp, before=before))
    return moved


def _hour(hours: int, half: str) -> int:
    return hours if not half else hours % 12 + (12 if half == "p" else 0)
