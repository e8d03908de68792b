"""The bundle: whole files, an older version refused by name, and nothing outside it read."""

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.judge import judge
from auditor.store import Bundle
from auditor.whole_files import write_stream
from rules.evidence import PageEvidence, SiteEvidence

PageOf = Callable[..., PageEvidence]
SiteOf = Callable[..., SiteEvidence]


@pytest.fixture
def bundle(tmp_path: Path, page_of: PageOf, site_of: SiteOf) -> Bundle:
    made = Bundle.create(tmp_path)
    pages = [page_of(f"<title>पृष्ठ {number}</title><p>text", url=f"https://a.gov.in/{number}") for number in range(3)]
    made.write_site(site_of(*pages, target="https://a.gov.in/"), is_complete=True)
    for number, page in enumerate(pages, start=1):
        made.write_page(number, page, {"first-view.jpg": b"picture"})
    return made


def test_what_is_saved_is_read_back(bundle: Bundle, page_of: PageOf, tmp_path: Path) -> None:
    pages = list(Bundle.open(tmp_path).pages())
    assert [page.text.title for page in pages] == ["पृष्ठ 0", "पृष्ठ 1", "पृष्ठ 2"]
    assert pages[0] == page_of("<title>पृष्ठ 0</title><p>text", url="https://a.gov.in/0")
    assert bundle.site().target == "https://a.gov.in/"


def test_a_page_saved_again_replaces_itself(bundle: Bundle) -> None:
    first, *_ = bundle.pages()
    bundle.write_page(1, replace(first, status=203))
    assert [page.status for page in bundle.pages()] == [203, 200, 200]


def test_pictures_are_read_by_their_name_and_nothing_outside(bundle: Bundle, tmp_path: Path) -> None:
    [name] = [f"pages/{folder.name}/first-view.jpg" for folder in (bundle.folder / "pages").glob("00001-*")]
    (tmp_path / "secret").write_text("secret")
    assert bundle.picture(name) == b"picture"
    assert bundle.picture("../secret") is None
    assert bundle.picture("pages/none.jpg") is None


def test_judging_twice_gives_one_scorecard(bundle: Bundle) -> None:
    assert judge(bundle) == judge(bundle) == bundle.scorecard()
    assert len(list(bundle.results())) == 4  # three pages and the site


def test_a_file_that_fails_half_way_leaves_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "report"
    file.write_text("old")

    def pieces():
        yield b"new"
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_stream(file, pieces())
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda file: file.write_bytes(b"no gzip"), "cannot be read"),
        (lambda file: file.write_bytes(gzip.compress(b"{")), "cannot be read"),
        (lambda file: file.write_bytes(gzip.compress(json.dumps({"evidence_version": 99}).encode())), "version 99"),
        (lambda file: file.unlink(), "no evidence"),
    ],
)
def test_a_damaged_bundle_says_what_is_wrong(
    bundle: Bundle, tmp_path: Path, damage: Callable[[Path], object], said: str
) -> None:
    damage(bundle.folder / "site.json.gz")
    with pytest.raises(AuditorError, match=said) as raised:
        judge(Bundle.open(tmp_path))
    assert raised.value.hint


def test_a_new_audit_takes_away_what_the_old_one_left(bundle: Bundle, tmp_path: Path) -> None:
    judge(bundle)
    assert not list(Bundle.create(tmp_path).folder.rglob("*.gz"))
