"""`--prove` from the command line: what is shown of the repairs stays with the audit."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from auditor.cli import main
from auditor.store import Bundle
from rules.fixing.proof import Proof, Verdict

pytestmark = pytest.mark.browser

PAGE = """<!DOCTYPE html>
<html>
<head><meta charset="utf-8"><title>Notices of the district office</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="The notices of the district office, its hours, and how to write to it by post.">
<meta property="og:title" content="Notices of the district office"><meta property="og:type" content="website">
<meta property="og:url" content="https://office.example/"><meta property="og:image" content="https://office.example/a.png">
<meta property="og:locale" content="en_IN"><meta name="twitter:card" content="summary">
<meta property="og:description" content="The notices of the district office, its hours, and how to write to it."></head>
<body><main><h1>Notices</h1>
<p>The office of the district is open from Monday to Friday and answers the letters of the citizens by post.</p>
<p><img src="hill.svg" width="40" height="40"></p></main></body>
</html>
"""
HILL = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 40L20 5L40 40Z"/></svg>'


def proofs(output: Path) -> dict[str, Any]:
    document = json.loads((output / "scorecard.json").read_text(encoding="utf-8"))
    return {one["rule"]: group for one in document["suggestions"] for group in one["groups"] if group["proof"]}


def test_what_trials_show_is_reported_kept_and_written_as_a_patch(tmp_path: Path) -> None:
    folder, output = tmp_path / "office", tmp_path / "out"
    folder.mkdir()
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "hill.svg").write_text(HILL, encoding="utf-8")
    command = [
        "site",
        str(folder),
        "--pages",
        "1",
        "--prove",
        "--format",
        "json,html,patch",
        "--out",
        str(output),
        "-q",
    ]
    told = CliRunner().invoke(main, command)
    assert told.exit_code == 0, told.output
    assert "repairs were tried on their pages and work." in told.output
    shown = proofs(output)
    language, picture = shown["html-has-lang"]["proof"], shown["image-alt"]["proof"]
    assert (language["verdict"], language["is_filled_in"]) == ("proved", False)
    assert (picture["verdict"], picture["is_filled_in"]) == ("proved", True)
    assert "Tried on the page with words filled in" in (output / "scorecard.html").read_text(encoding="utf-8")
    assert '+<html lang="en">\n' in (output / "repairs.patch").read_text(encoding="utf-8")
    again = CliRunner().invoke(main, ["rescore", str(output), "--format", "json"])
    assert again.exit_code == 0, again.output
    assert proofs(output) == shown
    withdraw(output)
    for name in ("scorecard.html", "scorecard.json"):
        text = (output / name).read_text(encoding="utf-8")
        assert "describe the picture" not in text
        assert "did not help" in text or name.endswith("json")
    assert proofs(output)["image-alt"]["proof"]["verdict"] == "not enough"
    assert proofs(output)["image-alt"]["fix"] == []


def withdraw(output: Path) -> None:
    """Keep that the repair of the picture was tried in vain, and judge again."""
    bundle = Bundle.open(output)
    failed = Proof(verdict=Verdict.NOT_ENOUGH)
    bundle.write_tried([replace(one, proof=failed) if one.rule == "image-alt" else one for one in bundle.tried()])
    again = CliRunner().invoke(main, ["rescore", str(output), "--format", "json,html"])
    assert again.exit_code == 0, again.output
