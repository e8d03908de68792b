"""Only what a second visit sees again is announced."""

from collections.abc import Callable
from datetime import date

import pytest

from rules.comparing.comparison import Change, ChangeState, Comparison, Confirmation, ScoreChange, Verdict
from rules.comparing.confirming import NOT_SEEN_AGAIN, confirmed
from rules.comparing.differences import Differences
from rules.comparing.exceptions import Exceptions
from rules.comparing.reach import Reach
from rules.evidence import SiteEvidence
from rules.finding import Finding, Occurrence, message
from rules.judgement import Judgement
from rules.registry import by_id

PAGES = [f"https://department.example.gov.in/{number}" for number in range(5)]
NEW = Change(
    state=ChangeState.NEW,
    rule="image-alt",
    identity="0" * 16,
    finding=Finding(message=message("A picture.")),
    occurrence=Occurrence(),
    page_urls=tuple(PAGES),
    count=5,
    is_regression=True,
)


@pytest.fixture
def after(site_of: Callable[..., SiteEvidence]) -> Callable[..., Comparison]:
    """Return a function from what a second visit found and where it was, to what is left of one new failure."""

    def settle(*again: Change, visited: list[str]) -> Comparison:
        site = site_of()
        card = Judgement((), ()).scorecard(site)
        reach = Reach(site=site, is_complete=True)
        differences = Differences(rules=by_id(), older=reach, newer=reach, exceptions=Exceptions((), date(2026, 3, 16)))
        comparison = Comparison(
            older=card,
            newer=card,
            score=ScoreChange(older_as_judged=None, older=None, newer=None),
            categories=(),
            timings=(),
            changes=(NEW,),
            unmeasured=(),
            notes=(),
            expired=(),
            unused=(),
            tolerance_points=1.0,
        )
        assert comparison.verdict is Verdict.REGRESSION
        return confirmed(comparison, differences, again, visited, lambda url: url)

    return settle


def test_what_is_seen_again_on_one_of_its_pages_is_announced(after) -> None:
    comparison = after(NEW, visited=PAGES[:3])
    assert [change.confirmation for change in comparison.changes] == [Confirmation.SEEN_AGAIN]
    assert comparison.verdict is Verdict.REGRESSION


def test_what_is_gone_at_the_second_visit_is_no_regression(after) -> None:
    comparison = after(visited=PAGES[:1])
    [change] = comparison.changes
    assert (change.state, change.reason) == (ChangeState.NOT_COMPARABLE, message(NOT_SEEN_AGAIN))
    assert comparison.verdict is Verdict.FINE


def test_what_could_not_be_visited_is_neither_announced_nor_silent(after) -> None:
    comparison = after(NEW, visited=PAGES[4:])  # only the first pages of a change are visited
    [change] = comparison.changes
    assert (change.state, change.confirmation) == (ChangeState.NEW, Confirmation.NOT_VISITED)
    assert comparison.verdict is Verdict.NOT_MEASURED
