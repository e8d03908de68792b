"""Bundles and histories of earlier auditors: they open and are judged again, or say why not.

`first` was judged before scorecards held questions, `second` by rules of today's names; both lie here without pictures.
The histories are files as SQLite kept them at their revision.
"""

import gzip
import json
import shutil
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from auditor.cli import main
from auditor.errors import DatabaseError
from auditor.history.database import open_database
from auditor.history.queries import audits_of, sites
from auditor.sealed_files import BundleError
from auditor.store import Bundle

BUNDLES = Path(__file__).parent
HISTORIES = {"r0001": ("Gardens", 71.5), "r0002": ("Gardens", 90.71386647101981)}


@pytest.fixture
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    output = tmp_path / "audit"
    shutil.copytree(BUNDLES / request.param, output)
    return output


def run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert isinstance(result.exception, SystemExit | None), result.exc_info
    return result.exit_code, result.output


@pytest.mark.parametrize("older", ["first", "second"], indirect=True)
def test_the_evidence_is_judged_by_the_rules_of_today(older: Path) -> None:
    bundle = Bundle.open(older)
    assert [page.url for page in bundle.pages()] == ["http://site.localhost/", "http://site.localhost/contact.html"]
    code, said = run("rescore", older, "--format", "json", "--database", "none")
    assert code == 0, said
    told = json.loads((older / "scorecard.json").read_text(encoding="utf-8"))
    assert told["pages_read"] == 2
    assert told["score"] == bundle.scorecard().score


@pytest.mark.parametrize("older", ["first"], indirect=True)
def test_a_scorecard_that_cannot_be_told_any_more_says_so(older: Path) -> None:
    code, said = run("report", older, "--format", "json")
    assert code == 2
    assert "scorecard.json.gz is of another version of the auditor" in said
    assert "auditor rescore" in said
    assert not (older / "scorecard.json").exists()


@pytest.mark.parametrize("older", ["second"], indirect=True)
def test_a_scorecard_that_can_be_told_is_told_as_it_was(older: Path) -> None:
    saved = Bundle.open(older).scorecard()
    code, said = run("report", older, "--format", "json,html,csv")
    assert code == 0, said
    assert json.loads((older / "scorecard.json").read_text(encoding="utf-8"))["score"] == saved.score


@pytest.mark.parametrize("older", ["second"], indirect=True)
def test_rules_that_are_gone_are_named_and_judged_anew(older: Path) -> None:
    file = older / "evidence" / "scorecard.json.gz"
    file.write_bytes(gzip.compress(gzip.decompress(file.read_bytes()).replace(b'"rule":"reflow"', b'"rule":"reflown"')))
    code, said = run("report", older, "--format", "json")
    assert (code, "such as reflown" in said, "auditor rescore" in said) == (2, True, True)
    assert run("rescore", older, "--format", "json", "--database", "none")[0] == 0


@pytest.mark.parametrize("older", ["first"], indirect=True)
@pytest.mark.parametrize("command", ["report", "rescore"])
def test_evidence_of_an_unknown_version_is_refused_by_its_number(older: Path, command: str) -> None:
    for name, key in (("site", "evidence_version"), ("scorecard", "scorecard_version")):
        file = older / "evidence" / f"{name}.json.gz"
        value = msgspec.json.decode(gzip.decompress(file.read_bytes()))
        file.write_bytes(gzip.compress(msgspec.json.encode({**value, key: 99})))
    code, said = run(command, older, "--format", "json")
    assert (code, "version 99" in said) == (2, True)
    with pytest.raises(BundleError, match="version 99"):
        list(Bundle.open(older).pages())


@pytest.mark.parametrize("revision", HISTORIES)
def test_a_history_of_an_earlier_revision_opens_and_keeps_its_scores(revision: str, tmp_path: Path) -> None:
    file = tmp_path / "history.sqlite3"
    file.write_bytes(gzip.decompress((BUNDLES / "histories" / f"{revision}.sqlite3.gz").read_bytes()))
    name, score = HISTORIES[revision]
    code, said = run("history", "list", "--database", file)
    assert code == 0, said
    assert name in said
    with open_database(str(file)).reading() as session:
        [site] = sites(session)
        [audit] = audits_of(session, site, with_rules=True)
    assert audit.reported.score == score
    assert run("history", "show", name, "--database", file)[0] == 0
    code, said = run("history", "add", BUNDLES / "second", "--database", file)
    assert code == 0, said


def test_a_damaged_history_is_left_alone_and_named(tmp_path: Path) -> None:
    content = bytearray(gzip.decompress((BUNDLES / "histories" / "r0002.sqlite3.gz").read_bytes()))
    content[4096:8192] = b"\xff" * 4096  # the second page of the file
    file = tmp_path / "history.sqlite3"
    file.write_bytes(content)
    with (
        pytest.raises(DatabaseError, match=r"history\.sqlite3") as caught,
        open_database(str(file)).reading() as session,
    ):
        [audits_of(session, site, with_rules=True) for site in sites(session)]
    assert caught.value.hint
