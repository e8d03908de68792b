"""The review of batches on disk: newest first, all by the same rules, written whole or not at all."""

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from auditor.batch.folder import BATCH_VERSION, BatchFolder, BatchRecord, Done, Ending
from auditor.cli import main
from auditor.judge import judge
from auditor.review import gather
from auditor.review_files import READ_ME
from auditor.store import Bundle
from rules.department import Department
from rules.evidence import PageEvidence, SiteEvidence, Unreachable, UnreachableReason
from rules.reviewing.entry import Absence, Entry
from rules.reviewing.platforms import Platform
from rules.scorecard import CATEGORY_WEIGHTS

S3WAAS = '<img src="https://cdn.s3waas.gov.in/s3ab/logo.png" alt="Department of gardens">'
NAMES = {"gardens": "Department of Gardens", "lakes": "Department of Lakes", "roads": "Department of Roads"}
Build = Callable[..., Path]


def department(name: str) -> Department:
    return Department(
        name=NAMES[name], name_hi="उद्यान विभाग" if name == "gardens" else "", url=f"https://{name}.example.gov.in/"
    )


def html(title: str, body: str) -> str:
    return f"<!doctype html><html lang=en><head><title>{title}</title></head><body><main><h1>{title}</h1>{body}</main></body></html>"


@pytest.fixture
def batch(tmp_path: Path, page_of: Callable[..., PageEvidence], site_of: Callable[..., SiteEvidence]) -> Build:
    """Return a function that writes a batch: bodies of the home pages by department, None for one that is dark."""

    def build(period: str, bodies: dict[str, str | None]) -> Path:
        folder = BatchFolder(tmp_path / period)
        year, quarter = period.split("-Q")
        started_at = datetime(int(year), int(quarter) * 3, 1, tzinfo=UTC)
        departments = tuple((name, department(name)) for name in bodies)
        folder.begin(
            BatchRecord(
                batch_version=BATCH_VERSION, started_at=started_at, period=period, departments=departments, manner=""
            ),
            {},
        )
        for name, body in bodies.items():
            url = department(name).url
            bundle = Bundle.create(folder.site(name))
            pages = (
                page_of(html(f"{NAMES[name]} {number}", body), url=f"{url}{number or ''}", observed_at=started_at)
                for number in range(3 if body is not None else 0)
            )
            for number, page in enumerate(pages, start=1):
                bundle.write_page(number, page)
            dark = Unreachable(reason=UnreachableReason.TLS, detail="expired") if body is None else None
            site = site_of(home_url=url, known_pages=3, unreachable=dark, observed_at=started_at)
            bundle.write_site(site, is_complete=True)
            scorecard = judge(bundle)
            ending = Ending.NOT_MEASURED if scorecard.score is None else Ending.SCORED
            done = Done(ending=ending, detail="", finished_at=started_at, wall_s=1, processor_s=1, attempts=1)
            folder.finish(name, done)
        return folder.folder

    return build


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["review", *(str(argument) for argument in arguments), "--quiet"])


def entries(*folders: Path) -> dict[str, Entry]:
    return {one.name: one for one in gather(folders, None, lambda *_: None).review.entries}


def test_the_newest_batch_is_reviewed_whatever_the_order(batch: Build) -> None:
    older = batch("2026-Q1", {"gardens": "<p>Old</p>"})
    newer = batch("2026-Q2", {"gardens": S3WAAS, "lakes": "<p>New</p>"})
    found = entries(newer, older)
    assert entries(older, newer) == found
    assert set(found) == {"gardens", "lakes"}
    assert found["gardens"].platform is Platform.S3WAAS
    assert [one.facts is not None for one in found["gardens"].quarters] == [True, True]
    assert found["lakes"].quarters[0].absence is Absence.UNLISTED


def test_a_department_that_moved_its_website_keeps_its_history(batch: Build) -> None:
    older = batch("2026-Q1", {"gardens": "<p>Old</p>"})
    newer = batch("2026-Q2", {"gardens": "<p>New</p>"})
    record = BatchFolder(newer).record()
    moved = replace(record.departments[0][1], url="https://gardens.s3waas.gov.in/")
    BatchFolder(newer).begin(replace(record, departments=(("gardens", moved),)), {})
    assert entries(older, newer)["gardens"].quarters[0].facts is not None


def test_whoever_has_no_score_is_told_apart_by_the_reason(batch: Build) -> None:
    folder = BatchFolder(batch("2026-Q1", {"gardens": None, "lakes": "<p>x</p>", "roads": "<p>x</p>"}))
    done = folder.done("lakes")
    assert done is not None
    folder.finish("lakes", replace(done, ending=Ending.BROKEN, detail="worker lost"))
    (folder.site("roads") / "done.json").unlink()
    found = entries(folder.folder)
    assert (found["gardens"].now.absence, found["gardens"].now.reason) == (
        Absence.UNREACHABLE,
        UnreachableReason.TLS,
    )
    assert found["lakes"].now.absence is Absence.BROKEN
    assert found["roads"].now.absence is Absence.UNFINISHED


def test_older_scores_by_other_rules_are_judged_again_and_their_share_is_told(batch: Build) -> None:
    older = batch("2026-Q1", {"gardens": "<p>Text</p>"})
    newer = batch("2026-Q2", {"gardens": "<p>Text</p>"})
    bundle = Bundle.open(older / "sites" / "gardens")
    weights = {category: weight if category == "freshness" else 1.0 for category, weight in CATEGORY_WEIGHTS.items()}
    printed = judge(bundle, weights)
    now = entries(older, newer)["gardens"]
    before = now.quarters[0]
    assert before.facts is not None
    assert printed.score is not None
    assert before.facts.configuration_digest == now.facts.configuration_digest
    assert before.facts.configuration_digest != printed.configuration_digest
    assert before.rules_points == pytest.approx(before.facts.score.score - printed.score, abs=0.15)
    assert before.rules_points != 0
    assert now.now.rules_points == 0
    assert bundle.scorecard() == printed, "the older scorecard is left as it was printed"


def test_evidence_that_is_gone_is_not_compared(batch: Build) -> None:
    older = batch("2026-Q1", {"gardens": "<p>Text</p>"})
    newer = batch("2026-Q2", {"gardens": "<p>Text</p>"})
    bundle = Bundle.open(older / "sites" / "gardens")
    judge(bundle, {**CATEGORY_WEIGHTS, next(iter(CATEGORY_WEIGHTS)): 50.0})
    for page in bundle.folder.glob("pages/*/page.json.gz"):
        page.write_bytes(gzip.compress(b"{}"))
    now = entries(older, newer)["gardens"]
    assert now.quarters[0].absence is Absence.UNCOMPARABLE
    assert now.now.facts is not None


def test_the_review_lies_in_one_folder_with_everything_it_links_to(batch: Build, tmp_path: Path) -> None:
    folder = batch("2026-Q1", {"gardens": S3WAAS, "lakes": None})
    (folder / "sites" / "gardens" / "scorecard.html").write_text("<!doctype html><title>As audited</title>")
    (folder / "sites" / "lakes" / "scorecard.html").write_text("<!doctype html><title>It did not open</title>")
    social = tmp_path / "social.csv"
    social.write_text(
        "department,platform,handle\nउद्यान विभाग,X,@gardens\nDepartment of Seas,X,@seas\n", encoding="utf-8"
    )
    out = tmp_path / "review"
    result = run(folder, "--out", out, "--social", social, "--format", "html,xlsx,csv,json")
    assert result.exit_code == 0, result.output
    assert str(out / "index.html") in result.output
    assert "Department of Seas" in result.output, "a department nobody knows is named"
    assert (out / "scorecards" / "gardens.html").read_text() == "<!doctype html><title>As audited</title>"
    assert "It did not open" in (out / "scorecards" / "lakes.html").read_text()
    document = json.loads((out / "review.json").read_text(encoding="utf-8"))
    assert document["departments"][0]["social"][0]["handle"] == "@gardens"
    assert {"review.xlsx", "review.hi.xlsx", "leaderboard.csv", "leaderboard.hi.csv", READ_ME} <= {
        file.name for file in out.iterdir()
    }


def test_a_scorecard_by_other_rules_is_made_anew_for_the_review(batch: Build, tmp_path: Path) -> None:
    folder = batch("2026-Q1", {"gardens": "<p>x</p>", "lakes": "<p>x</p>"})
    stale = folder / "sites" / "lakes" / "scorecard.html"
    stale.write_text("stale")
    judge(Bundle.open(stale.parent), {**CATEGORY_WEIGHTS, next(iter(CATEGORY_WEIGHTS)): 50.0})
    assert run(folder, "--out", tmp_path / "out").exit_code == 0
    assert "Department of Lakes" in (tmp_path / "out" / "scorecards" / "lakes.html").read_text(encoding="utf-8")


def test_hindi_first_gives_the_plain_names_to_the_hindi_files(batch: Build, tmp_path: Path) -> None:
    folder = batch("2026-Q1", {"gardens": "<p>x</p>"})
    assert run(folder, "--out", tmp_path / "out", "--lang", "hi").exit_code == 0
    assert 'lang="hi"' in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")[:200]
    assert 'lang="en"' in (tmp_path / "out" / "index.en.html").read_text(encoding="utf-8")[:200]


def test_an_older_review_is_replaced_as_a_whole_and_anything_else_is_left_alone(batch: Build, tmp_path: Path) -> None:
    both = batch("2026-Q1", {"gardens": "<p>x</p>", "lakes": "<p>x</p>"})
    one = batch("2026-Q2", {"gardens": "<p>x</p>"})
    out = tmp_path / "out"
    assert run(both, "--out", out).exit_code == 0
    assert (out / "departments" / "lakes.html").is_file()
    assert run(one, "--out", out).exit_code == 0
    assert not (out / "departments" / "lakes.html").exists()
    other = tmp_path / "letters"
    other.mkdir()
    (other / "letter.txt").write_text("mine")
    refused = run(one, "--out", other)
    assert refused.exit_code == 2
    assert "letters holds other files" in refused.output
    assert [file.name for file in other.iterdir()] == ["letter.txt"]


def test_a_review_that_fails_halfway_leaves_the_older_one_and_no_rubbish(
    batch: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = batch("2026-Q1", {"gardens": "<p>x</p>"})
    out = tmp_path / "out"
    assert run(folder, "--out", out).exit_code == 0
    before = {file: file.read_bytes() for file in out.rglob("*") if file.is_file()}

    def no_room(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reports.review.to_xlsx.render", no_room)
    assert run(folder, "--out", out).exit_code != 0
    assert {file: file.read_bytes() for file in out.rglob("*") if file.is_file()} == before
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []


def test_the_same_batches_give_the_same_files(batch: Build, tmp_path: Path) -> None:
    folder = batch("2026-Q1", {"gardens": S3WAAS, "lakes": None})
    for name in ("one", "two"):
        assert run(folder, "--out", tmp_path / name, "--format", "html,xlsx,csv,json").exit_code == 0
    first, second = (
        {
            file.relative_to(tmp_path / name): file.read_bytes()
            for file in (tmp_path / name).rglob("*")
            if file.is_file()
        }
        for name in ("one", "two")
    )
    assert first == second


def test_nothing_measured_ends_with_3_and_wrong_use_with_2(batch: Build, tmp_path: Path) -> None:
    dark = batch("2026-Q1", {"gardens": None})
    (dark / "sites" / "gardens" / "scorecard.html").write_text("<!doctype html><title>It did not open</title>")
    assert run(dark, "--out", tmp_path / "dark").exit_code == 3
    assert "Not measured" in (tmp_path / "dark" / "index.html").read_text(encoding="utf-8")
    assert run(dark, dark, "--out", tmp_path / "x").exit_code == 2
    assert run(tmp_path, "--out", tmp_path / "x").exit_code == 2
    assert run(dark, "--out", tmp_path / "x", "--format", "docx").exit_code == 2
    broken = tmp_path / "social.csv"
    broken.write_text("department,platform,handle\nDepartment of Gardens,Orkut,@x\n")
    result = run(dark, "--out", tmp_path / "x", "--social", broken)
    assert result.exit_code == 2
    assert "line 2, column platform" in result.output
    assert not (tmp_path / "x").exists()
