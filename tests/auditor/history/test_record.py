"""Recording: one row an audit, one a judgement; nothing overwritten, nothing told twice."""

import json
import shutil
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from auditor.history.database import open_database
from auditor.history.queries import audits_of, find_site, sites
from auditor.history.record import Recorded, record
from auditor.judge import judge
from auditor.rules_version import rules_version
from auditor.store import Bundle
from rules.evidence import Fate, Unreachable, UnreachableReason, UrlRecord
from rules.history import PastAudit
from rules.probes import EarlierAudit
from rules.rule import Category

Audited = Callable[..., Bundle]


def audits(database: str, site: str = "gardens.gov.in") -> Sequence[PastAudit]:
    with open_database(database).reading() as session:
        return audits_of(session, find_site(session, site), with_rules=True)


def test_an_audit_is_kept_with_every_category_and_rule(database: str, audited: Audited) -> None:
    bundle = audited("a")
    assert record(database, bundle, name="Gardens", name_hi="उद्यान", batch="b") == Recorded(True, True)
    [audit] = audits(database)
    scorecard = bundle.scorecard()
    assert (audit.site.address, audit.site.name, audit.site.name_hi) == ("gardens.gov.in", "Gardens", "उद्यान")
    assert (audit.observed_at, audit.period) == (datetime(2026, 3, 16, 6, tzinfo=UTC), "2026-Q1")
    assert (audit.folder, audit.batch) == (str(bundle.output), "b")
    assert (audit.pages_read, audit.pages_watched, audit.pages_known) == (1, 0, 1)
    assert audit.is_complete
    [judgement] = audit.judgements
    assert judgement.categories == scorecard.categories
    assert (judgement.score, judgement.margin, judgement.grade) == (scorecard.score, scorecard.margin, scorecard.grade)
    assert judgement.version.configuration_digest == scorecard.configuration_digest
    assert judgement.version.rules_version == rules_version()


def test_recording_twice_adds_nothing(database: str, audited: Audited) -> None:
    bundle = audited("a")
    record(database, bundle)
    assert record(database, bundle) == Recorded(False, False)
    assert len(audits(database)[0].judgements) == 1


def test_judged_by_other_weights_is_a_second_judgement_of_the_same_audit(
    database: str, audited: Audited, other_weights: dict[Category, float]
) -> None:
    bundle = audited("a")
    record(database, bundle)
    first = audits(database)[0].reported
    judge(bundle, other_weights)
    assert record(database, bundle) == Recorded(False, True)
    [audit] = audits(database)
    assert first in audit.judgements
    assert audit.reported.score == bundle.scorecard().score != first.score


def test_scores_that_a_persons_answers_changed_stand_beside_those_of_before(database: str, audited: Audited) -> None:
    bundle = audited("a")
    before, answered = (
        bundle.scorecard(),
        audited("b", texts=("<p>Lorem ipsum dolor sit amet, consectetur. Copyright © 2009",)).scorecard(),
    )
    record(database, bundle)
    bundle.write_scorecard(answered)
    assert record(database, bundle) == Recorded(False, True)
    [audit] = audits(database)
    assert [judgement.score for judgement in audit.judgements] == [before.score, answered.score]
    assert len({judgement.version for judgement in audit.judgements}) == 1
    assert audit.reported.score == answered.score


def test_an_audit_that_was_moved_is_the_same_one(database: str, audited: Audited, tmp_path: Path) -> None:
    bundle = audited("a")
    record(database, bundle)
    shutil.move(bundle.output, tmp_path / "moved")
    assert record(database, Bundle.open(tmp_path / "moved")) == Recorded(False, False)
    [audit] = audits(database)
    assert audit.folder == str(tmp_path / "moved")


@pytest.mark.parametrize(
    "typed",
    ["gardens.gov.in", "http://www.gardens.gov.in/", "https://GARDENS.gov.in", "https://gardens.gov.in/#contact"],
)
def test_an_address_typed_otherwise_is_the_same_site(sqlite: str, audited: Audited, typed: str) -> None:
    record(sqlite, audited("a"))
    record(sqlite, audited("b", "2026-06-16", target=typed, home_url="https://gardens.gov.in/en/"))
    assert len(audits(sqlite)) == 2


@pytest.mark.parametrize("home", ["https://gardens.gov.in/nursery/", "https://gardens.gov.in:8443/"])
def test_another_path_or_port_is_another_site(sqlite: str, audited: Audited, home: str) -> None:
    record(sqlite, audited("a"))
    record(sqlite, audited("b", home=home))
    with open_database(sqlite).reading() as session:
        assert len(sites(session)) == 2


def test_listed_pages_are_never_a_part_of_the_series_of_the_website(sqlite: str, audited: Audited) -> None:
    record(sqlite, audited("a"))
    record(sqlite, audited("b", "2026-06-16", is_listing=True))
    for name, paths in (("c", "12"), ("d", "21"), ("e", "13")):
        ledger = tuple(
            UrlRecord(url=f"https://gardens.gov.in/{path}", fate=Fate.WATCHED, detail="", found_on="") for path in paths
        )
        record(sqlite, audited(name, "2026-06-16", texts=(name,), target="", is_listing=True, ledger=ledger))
    with open_database(sqlite).reading() as session:
        found = {site: len(audits_of(session, site)) for site in sites(session)}
    assert sorted((site.is_listing, count) for site, count in found.items()) == [
        (False, 1),
        (True, 1),  # the one page named
        (True, 1),  # another list
        (True, 2),  # the same list in another order
    ]
    assert len(audits(sqlite)) == 1


def test_a_folder_is_known_by_the_name_it_is_served_under(sqlite: str, audited: Audited) -> None:
    record(
        sqlite,
        audited("a", target="build/my.site", home="http://my-site.localhost/", home_url="http://my-site.localhost/"),
    )
    assert len(audits(sqlite, "my-site.localhost")) == 1


def test_a_site_that_did_not_open_is_recorded_with_the_reason(database: str, audited: Audited) -> None:
    reason = Unreachable(reason=UnreachableReason.DNS, detail="no such host")
    record(database, audited("a", texts=(), unreachable=reason))
    [audit] = audits(database)
    assert audit.unreachable == reason
    assert audit.reported.score is None


def test_a_name_given_once_stays(sqlite: str, audited: Audited) -> None:
    record(sqlite, audited("a"), name="Gardens")
    record(sqlite, audited("b", "2026-06-16"))
    assert audits(sqlite, "gardens")[0].site.name == "Gardens"


def test_the_baseline_of_an_audit_is_remembered(database: str, audited: Audited) -> None:
    older = audited("a").site()
    record(database, audited("b", "2026-06-16", earlier=EarlierAudit(observed_at=older.observed_at, pages={})))
    assert audits(database)[0].baseline_at == older.observed_at


def test_evidence_seen_at_one_moment_but_of_other_pages_is_another_audit(sqlite: str, audited: Audited) -> None:
    record(sqlite, audited("a"))
    assert record(sqlite, audited("b", texts=("<p>Tulips",))) == Recorded(True, True)


def test_the_versions_are_kept_as_they_were(database: str, audited: Audited) -> None:
    record(database, audited("a", versions={"auditor": "0.1.0", "chromium": "141"}))
    assert json.loads(json.dumps(audits(database)[0].versions)) == {
        "auditor": "0.1.0",
        "chromium": "141",
        "evidence": "1",
    }
