"""The commands on the history as a user types them, in both languages."""

import csv
import io
import json
import re
import resource
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from auditor.batch.folder import BATCH_VERSION, BatchFolder, BatchRecord, Done, Ending
from auditor.cli import main
from auditor.history.database import open_database
from auditor.history.record import record, record_or_say
from auditor.judge import judge
from auditor.store import Bundle
from rules.department import Department
from rules.evidence import Unreachable, UnreachableReason
from rules.rule import Category

Audited = Callable[..., Bundle]
WORSE = "<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit. Copyright © 2009"


def run(*arguments: object, stdin: str | None = None) -> Result:
    """Run a command; a database that is not named is that of its configuration."""
    runner = CliRunner(env={"COLUMNS": "120", "AUDITOR_DATABASE": None})
    return runner.invoke(main, [str(argument) for argument in arguments], input=stdin)


def rows(printed: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(printed.removeprefix("\ufeff"))))


@pytest.fixture
def years(database: str, audited: Audited, other_weights: dict[Category, float]) -> str:
    """Return a database with three quarters of one department, by other weights the last time, and another site."""
    record(database, audited("q1"), name="Gardens", name_hi="उद्यान विभाग")
    record(database, audited("q2", "2026-06-16", texts=(WORSE,)))
    newest = audited("q3", "2026-09-16", texts=(WORSE,))
    judge(newest, other_weights)
    record(database, newest)
    reason = Unreachable(reason=UnreachableReason.DNS, detail="")
    record(database, audited("x", texts=(), home="https://other.gov.in/", unreachable=reason))
    return database


def test_the_list_names_every_site_with_its_last_score(years: str) -> None:
    english, hindi = (
        run("history", "list", "--database", years),
        run("history", "list", "--database", years, "--lang", "hi"),
    )
    assert english.exit_code == hindi.exit_code == 0
    assert re.search(r"Gardens · gardens\.gov\.in +3 +16 September 2026 +[\d.]+ +[A-E] +other rules", english.output)
    assert re.search(r"other\.gov\.in +1 +16 March 2026 +not measured", english.output)
    assert re.search(r"उद्यान विभाग · gardens\.gov\.in", hindi.output)
    [gardens, other] = rows(run("history", "list", "--database", years, "--format", "csv").output)
    assert (gardens["department_hi"], gardens["audits"], gardens["site_change"]) == ("उद्यान विभाग", "3", "")
    assert (other["score"], other["not_measured"]) == ("", "dns")


def test_a_site_is_shown_with_every_audit_and_category(years: str) -> None:
    for name in ("gardens.gov.in", "https://www.gardens.gov.in/", "GARDENS", "उद्यान विभाग"):
        result = run("history", "show", name, "--database", years)
        assert result.exit_code == 0, result.output
        days = re.findall(r"\d+ \w+ 2026, \d\d:\d\d", result.output)
        assert [day.split()[1] for day in days] == ["September", "June", "March"]
        assert result.output.count("On the phone") == 3
    assert "The name of the website was not found" in run("history", "show", "other.gov.in", "--database", years).output
    assert len(json.loads(run("history", "show", "gardens", "--database", years, "--format", "json").output)) == 3


def test_the_trend_tells_the_part_of_the_site_from_the_part_of_the_rules(years: str) -> None:
    first = run("history", "trend", "gardens", "--database", years, "--format", "csv")
    assert "Judging the evidence of 16 June 2026 again" in first.stderr
    found = rows(first.stdout)
    assert [row["quarter"] for row in found] == ["2026-Q1", "2026-Q2", "2026-Q3"]
    assert [row["site_change"] == row["change"] for row in found] == [True, True, False]
    assert float(found[1]["site_change"]) < 0
    assert float(found[2]["site_change"]) == 0
    assert found[2]["rules_change"] == found[2]["change"] != "0.0"
    again = run("history", "trend", "gardens", "--database", years)
    assert again.stderr == ""
    assert re.search(r"^[▁▂▃▄▅▆▇█]{3}  Overall score$", again.stdout, re.MULTILINE)
    assert "2026-Q3" in again.stdout
    hindi = run("history", "trend", "gardens", "--database", years, "--lang", "hi", "--category", "mobile")
    assert "मोबाइल" in hindi.stdout


def test_a_trend_can_be_drawn_of_a_rule(years: str) -> None:
    result = run("history", "trend", "gardens", "--rule", "image-alt", "--by", "audit", "--database", years)
    assert "Pages that pass, of 100" in result.stdout
    result = run("history", "trend", "gardens", "--rule", "no-such-rule", "--database", years)
    assert result.exit_code == 2
    assert "no-such-rule" in result.stderr


def test_a_change_that_cannot_be_told_is_said_and_not_subtracted(years: str, tmp_path: Path) -> None:
    assert run("history", "prune", "--keep-evidence", 1, "--database", years).exit_code == 0
    result = run("history", "trend", "gardens", "--database", years)
    assert "1 change cannot be told" in result.stdout
    assert "other rules" in result.stdout
    assert (tmp_path / "audits" / "q2" / "evidence" / "scorecard.json.gz").is_file()


def test_everything_is_exported_as_a_table(years: str, tmp_path: Path) -> None:
    audits = rows(run("history", "export", "--database", years).stdout)
    assert [row["observed_at"][:10] for row in audits] == ["2026-03-16", "2026-06-16", "2026-09-16", "2026-03-16"]
    rules = run("history", "export", "--by", "rule", "--format", "jsonl", "--database", years).stdout.splitlines()
    counted = [json.loads(line) for line in rules if json.loads(line)["rule"] == "image-alt"]
    assert [row["failed"] for row in counted] == [0, 0, 0, 0], "no browser looked"
    file = tmp_path / "history.xlsx"
    for language, heading in (("en", "Website"), ("hi", "वेबसाइट")):
        result = run("history", "export", "--format", "xlsx", "--out", file, "--database", years, "--lang", language)
        assert result.exit_code == 0, result.output
        sheet = load_workbook(file).worksheets[0]
        assert [sheet.cell(row, 1).value for row in (1, 2, 5)] == [heading, "gardens.gov.in", "other.gov.in"]
    assert run("history", "export", "--format", "xlsx", "--database", years).exit_code == 2


def test_a_name_that_would_be_a_formula_is_a_text(sqlite: str, audited: Audited, tmp_path: Path) -> None:
    record(sqlite, audited("a"), name='=HYPERLINK("http://evil")', name_hi="\x1b[31m")
    [row] = rows(run("history", "export", "--database", sqlite).stdout)
    assert row["department"] == '\'=HYPERLINK("http://evil")'
    assert "\x1b" not in run("history", "list", "--lang", "hi", "--database", sqlite).output
    file = tmp_path / "history.xlsx"
    run("history", "export", "--format", "xlsx", "--out", file, "--database", sqlite)
    assert load_workbook(file).worksheets[0]["B2"].data_type == "s"


def test_what_was_never_audited_is_named(years: str) -> None:
    result = run("history", "show", "nothing.gov.in", "--database", years)
    assert result.exit_code == 2
    assert "auditor history list" in result.stderr


def test_a_host_with_several_sites_asks_which(sqlite: str, audited: Audited) -> None:
    for name in ("roses", "tulips"):
        record(sqlite, audited(name, home=f"https://gardens.gov.in/{name}/"))
    result = run("history", "show", "gardens.gov.in", "--database", sqlite)
    assert result.exit_code == 2
    assert "gardens.gov.in/roses, gardens.gov.in/tulips" in result.stderr
    assert run("history", "show", "gardens.gov.in/tulips/", "--database", sqlite).exit_code == 0


def test_an_audit_is_recorded_at_its_end(database: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run("site", "http://127.0.0.1:9/", "--allow-private", "--out", out, "--quiet", "--database", database)
    assert result.exit_code == 3, result.output
    assert "not measured" in run("history", "show", "127.0.0.1:9", "--database", database).output


def test_judging_again_is_recorded_beside_what_was_said_before(sqlite: str, audited: Audited, tmp_path: Path) -> None:
    bundle = audited("a")
    record(sqlite, bundle)
    settings = tmp_path / "auditor.toml"
    settings.write_text(f'[history]\ndatabase = "{sqlite}"\n[weights]\nmobile = 90\n')
    assert run("rescore", bundle.output, "--config", settings).exit_code == 0
    shown = run("history", "show", "gardens.gov.in", "--config", settings).output
    assert "Also judged" in shown


def test_nothing_is_recorded_when_nothing_is_wanted(audited: Audited, tmp_path: Path) -> None:
    bundle = audited("a")
    before = set(tmp_path.rglob("*.sqlite3"))
    assert run("rescore", bundle.output, "--database", "none").exit_code == 0
    assert set(tmp_path.rglob("*.sqlite3")) == before == set()


def test_a_history_that_cannot_be_reached_costs_a_warning_and_not_the_result(
    sqlite: str, audited: Audited, tmp_path: Path
) -> None:
    bundle = audited("a")
    lost = f"postgresql://team@/history?host={tmp_path}"
    result = run("rescore", bundle.output, "--database", lost)
    assert result.exit_code == 0
    assert f"auditor history add {bundle.output}" in result.stderr
    assert (bundle.output / "scorecard.html").is_file()
    assert "इतिहास" in run("rescore", bundle.output, "--database", lost, "--lang", "hi").stderr
    assert "recorded" in run("history", "add", bundle.output, "--database", sqlite).output
    assert "was recorded before" in run("history", "add", bundle.output, "--database", sqlite).output


def test_a_full_disk_costs_a_warning_and_leaves_a_whole_history(sqlite: str, audited: Audited) -> None:
    first, second = audited("a"), audited("b", "2026-06-16")
    record(sqlite, first)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (Path(sqlite).stat().st_size // 8, hard))
    try:
        said = record_or_say(sqlite, second)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert said is not None
    assert said.values["folder"] == str(second.output)
    result = run("history", "add", first.output, second.output, "--database", sqlite)
    assert re.search(r"a: was recorded before.*b: recorded", result.output, re.DOTALL), result.output


def test_a_batch_is_added_with_the_names_of_its_departments(sqlite: str, audited: Audited, tmp_path: Path) -> None:
    bundle = audited("a")
    batch = BatchFolder(tmp_path / "batch")
    department = Department(name="Gardens", name_hi="उद्यान विभाग", url="https://gardens.gov.in/")
    started_at = bundle.site().observed_at
    batch.begin(
        BatchRecord(
            batch_version=BATCH_VERSION,
            started_at=started_at,
            period="2026-Q1",
            departments=(("gardens", department), ("unfinished", department)),
            manner="",
        ),
        {},
    )
    batch.site("gardens").parent.mkdir(exist_ok=True)
    bundle.output.rename(batch.site("gardens"))
    batch.finish(
        "gardens",
        Done(ending=Ending.SCORED, detail="", finished_at=started_at, wall_s=1.0, processor_s=1.0, attempts=1),
    )
    assert run("history", "add", batch.folder, "--database", sqlite).exit_code == 0
    assert "उद्यान विभाग" in run("history", "list", "--lang", "hi", "--database", sqlite).output


def test_a_folder_without_an_audit_is_told_among_the_others(sqlite: str, audited: Audited, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("history", "add", tmp_path / "empty", audited("a").output, "--database", sqlite)
    assert result.exit_code == 2
    assert re.search(r"empty: not recorded\..*a: recorded", result.output, re.DOTALL)


def test_room_is_made_by_the_configuration_and_first_only_said(years: str, tmp_path: Path) -> None:
    settings = tmp_path / "auditor.toml"
    settings.write_text(f'[history]\ndatabase = "{years}"\nkeep-evidence = 2\n', encoding="utf-8")
    pages = tmp_path / "audits" / "q1" / "evidence" / "pages"
    for options, left, said in (
        (("--dry-run",), 1, "would be removed"),
        (("--keep", tmp_path / "audits" / "q1"), 1, "Nothing is past its time"),
        ((), 0, "were removed"),
        ((), 0, "Nothing is past its time"),
    ):
        result = run("history", "prune", "--config", settings, *options)
        assert result.exit_code == 0, result.output
        assert said in result.output
        assert len(list(pages.iterdir())) == left
    assert "q1" in run("history", "show", "gardens", "--database", years).output, "the scores are kept"


@pytest.mark.parametrize(("answer", "code", "left"), [("n\n", 0, 3), ("", 2, 3), ("y\n", 0, 1)])
def test_scores_are_deleted_only_by_who_says_so(
    sqlite: str, audited: Audited, answer: str, code: int, left: int
) -> None:
    for name, day in (("a", "2026-01-16"), ("b", "2026-02-16"), ("c", "2026-03-16")):
        record(sqlite, audited(name, day))
    prune = ("history", "prune", "--keep-evidence", 1, "--scores", "--database", sqlite)
    assert "would be deleted" in run(*prune, "--dry-run").output
    result = run(*prune, stdin=answer)
    assert result.exit_code == code, result.output
    assert len(rows(run("history", "export", "--database", sqlite).stdout)) == left
    run(*prune, "--yes")
    assert len(rows(run("history", "export", "--database", sqlite).stdout)) == 1


def test_what_deletes_scores_cannot_stand_in_the_configuration(sqlite: str, tmp_path: Path) -> None:
    settings = tmp_path / "auditor.toml"
    settings.write_text("[history]\nscores = true\nyes = true\n")
    result = run("history", "prune", "--config", settings, "--database", sqlite)
    assert result.exit_code == 2
    assert "keep-evidence" in result.stderr


def test_how_much_is_kept_has_to_be_said(sqlite: str) -> None:
    open_database(sqlite)
    assert "--keep-evidence" in run("history", "prune", "--database", sqlite).stderr


def test_the_doctor_says_whether_the_history_can_be_opened(sqlite: str, tmp_path: Path) -> None:
    assert re.search(r"ok  History: .*history\.sqlite3", run("doctor", "--database", sqlite).output)
    lost = run("doctor", "--database", f"postgresql://team@/history?host={tmp_path}").output
    assert re.search(r"NO  History: -\n.*auditor history add", lost)
