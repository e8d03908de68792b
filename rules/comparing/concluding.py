"""From two scorecards and the differences of their results to the comparison that reports tell. Pure."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from rules.comparing.category_changes import category_changes
from rules.comparing.comparison import Change, Comparison, ScoreChange, TimingChange, Unmeasured
from rules.comparing.differences import Differences
from rules.comparing.reach import LEFT_OUT
from rules.finding import N_, Message, counted, message
from rules.scorecard import Scorecard

STOPPED = N_("The newer audit was stopped before its end.")
_STOPPED_THEN = N_("The older audit was stopped before its end; what it had not seen is not called new.")
_OTHER_ADDRESS = N_("The audits are of different addresses: {older} and {newer}.")
_OTHER_EXTENT = N_("One audit looked at the whole site, the other at listed pages alone.")
_OTHER_TOOL = N_("The audits used different versions of {tool} ({older} and {newer}), which may tell different things.")
_OTHER_DRIVER = N_(
    "One audit was made through a Selenium Grid and the other was not; what only one of them can see is not compared."
)
_OTHER_SAMPLE = (
    N_("{count} page was opened in the browser by one audit alone; what shows only there is not compared."),
    N_("{count} pages were opened in the browser by one audit alone; what shows only there is not compared."),
)
_UNSEEN = (
    N_("{count} page of the older audit was left out this time."),
    N_("{count} pages of the older audit were left out this time."),
)
_TOOLS = ("axe-core", "browser")
_GRID = "selenium"  # named among the versions of an audit that was made through a grid


def concluded(
    differences: Differences,
    older: Scorecard,
    newer: Scorecard,
    *,
    older_as_judged: float | None,
    timings: Sequence[TimingChange],
    tolerance_points: float,
) -> Comparison:
    """Return the comparison; both scorecards are of the same rules and weights."""
    changes = differences.changes(older.pages, newer.pages)
    return Comparison(
        older=older,
        newer=newer,
        score=ScoreChange(older_as_judged=older_as_judged, older=older.score, newer=newer.score),
        categories=category_changes(
            older, newer, differences.accepted_older, differences.accepted_newer, tolerance_points
        ),
        timings=tuple(timings),
        changes=changes,
        unmeasured=tuple(_unmeasured(differences, older)),
        notes=tuple(_notes(differences, older, newer)),
        expired=differences.exceptions.expired,
        unused=tuple(entry for entry in differences.exceptions.holding if not _is_used(entry.line, changes)),
        tolerance_points=tolerance_points,
    )


def _is_used(line: int, changes: Sequence[Change]) -> bool:
    return any(change.exception is not None and change.exception.line == line for change in changes)


def _unmeasured(differences: Differences, older: Scorecard) -> Iterator[Unmeasured]:
    if not differences.newer.is_complete:
        yield Unmeasured(url="", reason=message(STOPPED), failures=differences.failures.total())
    for card in older.pages:
        page = differences.older.page(card.url)
        reason = differences.newer.failure_to_measure(page, was_watched=card.is_watched)
        if reason:
            yield Unmeasured(url=card.url, reason=reason, failures=differences.failures[page])


def _notes(differences: Differences, older: Scorecard, newer: Scorecard) -> Iterator[Message]:
    one, other = differences.older, differences.newer
    if not one.is_complete:
        yield message(_STOPPED_THEN)
    if urlsplit(older.home_url).hostname != urlsplit(newer.home_url).hostname:
        yield message(_OTHER_ADDRESS, older=older.home_url, newer=newer.home_url)
    if one.site.is_listing is not other.site.is_listing:
        yield message(_OTHER_EXTENT)
    unseen = sum(page not in other.is_watched and other.absence(page) == message(LEFT_OUT) for page in one.is_watched)
    if unseen:
        yield counted(*_UNSEEN, unseen)
    elsewhere = sum(
        other.is_watched[page] is not is_watched
        for page, is_watched in one.is_watched.items()
        if page in other.is_watched
    )
    if elsewhere:
        yield counted(*_OTHER_SAMPLE, elsewhere)
    if (_GRID in older.versions) is not (_GRID in newer.versions):
        yield message(_OTHER_DRIVER)
    for tool in _TOOLS:
        then, now = older.versions.get(tool, ""), newer.versions.get(tool, "")
        if then and now and then != now:
            yield message(_OTHER_TOOL, tool=tool, older=then, newer=now)
