"""Comparing audits in a real browser: edits call nothing new, planted failures are called new, exit codes say it."""

import asyncio
import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from identity_edits import Plant, edits, plant

from auditor.audit import capture
from auditor.cli import main
from auditor.compare import Terms, compare
from auditor.config import EXTENTS, Depth, Manner
from auditor.judge import judge
from auditor.progress import AuditProgress
from auditor.store import Bundle
from reports.i18n import translator
from rules.comparing.comparison import ChangeState
from rules.scorecard import CATEGORY_WEIGHTS

pytestmark = [pytest.mark.browser, pytest.mark.early]

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="style.css"></head>
<body><header class="top"><a class="brand" href="index.html">Department of Hill Gardens</a></header>
<nav aria-label="Main menu"><ul class="menu"><li><a href="index.html">Home</a></li><li><a href="orders.html">Orders</a></li></ul></nav>
<main id="content"><h1>{title}</h1>{body}</main>
<footer class="foot"><div><p>Content owned by the department.</p><p>Last updated: 12 November 2026</p><p id="fail-pale" style="color:#ccc">All rights reserved.</p></div></footer>
</body></html>"""
TEXT = (
    "<p>" + "The nurseries raise young trees for the villages of the hills and tell how they are planted. " * 6 + "</p>"
)
HOME = """<p>The department runs nine nurseries.</p><p><img id="fail-picture" src="fair.svg" width="60" height="40"></p>
<ul class="list"><li>Saplings are sold in January.</li><li>Tools are lent.</li></ul>"""
ORDERS = """<p>Orders are taken at every office.</p><form action="orders.html"><p><input id="fail-field" name="who"></p>
<p><button>Send the order</button></p></form><p id="fail-lang" lang="english">Bring your card.</p>"""
PLANTS = (
    Plant(rule="image-alt", page="index.html", part="main", html='<p><img src="fair.svg" width="60" height="40"></p>'),
    Plant(rule="link-name", page="orders.html", part="nav ul", html='<li><a href="index.html"></a></li>'),
    Plant(rule="color-contrast", page="orders.html", part="footer div", html='<p style="color:#ddd">Printed here.</p>'),
    Plant(rule="link-text", page="index.html", part="main", html='<p><a href="fair.html">Click here</a></p>'),
    Plant(rule="label", page="orders.html", part="form", html='<p><input name="village"></p>'),
    Plant(rule="broken-links", page="index.html", part="footer div", html='<p><a href="none.html">Old orders</a></p>'),
    Plant(rule="list", page="orders.html", part="main", html="<ul><p>Bring the card of the plot.</p></ul>"),
)


def built(site: Path) -> Path:
    site.mkdir(parents=True)
    (site / "index.html").write_text(PAGE.format(title="Hill gardens", body=HOME + TEXT), encoding="utf-8")
    (site / "orders.html").write_text(PAGE.format(title="Orders", body=ORDERS + TEXT), encoding="utf-8")
    (site / "style.css").write_text(".foot a{color:#036}\n.menu{padding:0}\n.list{margin:1rem}", encoding="utf-8")
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><path d="M0 0h60v40z"/></svg>'
    (site / "fair.svg").write_text(picture, encoding="utf-8")
    return site


def audited(site: Path, output: Path) -> Path:
    options = Manner(extent=EXTENTS[Depth.FULL], as_of=date(2026, 11, 20)).options(str(site), output)
    bundle = Bundle.create(output)
    asyncio.run(capture(options, bundle, AuditProgress(translator("en"), is_quiet=True)))
    judge(bundle)
    return output


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("compare")


@pytest.fixture(scope="module")
def before(root: Path) -> Path:
    return audited(built(root / "before" / "garden"), root / "audit-before")


@pytest.fixture(scope="module")
def planted(root: Path) -> Path:
    site = built(root / "planted" / "garden")
    for one in PLANTS:
        plant(site, one)
    (site / "fair.html").write_text(PAGE.format(title="Spring fair", body=HOME + TEXT), encoding="utf-8")
    return audited(site, root / "audit-planted")


def new(older: Path, newer: Path) -> set[tuple[str, str]]:
    terms = Terms(weights=CATEGORY_WEIGHTS)
    comparison = compare(Bundle.open(older), Bundle.open(newer), terms).comparison
    return {(c.rule, c.page_urls[0].rpartition("/")[2] or "index.html") for c in comparison.of(ChangeState.NEW)}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["compare", *map(str, arguments)])


def test_edits_that_touch_no_failure_call_nothing_new(root: Path, before: Path) -> None:
    site = built(root / "edited" / "garden")
    for edit in edits(["index.html", "orders.html"]):
        edit.apply(site)
    after = audited(site, root / "audit-edited")
    assert new(before, after) == set()
    result = run(before, after)
    assert result.exit_code == 0, result.output
    assert result.output.startswith("Nothing got worse")


def test_planted_failures_are_all_called_new(before: Path, planted: Path) -> None:
    found = new(before, planted)
    assert {(one.rule, one.page) for one in PLANTS} <= found
    of_new_page = {rule for rule, page in found if page == "fair.html"}
    assert "image-alt" in of_new_page
    assert "color-contrast" not in of_new_page, "its footer is that of the other pages"
    assert new(planted, before) == set(), "fixes are no failures"


def test_regressions_exit_with_1_in_every_format(root: Path, before: Path, planted: Path) -> None:
    out = root / "reports"
    formats = "text,markdown,junit,sarif,json,github,earl"
    result = run(before, planted, "--format", formats, "--out", out, "--lang", "hi")
    assert result.exit_code == 1, result.output
    assert len(list(out.iterdir())) == 7
    assert json.loads((out / "comparison.json").read_text(encoding="utf-8"))["verdict"] == "regression"
    assert run(planted, before).exit_code == 0
    assert run(before, planted, "--format", "json,text").exit_code == 2
    assert run(before, before).exit_code == 2


def test_a_configuration_file_of_the_audit_serves_the_comparison_too(root: Path, before: Path, planted: Path) -> None:
    config = root / "auditor.toml"
    config.write_text('[audit]\nformat = "html,json"\nout = "elsewhere"\nlang = "hi"\ntolerance = 50\n')
    result = run(planted, before, "--config", config)
    assert result.exit_code == 0, result.output
    assert result.output.startswith(translator("hi").text("Nothing got worse"))
    assert not Path("elsewhere").exists()


def test_accepted_failures_do_not_fail_the_job(root: Path, before: Path, planted: Path) -> None:
    entries = [
        f"- {{rule: {rule}, page: '*', owner: Web officer, reason: Mended in March., expires: 2027-03-04}}\n"
        for rule in sorted({rule for rule, _ in new(before, planted)})
    ]
    file = root / "exceptions.yaml"
    file.write_text("".join(entries), encoding="utf-8")
    result = run(before, planted, "--exceptions", file)
    assert result.exit_code == 0, result.output
    assert "Accepted until 4 March 2027 by Web officer: Mended in March." in result.output


def test_a_second_visit_tells_only_what_it_sees_again(root: Path, before: Path, planted: Path) -> None:
    result = run(before, planted, "--confirm", "--quiet")
    assert result.exit_code == 1, result.output
    assert result.output.count("A second visit saw it again.") >= len(PLANTS)
    shutil.rmtree(root / "planted" / "garden")
    built(root / "planted" / "garden")  # the failures were mended between the visits, and the new page is gone
    result = run(before, planted, "--confirm", "--quiet")
    assert result.exit_code == 3, result.output
    assert "A second visit did not show it again." in result.output
    assert "✗" not in result.output
    assert result.output.count("Not confirmed: the page could not be visited a second time.") == 1


def test_the_part_of_a_difference_that_is_the_rules_is_told(root: Path, before: Path, planted: Path) -> None:
    older = root / "audit-of-other-rules"
    shutil.copytree(before, older)
    bundle = Bundle.open(older)
    scorecard = bundle.scorecard()
    assert scorecard.score is not None
    bundle.write_scorecard(replace(scorecard, score=scorecard.score - 7.5))
    output = run(older, planted).output
    assert "Of the difference +7.5 points come from changed rules and −" in output


def test_a_site_out_of_reach_is_not_measured(root: Path, before: Path) -> None:
    out = root / "audit-gone"
    arguments = ["site", "http://127.0.0.1:9/", "--allow-private", "--out", str(out), "--quiet", "--database", "none"]
    assert CliRunner().invoke(main, [*arguments, "--baseline", str(before)]).exit_code == 3
    assert run(before, out).exit_code == 3
