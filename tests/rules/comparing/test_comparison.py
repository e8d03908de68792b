"""What became of each failure between two audits, and when that is a regression."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from rules.comparing.comparison import ChangeState, Comparison, Verdict
from rules.comparing.concluding import concluded
from rules.comparing.differences import Differences
from rules.comparing.exceptions import ExceptionEntry, Exceptions
from rules.comparing.reach import Reach
from rules.comparing.timings import TIMED_RULES
from rules.dates import today_of
from rules.evaluate import Result
from rules.evidence import Fate, SiteEvidence, Unreachable, UnreachableReason, UrlRecord
from rules.finding import Finding, Occurrence, Outcome, counted, message
from rules.judgement import Judgement
from rules.probes import EarlierAudit
from rules.registry import by_id
from rules.rule import Impact
from rules.scorecard import PageCard, Scorecard, Tally

HOME = "https://department.example.gov.in/"
ABOUT, NEWS = f"{HOME}about.html", f"{HOME}news.html"
PICTURE = '<img src="fair.jpg">'
FOOTER = "html > body > footer:nth-of-type(1) > img:nth-of-type(1)"


@dataclass(frozen=True, slots=True)
class Audit:
    """The results of one audit, and how far it reached."""

    reach: Reach
    results: Sequence[Result]
    card: Scorecard


@pytest.fixture
def audit_of(site_of: Callable[..., SiteEvidence]) -> Callable[..., Audit]:
    """Return a function from results to an audit; the pages are watched unless `pages` says otherwise."""

    def build(
        *results: Result,
        pages: Mapping[str, bool] = {HOME: True, ABOUT: True},
        is_complete: bool = True,
        templates: Mapping[str, str] = {},
        **site_facts: Any,
    ) -> Audit:
        site = site_of(**{"home_url": HOME, "known_pages": len(pages)} | site_facts)
        reach = Reach(site=site, is_complete=is_complete)
        for url, is_watched in pages.items():
            reach.is_watched[reach.page(url)] = is_watched
        tally = Tally(by_id().values())
        for result in results:
            tally.add(result)
        empty = Judgement((), ()).scorecard(site)
        cards = tuple(page_card(url, is_watched, templates.get(url, "")) for url, is_watched in pages.items())
        categories = tally.categories(site.known_pages)
        score = None if site.unreachable else 80.0
        return Audit(reach, results, replace(empty, categories=categories, pages=cards, score=score))

    return build


def page_card(url: str, is_watched: bool, template: str) -> PageCard:
    return PageCard(
        url=url,
        title=url,
        is_watched=is_watched,
        template=template,
        outcomes={},
        first_view=None,
        full_page=None,
        phone_view=None,
    )


def failed(
    url: str, *html: str, rule: str = "image-alt", selector: str = "#content > img", count: int = 0, site: bool = False
) -> Result:
    occurrences = tuple(Occurrence(selector=selector if one else "", html=one, page_url=url) for one in html)
    text = counted("{count} picture", "{count} pictures", count) if count else message("A picture.")
    finding = Finding(message=text, occurrences=occurrences)
    return Result(rule=rule, page_url="" if site else url, outcome=Outcome.FAILED, findings=(finding,))


def passed(url: str, rule: str = "image-alt") -> Result:
    return Result(rule=rule, page_url=url, outcome=Outcome.PASSED)


def undecided(url: str, rule: str = "image-alt") -> Result:
    return Result(rule=rule, page_url=url, outcome=Outcome.CANT_TELL, reason=message("No view."))


def compared(
    older: Audit, newer: Audit, entries: Sequence[ExceptionEntry] = (), tolerance_points: float = 1.0
) -> Comparison:
    exceptions = Exceptions(entries, today_of(newer.reach.site.observed_at))
    differences = Differences(rules=by_id(), older=older.reach, newer=newer.reach, exceptions=exceptions)
    differences.add_older(older.results)
    differences.add_newer(newer.results)
    return concluded(
        differences, older.card, newer.card, older_as_judged=80.0, timings=(), tolerance_points=tolerance_points
    )


def states(comparison: Comparison) -> list[tuple[str, int]]:
    return [(str(change.state), change.count) for change in comparison.changes]


@pytest.mark.parametrize("rule", sorted(TIMED_RULES))
def test_what_is_measured_as_a_time_is_no_failure_that_comes_and_goes(
    audit_of: Callable[..., Audit], rule: str
) -> None:
    assert rule in by_id()
    quick, slow = audit_of(passed(HOME, rule)), audit_of(failed(HOME, PICTURE, rule=rule))
    assert states(compared(quick, slow)) == []
    assert states(compared(slow, quick)) == []


def test_an_unchanged_site_has_an_empty_difference(audit_of) -> None:
    results = (failed(HOME, PICTURE, PICTURE), failed(ABOUT, "", rule="update-stamp"))
    comparison = compared(audit_of(*results), audit_of(*results))
    assert sorted(states(comparison)) == [("persisting", 1), ("persisting", 2)]
    assert comparison.verdict is Verdict.FINE


def test_a_failure_on_a_page_that_passed_is_new_and_a_regression(audit_of) -> None:
    comparison = compared(audit_of(passed(HOME)), audit_of(failed(HOME, PICTURE)))
    [change] = comparison.changes
    assert (change.state, change.page_urls, change.is_regression) == (ChangeState.NEW, (HOME,), True)
    assert comparison.verdict is Verdict.REGRESSION


def test_fixes_never_fail(audit_of) -> None:
    comparison = compared(audit_of(failed(HOME, PICTURE)), audit_of(passed(HOME)))
    assert states(comparison) == [("fixed", 1)]
    assert comparison.verdict is Verdict.FINE


@pytest.mark.parametrize("impact", list(Impact))
def test_only_serious_failures_of_scored_rules_are_regressions(audit_of, impact: Impact) -> None:
    rule = next(rule for rule in by_id().values() if rule.impact is impact and rule.weight)
    comparison = compared(audit_of(passed(HOME, rule.id)), audit_of(failed(HOME, PICTURE, rule=rule.id)))
    assert bool(comparison.regressions) is (impact in {Impact.SERIOUS, Impact.CRITICAL})


def test_advice_is_no_regression(audit_of) -> None:
    rule = next(rule for rule in by_id().values() if not rule.weight)
    comparison = compared(audit_of(passed(HOME, rule.id)), audit_of(failed(HOME, PICTURE, rule=rule.id)))
    assert [change.state for change in comparison.changes] == [ChangeState.NEW]
    assert comparison.verdict is Verdict.FINE


def test_a_second_element_like_a_failing_one_is_new(audit_of) -> None:
    comparison = compared(audit_of(failed(HOME, PICTURE)), audit_of(failed(HOME, PICTURE, PICTURE)))
    assert states(comparison) == [("new", 1), ("persisting", 1)]


def test_one_mended_and_another_broken_in_one_list_are_told_apart(audit_of) -> None:
    comparison = compared(
        audit_of(failed(HOME, '<a href="x.html">Click here</a>', rule="link-name")),
        audit_of(failed(HOME, '<a href="y.html">Read on</a>', rule="link-name")),
    )
    assert states(comparison) == [("new", 1), ("fixed", 1)]


def test_a_failing_text_that_was_edited_is_no_new_failure(audit_of) -> None:
    before, after = (
        "<p>The offices are open on all working days.</p>",
        "<p>The offices are open on most working days.</p>",
    )
    assert states(compared(audit_of(failed(HOME, before)), audit_of(failed(HOME, after)))) == [("persisting", 1)]
    other = "<p>Saplings of walnut are sold in January alone.</p>"
    assert states(compared(audit_of(failed(HOME, before)), audit_of(failed(HOME, other)))) == [("new", 1), ("fixed", 1)]


def test_an_element_that_went_to_another_page_has_moved(audit_of) -> None:
    comparison = compared(
        audit_of(failed(HOME, PICTURE), passed(ABOUT)), audit_of(passed(HOME), failed(ABOUT, PICTURE))
    )
    [change] = comparison.changes
    assert (change.state, change.page_urls, change.moved_from) == (ChangeState.MOVED, (ABOUT,), (HOME,))
    assert comparison.verdict is Verdict.FINE


def test_a_fault_of_one_page_as_a_whole_does_not_move_to_another(audit_of) -> None:
    comparison = compared(
        audit_of(failed(HOME, "", rule="update-stamp"), passed(ABOUT, "update-stamp")),
        audit_of(passed(HOME, "update-stamp"), failed(ABOUT, "", rule="update-stamp")),
    )
    assert [change.state for change in comparison.changes] == [ChangeState.NEW, ChangeState.FIXED]


@pytest.mark.parametrize(
    ("older", "newer"),
    [(undecided(HOME), failed(HOME, PICTURE)), (failed(HOME, PICTURE), undecided(HOME))],
)
def test_what_one_audit_could_not_decide_is_not_compared(audit_of, older: Result, newer: Result) -> None:
    comparison = compared(audit_of(older), audit_of(newer))
    assert states(comparison) == [("not comparable", 1)]
    assert comparison.changes[0].reason is not None
    assert comparison.verdict is Verdict.FINE


def test_a_page_only_read_before_and_watched_now_has_no_new_failures(audit_of) -> None:
    older = audit_of(passed(ABOUT), pages={HOME: True, ABOUT: False})
    comparison = compared(older, audit_of(failed(ABOUT, PICTURE)))
    assert states(comparison) == [("not comparable", 1)]
    assert len(comparison.notes) == 1


def test_a_failure_on_a_page_that_was_not_there_is_new_when_the_site_had_been_read_whole(audit_of) -> None:
    newer = audit_of(failed(NEWS, PICTURE), pages={HOME: True, ABOUT: True, NEWS: True})
    assert states(compared(audit_of(), newer)) == [("new", 1)]
    left = UrlRecord(url=f"{HOME}more", fate=Fate.OVER_BUDGET, detail="", found_on=HOME)
    assert states(compared(audit_of(ledger=(left,)), newer)) == [("not comparable", 1)]
    assert states(compared(audit_of(is_complete=False), newer)) == [("not comparable", 1)]
    failed_then = UrlRecord(url=NEWS, fate=Fate.FAILED, detail="timeout: 30 s", found_on=HOME)
    assert states(compared(audit_of(ledger=(failed_then,)), newer)) == [("not comparable", 1)]


def test_a_new_page_that_repeats_the_footer_of_the_others_brings_nothing_new(audit_of) -> None:
    older = audit_of(failed(HOME, PICTURE, selector=FOOTER), failed(ABOUT, PICTURE, selector=FOOTER))
    pages = {HOME: True, ABOUT: True, NEWS: True}
    same = [failed(url, PICTURE, selector=FOOTER) for url in pages]
    assert states(compared(older, audit_of(*same, pages=pages))) == [("persisting", 3)]


def test_a_fault_of_the_whole_template_is_not_new_on_a_new_page_of_it(audit_of) -> None:
    kinds = dict.fromkeys((HOME, ABOUT, NEWS), "template-1")
    older = audit_of(failed(HOME, "", rule="viewport-meta"), failed(ABOUT, "", rule="viewport-meta"))
    results = [failed(url, "", rule="viewport-meta") for url in kinds]
    newer = audit_of(*results, pages=dict.fromkeys(kinds, True), templates=kinds)
    assert {change.state for change in compared(older, newer).changes} == {ChangeState.PERSISTING}
    mended = audit_of(failed(HOME, "", rule="viewport-meta"), passed(ABOUT, "viewport-meta"))
    assert [change.page_urls for change in compared(mended, newer).of(ChangeState.NEW)] == [(ABOUT,), (NEWS,)]


def test_a_footer_that_passed_on_a_page_and_fails_there_now_is_new(audit_of) -> None:
    older = audit_of(failed(HOME, PICTURE, selector=FOOTER), passed(ABOUT))
    newer = audit_of(failed(HOME, PICTURE, selector=FOOTER), failed(ABOUT, PICTURE, selector=FOOTER))
    assert states(compared(older, newer)) == [("new", 1), ("persisting", 1)]


def test_a_page_that_could_not_be_opened_never_passes_silently(audit_of) -> None:
    older = audit_of(failed(ABOUT, PICTURE))
    record = UrlRecord(url=ABOUT, fate=Fate.FAILED, detail="timeout: 30 s", found_on=HOME)
    comparison = compared(older, audit_of(pages={HOME: True}, ledger=(record,)))
    [lost] = comparison.unmeasured
    assert (lost.url, lost.failures) == (ABOUT, 1)
    assert states(comparison) == [("not comparable", 1)]
    assert comparison.verdict is Verdict.NOT_MEASURED


def test_a_page_the_browser_could_not_open_any_more_never_passes_silently(audit_of) -> None:
    record = UrlRecord(url=ABOUT, fate=Fate.READ, detail="browser: crashed", found_on=HOME)
    newer = audit_of(undecided(ABOUT), pages={HOME: True, ABOUT: False}, ledger=(record,))
    comparison = compared(audit_of(failed(ABOUT, PICTURE)), newer)
    assert [page.url for page in comparison.unmeasured] == [ABOUT]
    assert comparison.verdict is Verdict.NOT_MEASURED


def test_a_smaller_audit_says_how_much_it_left_out(audit_of) -> None:
    left = UrlRecord(url=ABOUT, fate=Fate.OVER_BUDGET, detail="", found_on=HOME)
    comparison = compared(audit_of(failed(ABOUT, PICTURE)), audit_of(pages={HOME: True}, ledger=(left,)))
    assert states(comparison) == [("not comparable", 1)]
    assert [note.count for note in comparison.notes] == [1]
    assert comparison.verdict is Verdict.FINE


def test_a_page_that_was_taken_down_takes_its_failures_along(audit_of) -> None:
    record = UrlRecord(url=ABOUT, fate=Fate.FAILED, detail="404", found_on=HOME)
    newer = audit_of(pages={HOME: True}, ledger=(record,))
    comparison = compared(audit_of(failed(ABOUT, PICTURE)), newer)
    assert (states(comparison), comparison.verdict) == ([("fixed", 1)], Verdict.FINE)


def test_a_stopped_audit_and_a_site_out_of_reach_are_not_measured(audit_of) -> None:
    assert compared(audit_of(), audit_of(is_complete=False)).verdict is Verdict.NOT_MEASURED
    gone = Unreachable(reason=UnreachableReason.REFUSED, detail="")
    assert compared(audit_of(), audit_of(pages={}, unreachable=gone)).verdict is Verdict.NOT_MEASURED


def test_a_list_that_was_cut_short_calls_nothing_new_while_it_does_not_grow(audit_of) -> None:
    names = [f'<img src="{chr(97 + one // 26) * 9}{chr(97 + one % 26) * 9}.jpg">' for one in range(61)]
    older = audit_of(failed(HOME, *names[:60], count=88))
    assert compared(older, audit_of(failed(HOME, *names[1:], count=88))).of(ChangeState.NEW) == ()
    assert len(compared(older, audit_of(failed(HOME, *names[1:], count=89))).of(ChangeState.NEW)) == 1


def test_a_category_that_lost_more_than_the_tolerance_is_a_regression(audit_of) -> None:
    rule = next(rule for rule in by_id().values() if rule.impact is Impact.MODERATE and rule.weight >= 5)
    older = audit_of(passed(HOME, rule.id), passed(ABOUT, rule.id))
    newer = audit_of(passed(HOME, rule.id), failed(ABOUT, "", rule=rule.id))
    comparison = compared(older, newer)
    [lost] = [change for change in comparison.categories if change.is_regression]
    assert (lost.category, lost.older, lost.newer) == (rule.category, 100, 50)
    assert comparison.verdict is Verdict.REGRESSION
    assert compared(older, newer, tolerance_points=50).verdict is Verdict.FINE


def test_points_within_the_margins_of_a_sample_are_no_loss(audit_of) -> None:
    rule = next(rule for rule in by_id().values() if rule.impact is Impact.MODERATE and rule.weight >= 5)
    older = audit_of(passed(HOME, rule.id), passed(ABOUT, rule.id), known_pages=500)
    newer = audit_of(passed(HOME, rule.id), failed(ABOUT, "", rule=rule.id), known_pages=500)
    comparison = compared(older, newer)
    [change] = [one for one in comparison.categories if one.category is rule.category]
    assert (change.older, change.newer, change.is_regression) == (100, 50, False)


def entry(**changes: Any) -> ExceptionEntry:
    values: dict[str, Any] = {
        "rule": "image-alt",
        "page": "/about.html",
        "identity": "",
        "owner": "Web officer",
        "reason": "Mended in March.",
        "expires": date(2027, 3, 4),
        "line": 3,
    }
    return ExceptionEntry(**values | changes)


def test_an_accepted_failure_is_shown_and_fails_nothing(audit_of) -> None:
    older, newer = audit_of(passed(ABOUT)), audit_of(failed(ABOUT, PICTURE))
    comparison = compared(older, newer, [entry()])
    [change] = comparison.changes
    assert (change.state, change.exception, change.is_regression) == (ChangeState.NEW, entry(), False)
    assert comparison.verdict is Verdict.FINE, "its points are not lost either"
    assert (comparison.expired, comparison.unused) == ((), ())


def test_an_expired_exception_counts_again_and_is_named(audit_of) -> None:
    ended = entry(expires=date(2026, 3, 15))  # the audit is of the day after
    comparison = compared(audit_of(passed(ABOUT)), audit_of(failed(ABOUT, PICTURE)), [ended])
    assert comparison.verdict is Verdict.REGRESSION
    assert comparison.expired == (ended,)
    last_day = entry(expires=date(2026, 3, 16))
    assert compared(audit_of(passed(ABOUT)), audit_of(failed(ABOUT, PICTURE)), [last_day]).verdict is Verdict.FINE


def test_an_exception_that_accepts_nothing_is_named(audit_of) -> None:
    entries = [entry(page="/else/*", line=2), entry(page="", identity="0" * 16, line=9)]
    comparison = compared(audit_of(passed(ABOUT)), audit_of(failed(ABOUT, PICTURE)), entries)
    assert comparison.unused == tuple(entries)
    assert comparison.verdict is Verdict.REGRESSION


def test_an_exception_names_one_element_by_its_identity(audit_of) -> None:
    newer = audit_of(failed(ABOUT, PICTURE, '<img src="prize.jpg">'))
    first, second = compared(audit_of(passed(ABOUT)), newer).changes
    comparison = compared(audit_of(passed(ABOUT)), newer, [entry(page="", identity=first.identity)])
    assert {change.identity: change.exception is not None for change in comparison.changes} == {
        first.identity: True,
        second.identity: False,
    }


def test_the_share_of_the_rules_in_a_difference_is_told(audit_of) -> None:
    score = compared(audit_of(), audit_of()).score
    assert (score.older_as_judged, score.rules_points, score.site_points) == (80.0, 0.0, 0.0)


def test_a_rule_that_needs_an_older_audit_is_not_compared_with_one_that_had_none(audit_of) -> None:
    earlier = EarlierAudit(observed_at=audit_of().reach.site.observed_at, pages={})
    newer = audit_of(failed(HOME, "", rule="unchanged-content", site=True), earlier=earlier)
    assert states(compared(audit_of(passed("", "unchanged-content")), newer)) == [("not comparable", 1)]


def test_it_is_told_when_only_one_audit_was_made_through_a_grid(audit_of: Callable[..., Audit]) -> None:
    own, grid = audit_of(versions={"playwright": "1.49"}), audit_of(versions={"selenium": "4.26"})
    assert ["Grid" in note.text for note in compared(own, grid).notes] == [True]
    assert compared(grid, grid).notes == ()
