"""The patch of an audited folder, taken over with git: the faults are gone and every other byte is as it was."""

import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from auditor.crawl.parse import parse_page
from auditor.errors import InputError
from auditor.judge import judge
from auditor.network.encodings import decoded
from auditor.patch.patch import patch_of, patched_folder
from auditor.store import Bundle
from reports.i18n import translator
from reports.to_patch import render
from rules.accessibility.language import page_language
from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import Finding, Occurrence, message, slot
from rules.fixing.edit import Edit, Operation
from rules.fixing.fix import fix_of
from rules.fixing.proof import Proof, Tried, Verdict
from rules.mobile import viewport_meta
from rules.rule import Rule
from rules.scorecard import Scorecard

VIEWPORT = b'<meta name="viewport" content="width=device-width, initial-scale=1">'
SITE = "http://department.localhost/"
WINDOWS_LINES = """<!DOCTYPE html>
<html>
<head><meta charset="utf-8"><title>Notices</title></head>
<body>
<h1>Notices</h1>
<h4   class=big
      id=fail-level>Tenders</H4>
<p>One <b>bold</b> word &amp; another.</p>
</body>
</html>""".replace("\n", "\r\n")
HINDI = """\ufeff<!doctype html>
<html><head><meta charset="utf-8"><title>सूचनाएँ</title></head>
<body><h1>सूचनाएँ</h1><h3>निविदाएँ</h3><p>अंतिम तिथि १५ नवम्बर</body></html>
"""
LATIN = """<!DOCTYPE html>
<html>
<head>
<meta charset="windows-1252">
<title>Cafés</title>
</head>
<body><h1>Cafés – “hill views”</h1><h4>Prices in £</h4><img src="a.png">
</body></html>
"""
FILES: Mapping[str, bytes] = {
    "index.html": WINDOWS_LINES.encode(),
    "hi/index.html": HINDI.encode(),
    "old pages/latin.html": LATIN.encode("windows-1252"),
}


def check_levels(page: PageEvidence) -> Iterator[Finding]:
    """Report what should be a heading of the second level, and a heading that does not say what is below it."""
    for heading in page.text.headings:
        if heading.level > 2:
            level = Edit(operation=Operation.RENAME, value="h2")
            plain = Edit(operation=Operation.REMOVE_ATTRIBUTE, name="class")
            note = Edit(operation=Operation.INSERT_AFTER, value="\n<p>₹ and €</p>")
            place = Occurrence(selector=heading.selector, html=heading.html, edits=(level, plain, note))
            yield Finding(message=message("The level is wrong."), occurrences=(place,))


def check_titles(page: PageEvidence) -> Iterator[Finding]:
    """Ask for a title that only a person knows."""
    if "portal" not in page.text.title:
        edit = Edit(operation=Operation.SET_CONTENT, value=slot("title of the page"))
        yield Finding(
            message=message("No title."), occurrences=(Occurrence(selector="html > head > title", edits=(edit,)),)
        )


def planted(id_: str, check: Callable[[PageEvidence], Iterator[Finding]]) -> Rule:
    return replace(page_language.RULE, id=id_, check=check, applies=lambda _: True)


RULES = (page_language.RULE, viewport_meta.RULE, planted("levels", check_levels), planted("titles", check_titles))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "department"
    for name, content in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return root


@pytest.fixture
def audited(
    tmp_path: Path, page_of: Callable[..., PageEvidence], site_of: Callable[..., SiteEvidence]
) -> Callable[[Path], tuple[Bundle, Scorecard]]:
    """Return a function from a folder to its bundle and scorecard, judged as it was read."""

    def audit(root: Path) -> tuple[Bundle, Scorecard]:
        bundle = Bundle.create(tmp_path / f"audit of {root.name}")
        for number, name in enumerate(FILES, start=1):
            url = SITE + quote(name).removesuffix("index.html")
            text = parse_page(decoded((root / name).read_bytes(), "text/html")[0], url)
            bundle.write_page(number, page_of("<p>", url=url, text=text))
        bundle.write_site(site_of(target=str(root), home_url=SITE), is_complete=True)
        return bundle, judge(bundle, rules=RULES)

    return audit


def prove_all(bundle: Bundle, scorecard: Scorecard) -> Scorecard:
    """Save that every fix was tried and works; return the scorecard that tells it."""
    bundle.write_tried(
        [
            Tried(
                rule=suggestion.rule,
                fingerprint=group.fingerprint,
                edits=fix_of(group.occurrence),
                proof=Proof(verdict=Verdict.PROVED, is_filled_in=any("⟦" in e.value for e in fix_of(group.occurrence))),
            )
            for suggestion in scorecard.suggestions
            for group in suggestion.groups
            if fix_of(group.occurrence)
        ]
    )
    return judge(bundle, rules=RULES)


def faults(scorecard: Scorecard) -> set[tuple[str, str]]:
    ids = {rule.id for rule in RULES}
    return {
        (one.rule, url) for one in scorecard.suggestions if one.rule in ids for g in one.groups for url in g.page_urls
    }


def test_git_takes_the_patch_and_the_faults_are_gone(folder: Path, audited: Callable[..., Any]) -> None:
    bundle, before = audited(folder)
    scorecard = prove_all(bundle, before)
    patch = b"".join(render(patch_of(bundle, scorecard), translator("en")))
    mended = folder.with_name("mended")
    shutil.copytree(folder, mended)
    subprocess.run(["git", "apply", "-p1", "-"], input=patch, cwd=mended, check=True)
    pages = {SITE, f"{SITE}hi/", f"{SITE}old%20pages/latin.html"}
    assert {("levels", url) for url in pages} < faults(before)
    assert faults(audited(mended)[1]) == {("titles", url) for url in pages}  # they ask for words
    assert b"# 1 more repair works and is left out: only a person knows the words it needs." in patch
    assert (folder / "index.html").read_bytes() == FILES["index.html"]  # we never apply it


def test_only_what_is_mended_changes_whatever_the_encoding_and_the_line_ends(
    folder: Path, audited: Callable[..., Any]
) -> None:
    bundle, before = audited(folder)
    after = {file.name: file.after for file in patch_of(bundle, prove_all(bundle, before)).files}
    assert after["index.html"] == (
        FILES["index.html"]
        .replace(b"</title></head>", b"</title>" + VIEWPORT + b"</head>")
        .replace(b"<h4   class=big\r\n      id=fail-level>", b"<h2\r\n      id=fail-level>")
        .replace(b"</H4>", "</h2>\r\n<p>₹ and €</p>".encode())
    )
    assert after["hi/index.html"].startswith(b"\xef\xbb\xbf<!doctype html>\n<html")
    assert "<h2>निविदाएँ</h2>\n<p>₹ and €</p><p>अंतिम तिथि १५ नवम्बर</body></html>\n".encode() in after["hi/index.html"]
    assert (
        b"<h1>Caf\xe9s \x96 \x93hill views\x94</h1><h2>Prices in \xa3</h2>\n<p>&#8377; and \x80</p><img"
        in (after["old pages/latin.html"])
    )


def test_what_stands_differently_in_the_source_is_left_alone(folder: Path, audited: Callable[..., Any]) -> None:
    bundle, before = audited(folder)
    for name in FILES:
        source = (folder / name).read_bytes()
        (folder / name).write_bytes(source.replace(b"<html", b"<html class=new").replace(b"h4", b"h5"))
    patch = patch_of(bundle, prove_all(bundle, before))
    assert {file.name for file in patch.files} <= set(FILES)
    assert all(b"h2" not in file.after for file in patch.files if file.name != "hi/index.html")


def test_an_address_has_no_source_to_patch() -> None:
    with pytest.raises(InputError, match="is for a folder of source files"):
        patched_folder("https://department.example.gov.in")


def test_without_trials_the_patch_says_that_nothing_is_proved(folder: Path, audited: Callable[..., Any]) -> None:
    bundle, scorecard = audited(folder)
    patch = b"".join(render(patch_of(bundle, scorecard), translator("en")))
    assert patch == b"# Nothing is proved yet. Audit the folder again with --prove.\n"
