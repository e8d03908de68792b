"""Older evidence is judged by the rules of the newer audit before the two are compared, and only once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from auditor import rules_version as versions
from auditor.history import rejudge
from auditor.history.database import Database, open_database
from auditor.history.prune import remove_pages
from auditor.history.queries import audits_of, find_site
from auditor.history.record import record
from auditor.history.rejudge import judge_alike
from auditor.judge import judge
from auditor.rules_version import RULES_KEY
from auditor.store import Bundle
from rules.history import Measure, PastAudit
from rules.rule import Category
from rules.trend import change

Audited = Callable[..., Bundle]
Weights = dict[Category, float]


def audits(opened: Database) -> Sequence[PastAudit]:
    with opened.reading() as session:
        return audits_of(session, find_site(session, "gardens.gov.in"))


def judged(opened: Database) -> list[str]:
    """Judge what is needed, and return the days of the audits it took."""
    days: list[str] = []
    judge_alike(opened, audits(opened), lambda audit: days.append(audit.observed_at.date().isoformat()))
    return days


@pytest.fixture
def pair(audited: Audited, other_weights: Weights) -> tuple[Bundle, Bundle]:
    """Return audits of a site that did not change, judged by other weights the second time."""
    older, newer = audited("a"), audited("b", "2026-06-16")
    judge(newer, other_weights)
    return older, newer


def test_the_older_audit_is_judged_by_the_weights_of_the_newer_one(database: str, pair: tuple[Bundle, Bundle]) -> None:
    for bundle in pair:
        record(database, bundle)
    opened = open_database(database)
    assert change(*audits(opened), Measure()).site_points is None
    assert judged(opened) == ["2026-03-16"]
    older, newer = audits(opened)
    found = change(older, newer, Measure())
    assert found is not None
    assert found.site_points == 0.0
    assert found.rules_points == found.points == newer.reported.score - older.reported.score != 0
    assert older.reported.score == pair[0].scorecard().score, "the report of before says what it said"


def test_what_was_judged_again_is_not_judged_a_third_time(sqlite: str, pair: tuple[Bundle, Bundle]) -> None:
    for bundle in pair:
        record(sqlite, bundle)
    opened = open_database(sqlite)
    judged(opened)
    assert judged(opened) == []
    assert [len(audit.judgements) for audit in audits(opened)] == [2, 1]


def test_rules_that_changed_since_judge_both_again(sqlite: str, audited: Audited) -> None:
    """The newer one was judged by rules of before, too, which nobody has any more."""
    for name, day, rules in (("a", "2026-03-16", "0.0.1+a"), ("b", "2026-06-16", "0.0.2+b")):
        bundle = audited(name, day)
        scorecard = bundle.scorecard()
        bundle.write_scorecard(replace(scorecard, versions={**scorecard.versions, RULES_KEY: rules}))
        record(sqlite, bundle)
    opened = open_database(sqlite)
    assert judged(opened) == ["2026-03-16", "2026-06-16"]
    assert change(*audits(opened), Measure()).site_points == 0.0


def test_removed_evidence_makes_audits_incomparable_and_is_not_subtracted(
    sqlite: str, pair: tuple[Bundle, Bundle]
) -> None:
    for bundle in pair:
        record(sqlite, bundle)
    remove_pages(pair[0])
    opened = open_database(sqlite)
    assert judged(opened) == []
    found = change(*audits(opened), Measure())
    assert found is not None
    assert found.points != 0
    assert found.site_points is None


def test_evidence_of_another_audit_in_the_same_folder_is_not_taken_for_it(
    sqlite: str, pair: tuple[Bundle, Bundle], audited: Audited
) -> None:
    for bundle in pair:
        record(sqlite, bundle)
    audited("a", texts=("<p>Tulips",))
    assert judged(open_database(sqlite)) == []


def test_audits_judged_alike_are_left_alone(sqlite: str, audited: Audited, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(rejudge, "judged_again")
    for name, day in (("a", "2026-03-16"), ("b", "2026-06-16")):
        record(sqlite, audited(name, day))
    assert judged(open_database(sqlite)) == []


def test_every_edit_of_a_rule_makes_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "files", lambda _: tmp_path)
    (tmp_path / "mobile").mkdir()
    rule, other = tmp_path / "mobile" / "reflow.py", tmp_path / "mobile" / "__pycache__"
    found = []
    for content in ("LIMIT = 1", "LIMIT = 2", "LIMIT = 1"):
        rule.write_text(content)
        other.write_text(content)
        found.append(versions.rules_version.__wrapped__())
    assert found[0] == found[2] != found[1]
