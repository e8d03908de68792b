"""Making room: only what is past its time goes, only pages of true evidence, and scores only when asked."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.history.database import open_database
from auditor.history.evidence import fingerprint
from auditor.history.prune import delete_scores, past_their_time, prunable, remove_pages, size_bytes
from auditor.history.queries import audits_of, sites
from auditor.history.record import Recorded, record
from auditor.judge import judge
from auditor.store import Bundle
from rules.evidence import Unreachable, UnreachableReason
from rules.history import PastAudit
from rules.probes import EarlierAudit

Audited = Callable[..., Bundle]
DAYS = ("2026-01-10", "2026-04-10", "2026-07-10", "2026-10-10")


def audits(database: str) -> Sequence[PastAudit]:
    with open_database(database).reading() as session:
        return [audit for site in sites(session) for audit in audits_of(session, site)]


def due(database: str, *, keep: int = 0, before: str = "", kept: Sequence[Path] = ()) -> list[str]:
    moment = datetime.fromisoformat(before).replace(tzinfo=UTC) if before else None
    return [Path(audit.folder).name for audit in past_their_time(audits(database), keep=keep, before=moment, kept=kept)]


@pytest.fixture
def year(sqlite: str, audited: Audited) -> list[Bundle]:
    """Return the audits of four quarters, all recorded."""
    bundles = [audited(f"q{number}", day) for number, day in enumerate(DAYS, start=1)]
    for bundle in bundles:
        record(sqlite, bundle)
    return bundles


@pytest.mark.usefixtures("year")
def test_the_newest_stay_and_what_is_young_stays(sqlite: str, tmp_path: Path) -> None:
    assert due(sqlite, keep=2) == ["q2", "q1"]
    assert due(sqlite, before="2026-05-01") == ["q2", "q1"]
    assert due(sqlite, keep=3, before="2026-05-01") == ["q1"]
    assert due(sqlite, keep=1, before="2026-02-01") == ["q1"]
    assert due(sqlite) == ["q3", "q2", "q1"], "the newest audit of a site never goes"
    assert due(sqlite, kept=[tmp_path / "audits" / "q2"]) == ["q3", "q1"]


@pytest.mark.usefixtures("year")
def test_every_site_keeps_its_own(sqlite: str, audited: Audited) -> None:
    for number, day in enumerate(DAYS[:2]):
        record(sqlite, audited(f"other{number}", day, home="https://other.gov.in/"))
    assert due(sqlite, keep=1) == ["q3", "q2", "q1", "other0"]


@pytest.mark.usefixtures("year")
def test_the_baseline_and_the_last_audit_that_measured_the_site_stay(sqlite: str, audited: Audited) -> None:
    held = audits(sqlite)[1].observed_at
    record(sqlite, audited("q5", "2027-01-10", earlier=EarlierAudit(observed_at=held, pages={})))
    assert due(sqlite, keep=1) == ["q4", "q3", "q1"]
    reason = Unreachable(reason=UnreachableReason.DNS, detail="")
    record(sqlite, audited("q6", "2027-04-10", texts=(), unreachable=reason))
    assert due(sqlite, keep=1) == ["q4", "q3", "q1"]


def test_pages_and_pictures_go_and_the_scorecard_stays(sqlite: str, year: list[Bundle]) -> None:
    first, scorecard = year[0], year[0].scorecard()
    results = list(first.results())
    [audit, *_] = audits(sqlite)
    assert prunable(audit) == first
    assert size_bytes(first) > 700
    remove_pages(first)
    assert list((first.folder / "pages").iterdir()) == []
    assert prunable(audit) is None
    assert first.scorecard() == scorecard
    assert list(first.results()) == results
    assert first.site().observed_at == audit.observed_at
    for read in (judge, lambda bundle: list(bundle.texts())):
        with pytest.raises(AuditorError, match="removed to save room"):
            read(first)
    assert first.scorecard() == scorecard, "nothing was judged by no pages"


def test_a_removal_that_was_interrupted_is_finished(sqlite: str, year: list[Bundle]) -> None:
    year[0].mark_pruned(fingerprint(year[0]))
    found = prunable(audits(sqlite)[0])
    assert found == year[0]
    remove_pages(found)
    assert list((year[0].folder / "pages").iterdir()) == []


def test_a_pruned_audit_is_still_known_for_the_same_one(sqlite: str, year: list[Bundle], tmp_path: Path) -> None:
    remove_pages(year[0])
    assert record(sqlite, year[0]) == Recorded(False, False)
    assert record(str(tmp_path / "new.sqlite3"), year[0]) == Recorded(True, True)


def test_a_folder_that_holds_another_audit_by_now_is_left_alone(
    sqlite: str, year: list[Bundle], audited: Audited
) -> None:
    assert year
    audited("q1", DAYS[0], texts=("<p>Tulips",))
    assert prunable(audits(sqlite)[0]) is None


@pytest.mark.parametrize("part", ["", "evidence", "evidence/pages"])
def test_what_is_reached_by_a_link_is_left_alone(sqlite: str, year: list[Bundle], tmp_path: Path, part: str) -> None:
    place = year[0].output / part
    place.rename(tmp_path / "elsewhere")
    place.symlink_to(tmp_path / "elsewhere")
    assert prunable(audits(sqlite)[0]) is None


def test_links_and_strange_files_among_the_pages_are_left_alone(
    sqlite: str, year: list[Bundle], tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "page.html").write_text("mine")
    pages = year[0].folder / "pages"
    (pages / "00009-link").symlink_to(outside)
    (pages / "mine").mkdir()
    (pages / "mine" / "notes.txt").write_text("mine")
    [page] = pages.glob("00001-*")
    (page / "outside.html").symlink_to(outside / "page.html")
    (page / "folder").mkdir()
    found = prunable(audits(sqlite)[0])
    assert found is not None
    remove_pages(found)
    assert (outside / "page.html").read_text() == "mine"
    assert (pages / "mine" / "notes.txt").read_text() == "mine"
    assert sorted(left.name for left in page.iterdir()) == ["folder", "outside.html"]


def test_a_folder_taken_again_for_an_audit_holds_whole_evidence(year: list[Bundle]) -> None:
    first = year[0]
    site, pages = first.site(), list(first.pages())
    remove_pages(first)
    again = Bundle.create(first.output)
    again.write_site(site, is_complete=True)
    again.write_page(1, pages[0])
    assert not again.pruned()
    assert list(again.pages()) == pages


def test_deleted_scores_take_everything_of_these_audits_along_and_nothing_else(database: str, audited: Audited) -> None:
    for number, day in enumerate(DAYS[:3]):
        record(database, audited(f"q{number}", day))
    found = audits(database)
    with open_database(database).writing() as session:
        delete_scores(session, found[:2])
    assert audits(database) == found[2:]
