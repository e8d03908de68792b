"""A damaged bundle: every command names the file and the way out, and none tells a score that was never given."""

import gzip
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import sealed_files
from auditor.batch.folder import BATCH_VERSION, BatchFolder, BatchRecord, Done, Ending
from auditor.cli import main
from auditor.judge import judge
from auditor.seal import SEAL
from auditor.sealed_files import BundleError
from auditor.store import Bundle
from rules.department import Department

HOME, CONTACT = "pages/00001-home/page.json.gz", "pages/00002-contact-html/page.json.gz"
FILES = ("site.json.gz", HOME, CONTACT, "results.jsonl.gz", "scorecard.json.gz")
Readers = dict[str, Callable[[Bundle], Any]]
READERS: Readers = {
    "site": lambda bundle: bundle.site(),
    "pages": lambda bundle: list(bundle.pages()),
    "texts": lambda bundle: list(bundle.texts()),
    "results": lambda bundle: list(bundle.results()),
    "scorecard": lambda bundle: bundle.scorecard(),
    "pruned": lambda bundle: bundle.pruned(),
    "tried": lambda bundle: bundle.tried(),
    "picture": lambda bundle: bundle.picture("pages/00001-home/first-view.jpg"),
}
DEEP = b"[" * 200_000
FOREIGN = (b"", b"{}", b"[]", b"null", b"17", b'"\xff"', DEEP, b'{"evidence_version": 1}', b"[[]]\n{}\n")


def flipped(content: bytes, place: int) -> bytes:
    at = place % len(content)
    return content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]


damages = st.one_of(
    st.integers(0, 10_000).map(lambda place: lambda content: flipped(content, place)),
    st.integers(0, 10_000).map(lambda place: lambda content: content[: place % len(content)]),
    st.sampled_from(FOREIGN).map(lambda text: lambda _: gzip.compress(text)),
    st.sampled_from(FOREIGN).map(lambda text: lambda _: text),
    st.binary(max_size=50).map(lambda more: lambda content: content + more),
)


@pytest.fixture(scope="module")
def as_it_was(sealed_once: Path) -> dict[str, Any]:
    return {name: read(Bundle.open(sealed_once)) for name, read in READERS.items()}


def told_by(read: Callable[[Bundle], Any], bundle: Bundle) -> Any:
    try:
        return read(bundle)
    except BundleError as error:
        return error


@pytest.mark.parametrize("is_sealed", [True, False])
def test_what_is_read_from_a_damaged_bundle_is_what_was_saved_or_an_error(
    sealed: Bundle, as_it_was: dict[str, Any], is_sealed: bool
) -> None:
    if not is_sealed:
        (sealed.folder / SEAL).unlink()

    @settings(derandomize=True, max_examples=80, deadline=None, database=None)
    @given(st.sampled_from((*FILES, SEAL) if is_sealed else FILES), damages)
    def damage_one(name: str, damage: Callable[[bytes], bytes]) -> None:
        file = sealed.folder / name
        content = file.read_bytes()
        file.write_bytes(damage(content))
        try:
            told = {reader: told_by(read, sealed) for reader, read in READERS.items()}
        finally:
            file.write_bytes(content)
        errors = {reader: value for reader, value in told.items() if isinstance(value, BundleError)}
        assert {reader: as_it_was[reader] for reader in told.keys() - errors.keys()} == {
            reader: told[reader] for reader in told.keys() - errors.keys()
        }
        assert all(str(sealed.folder) in str(error) and error.hint for error in errors.values())

    damage_one()


def swap_pages(folder: Path) -> None:
    first, second = (folder / name for name in (HOME, CONTACT))
    first.rename(folder / "aside")
    second.rename(first)
    (folder / "aside").rename(second)


def alter_page(folder: Path) -> None:
    page = json.loads(gzip.decompress((folder / HOME).read_bytes()))
    page["text"]["title"] = "Best department of all"
    (folder / HOME).write_bytes(gzip.compress(json.dumps(page).encode()))


def add_page(folder: Path) -> None:
    shutil.copytree(folder / "pages/00001-home", folder / "pages/00003-more")


SILENT = {
    "another page in its place": (swap_pages, HOME),
    "an altered page": (alter_page, HOME),
    "a page more": (add_page, "pages/00003-more/page.json.gz"),
    "a page less": (lambda folder: (folder / CONTACT).unlink(), CONTACT),
    "pages less": (lambda folder: shutil.rmtree(folder / "pages"), HOME),
}


@pytest.mark.parametrize("what", SILENT)
def test_a_silent_change_of_the_pages_ends_their_judging(sealed: Bundle, what: str) -> None:
    change, name = SILENT[what]
    change(sealed.folder)
    with pytest.raises(BundleError, match=re.escape(name)):
        judge(sealed)


def test_an_altered_picture_is_not_shown(sealed: Bundle) -> None:
    (sealed.folder / "pages/00001-home/first-view.jpg").write_bytes(b"another")
    with pytest.raises(BundleError, match="was changed"):
        sealed.picture("pages/00001-home/first-view.jpg")


def test_a_scorecard_of_another_audit_is_not_told_as_this_one(sealed: Bundle, sealed_once: Path) -> None:
    other = Bundle(sealed.folder.with_name("other"))
    shutil.copytree(sealed.folder, other.folder)
    judge(other, {category.category: 1.0 for category in other.scorecard().categories})
    shutil.copy(other.folder / "scorecard.json.gz", sealed.folder / "scorecard.json.gz")
    with pytest.raises(BundleError, match="was changed") as caught:
        sealed.scorecard()
    assert "auditor rescore" in caught.value.hint
    assert judge(sealed) == Bundle.open(sealed_once).scorecard()


def test_results_that_lack_a_page_are_not_told(sealed: Bundle) -> None:
    file = sealed.folder / "results.jsonl.gz"
    _, *others = gzip.decompress(file.read_bytes()).splitlines(keepends=True)
    file.write_bytes(gzip.compress(b"".join(others)))
    with pytest.raises(BundleError, match="was changed"):
        next(sealed.results())


def test_a_judging_that_was_broken_off_is_not_reported(sealed: Bundle, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Bundle, "write_scorecard", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        judge(sealed, {category.category: 1.0 for category in sealed.scorecard().categories})
    with pytest.raises(BundleError, match="never judged to the end"):
        sealed.scorecard()


def test_what_unpacks_to_more_than_any_page_is_not_unpacked(sealed: Bundle, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed_files, "MOST_BYTES", 1024 * 1024)
    (sealed.folder / SEAL).unlink()
    (sealed.folder / HOME).write_bytes(gzip.compress(b" " * 2 * 1024 * 1024))
    with pytest.raises(BundleError, match="unpacks to more"):
        list(sealed.pages())


def test_the_seal_is_what_sha256sum_reads(sealed: Bundle) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", SEAL]
    assert subprocess.run(command, cwd=sealed.folder, check=False).returncode == 0
    (sealed.folder / HOME).write_bytes(b"")
    assert subprocess.run(command, cwd=sealed.folder, check=False, capture_output=True).returncode == 1


def test_a_pruned_bundle_keeps_its_scorecard_under_the_seal(sealed: Bundle) -> None:
    scorecard = sealed.scorecard()
    sealed.mark_pruned("f" * 32)
    shutil.rmtree(sealed.folder / "pages")
    assert (sealed.pruned(), sealed.scorecard()) == ("f" * 32, scorecard)
    with pytest.raises(BundleError, match="removed to save room"):
        list(sealed.pages())


COMMANDS = {
    "report": ("report", "{audit}", "--format", "json,csv"),
    "rescore": ("rescore", "{audit}", "--format", "json", "--database", "none"),
    "compare": ("compare", "{whole}", "{audit}"),
    "history add": ("history", "add", "{audit}", "--database", "{audit}/history.sqlite3"),
    "answer": ("answer", "{audit}", "--format", "json", "--database", "none"),
}


# What a command does not need in order to say what is true.
DOES_WITHOUT = {
    "report": {"site.json.gz", HOME},
    "rescore": {"scorecard.json.gz", "results.jsonl.gz"},
    "compare": {"scorecard.json.gz", "results.jsonl.gz"},
    "history add": {HOME, "results.jsonl.gz"},
    "answer": {"results.jsonl.gz"},
}
WAYS_OUT = ("auditor rescore", "Put the folder back from a copy")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("site.json.gz", lambda content: flipped(content, 100)),
        (HOME, lambda content: content[:500]),
        ("scorecard.json.gz", lambda _: gzip.compress(b"{}")),
        ("results.jsonl.gz", lambda content: flipped(content, 1_000)),
        (SEAL, lambda _: b"\xff nonsense"),
    ],
)
def test_every_command_names_the_damaged_file_or_does_without_it(
    sealed: Bundle, sealed_once: Path, command: str, name: str, damage: Callable[[bytes], bytes]
) -> None:
    file = sealed.folder / name
    file.write_bytes(damage(file.read_bytes()))
    words = [word.format(audit=sealed.output, whole=sealed_once) for word in COMMANDS[command]]
    result = CliRunner().invoke(main, words, input="\n" * 20)
    assert isinstance(result.exception, SystemExit | None), result.exc_info
    if name in DOES_WITHOUT[command]:
        assert result.exit_code == 0, result.output
        if command not in {"compare", "history add"}:
            told = json.loads((sealed.output / "scorecard.json").read_text(encoding="utf-8"))
            assert told["score"] == Bundle.open(sealed_once).scorecard().score
    else:
        assert result.exit_code == 2
        assert name in result.output
        assert any(way_out in result.output for way_out in WAYS_OUT)
        assert not (sealed.output / "scorecard.json").exists()


def test_a_review_says_of_a_damaged_audit_why_it_has_no_score(
    sealed: Bundle, sealed_once: Path, tmp_path: Path
) -> None:
    batch = BatchFolder(tmp_path / "batch")
    names = ("gardens", "roads")
    departments = tuple((name, Department(name=name, url=f"https://{name}.gov.in/")) for name in names)
    started_at = sealed.site().observed_at
    batch.begin(
        BatchRecord(
            batch_version=BATCH_VERSION, started_at=started_at, period="2026-Q1", departments=departments, manner=""
        ),
        {},
    )
    done = Done(ending=Ending.SCORED, detail="", finished_at=started_at, wall_s=1.0, processor_s=1.0, attempts=1)
    for name in names:
        shutil.copytree(sealed_once, batch.site(name))
        batch.finish(name, done)
    for name in ("site.json.gz", "scorecard.json.gz"):
        (batch.site("roads") / "evidence" / name).write_bytes(b"\0" * 100)
    output = tmp_path / "review"
    result = CliRunner().invoke(main, ["review", str(batch.folder), "--out", str(output), "--format", "json,html"])
    assert result.exit_code == 0, result.output
    told = json.loads((output / "review.json").read_text(encoding="utf-8"))
    quarters = {one["id"]: one["quarters"][-1] for one in told["departments"]}
    whole = Bundle.open(sealed_once).scorecard().score
    assert whole is not None
    assert quarters["gardens"]["score"]["score"] == round(whole, 1)
    assert (quarters["roads"]["score"], quarters["roads"]["reason"]) == (None, "uncomparable")
    (batch.site("roads") / "done.json").write_bytes(DEEP)
    result = CliRunner().invoke(main, ["review", str(batch.folder), "--out", str(output)])
    assert result.exit_code == 2
    assert "done.json cannot be read" in result.output
