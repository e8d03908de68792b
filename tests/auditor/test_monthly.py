"""The script that every CI runs, run as they do: against a small site on loopback, in the real browser."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from static_server import serving

SCRIPT = Path(__file__).parents[2] / "docs" / "ci" / "monthly.sh"
PAGE = """<!doctype html><html lang="en"><head><title>{title}, Department of Gardens</title>
<meta name="viewport" content="width=device-width"></head><body><main><h1>{title}</h1>{body}</main></body></html>"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60"><rect width="80" height="60"/></svg>'
TITLE = "::error::Gardens"  # a hostile page that would speak to GitHub
GOOD = '<p>Plants for every citizen.</p><img src="garden.svg" width="80" height="60" alt="A garden"><p><a href="more.html">More about our plants</a></p>'


def write_site(folder: Path, body: str = GOOD) -> None:
    (folder / "index.html").write_text(PAGE.format(title=TITLE, body=body), encoding="utf-8")
    (folder / "more.html").write_text(PAGE.format(title="More", body="<p>Saplings are free.</p>"), encoding="utf-8")
    (folder / "garden.svg").write_text(PICTURE, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    root.mkdir()
    write_site(root)
    return root


@pytest.fixture
def server(folder: Path) -> Iterator[ThreadingHTTPServer]:
    with serving(folder) as made:
        yield made


def run(work: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", SCRIPT],
        cwd=work,
        env={
            **environment,
            "PATH": path,
            "FOLDER": "kept",
            "OPTIONS": "--allow-private --pace 50 --pages 1",
            **settings,
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.browser
@pytest.mark.slow
def test_only_a_regression_fails_and_only_measured_evidence_becomes_the_baseline(
    folder: Path, server: ThreadingHTTPServer, tmp_path: Path
) -> None:
    site = f"http://127.0.0.1:{server.server_address[1]}/"
    kept, reports, summary = tmp_path / "kept", tmp_path / "kept" / "reports", tmp_path / "summary.md"
    baseline = kept / "baseline" / "evidence" / "site.json.gz"

    first = run(tmp_path, SITE=site, GITHUB_ACTIONS="true")
    assert first.returncode == 0, first.stdout + first.stderr
    assert any(line.startswith(TITLE) for line in first.stdout.splitlines()), "the title of the page is printed"
    assert not [line for line in obeyed(first.stdout) if line.startswith(TITLE)], "and not obeyed"
    assert baseline.is_file()
    assert not (reports / "comparison.md").exists()
    assert {"scorecard.html", "scorecard.sarif", "scorecard.junit.xml", "findings.csv"} <= {
        f.name for f in reports.iterdir()
    }

    evidence = baseline.read_bytes()
    unchanged = run(tmp_path, SITE=site)
    assert unchanged.returncode == 0, unchanged.stdout + unchanged.stderr
    assert json.loads((reports / "comparison.json").read_text(encoding="utf-8"))["verdict"] == "fine"
    assert baseline.read_bytes() != evidence, "the newer audit is the baseline now"

    write_site(folder, GOOD.replace(' alt="A garden"', ""))
    worse = run(tmp_path, SITE=site, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert worse.returncode == 1, worse.stdout + worse.stderr
    assert "garden.svg" in summary.read_text(encoding="utf-8")
    assert summary.read_text(encoding="utf-8") == (reports / "comparison.md").read_text(encoding="utf-8")
    assert list(ET.parse(reports / "comparison.junit.xml").iter("failure"))
    sarif = json.loads((reports / "comparison.sarif").read_text(encoding="utf-8"))
    new = [result["ruleId"] for result in sarif["runs"][0]["results"] if result.get("baselineState") == "new"]
    assert "image-alt" in new
    assert "✗ Some pictures have no text" in worse.stdout
    assert obeyed(worse.stdout)[0].startswith("::error title=The website got worse::")

    evidence = baseline.read_bytes()
    server.shutdown()
    server.server_close()
    down = run(tmp_path, SITE=site)
    assert down.returncode == 3, down.stdout + down.stderr
    assert baseline.read_bytes() == evidence, "what was not measured is no baseline"
    assert list(ET.parse(reports / "comparison.junit.xml").iter("error"))


def obeyed(log: str) -> list[str]:
    """Return the commands in a log that the runner of GitHub would obey."""
    found, word = [], ""
    for line in log.splitlines():
        if word:
            word = "" if line == f"::{word}::" else word
        elif line.startswith("::stop-commands::"):
            word = line.removeprefix("::stop-commands::")
        elif line.lstrip().startswith("::"):
            found.append(line)
    return found


def test_without_a_site_the_script_says_what_to_set(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.returncode == 2
    assert "set SITE" in result.stderr


def test_a_first_run_that_measures_nothing_leaves_no_baseline(tmp_path: Path) -> None:
    result = run(tmp_path, SITE="http://127.0.0.1:9/")
    assert result.returncode == 3, result.stdout + result.stderr
    assert not (tmp_path / "kept" / "baseline").exists()


def test_wrong_options_end_the_script_with_what_the_auditor_says(tmp_path: Path) -> None:
    result = run(tmp_path, SITE="http://127.0.0.1:9/", OPTIONS="--no-such-option")
    assert result.returncode == 2
    assert "--no-such-option" in result.stderr
