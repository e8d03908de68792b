"""The sample department: what an audit reports is what was planted, both ways, offline and again."""

import asyncio
import re
from collections import defaultdict
from datetime import date
from itertools import chain
from pathlib import Path

import pytest

from auditor.audit import capture
from auditor.config import EXTENTS, AuditOptions, Depth
from auditor.judge import judge
from auditor.progress import AuditProgress
from auditor.store import Bundle
from reports import to_html
from reports.i18n import translator
from rules.finding import Outcome
from rules.registry import by_id
from rules.rule import Category

SAMPLE = Path(__file__).parents[2] / "examples" / "department"
HOME = "http://department.localhost"
LARGEST_HTML_BYTES = 3_000_000
LARGEST_BYTES_A_WATCHED_PAGE = 1_000_000

pytestmark = [pytest.mark.browser, pytest.mark.early]
Faults = dict[tuple[str, str], set[str]]


def planted() -> Faults:
    faults: Faults = {}
    for line in (SAMPLE / "FAILINGS.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| /") or line.startswith("| site"):
            page, rule, elements, *_ = cells
            faults[page, rule] = (
                set(elements.split()) if elements.startswith("#") and ">" not in elements else {elements}
            )
    return faults


def audited(output: Path) -> Bundle:
    options = AuditOptions(
        target=str(SAMPLE), output=output, pins={}, extent=EXTENTS[Depth.FULL], as_of=date(2026, 11, 20)
    )
    made = Bundle.create(output)
    asyncio.run(capture(options, made, AuditProgress(translator("en"), is_quiet=True)))
    judge(made)
    return made


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    return audited(tmp_path_factory.mktemp("sample"))


def reported(bundle: Bundle) -> Faults:
    faults: Faults = defaultdict(set)
    for results in bundle.results():
        for result in results:
            if result.outcome is Outcome.FAILED:
                page = result.page_url.removeprefix(HOME) if result.page_url else "site"
                faults[page, result.rule] |= {o.selector for finding in result.findings for o in finding.occurrences}
    return faults


def test_what_was_planted_is_found_and_nothing_else(bundle: Bundle) -> None:
    wanted, found = planted(), reported(bundle)
    assert set(found) == set(wanted)
    for place, elements in wanted.items():
        if not elements & {"*", "site", "page"}:
            assert found[place] == elements, place


def test_every_planted_element_stands_in_its_page() -> None:
    for (page, _), elements in planted().items():
        for element in elements:
            if element.startswith("#fail-"):
                assert f'id="{element[1:]}"' in (SAMPLE / (page[1:] or "index.html")).read_text(encoding="utf-8"), (
                    element
                )


def test_every_marked_element_is_in_the_list() -> None:
    marked = {
        ("/" + file.relative_to(SAMPLE).as_posix().removesuffix("index.html"), f"#{name}")
        for file in SAMPLE.rglob("*.html")
        for name in re.findall(r'id="(fail-[\w-]+)"', file.read_text(encoding="utf-8"))
    }
    assert marked == {
        (page, element)
        for (page, _), elements in planted().items()
        for element in elements
        if element.startswith("#fail")
    }


@pytest.mark.slow
def test_a_second_audit_finds_exactly_the_same(bundle: Bundle, tmp_path: Path) -> None:
    again = audited(tmp_path)
    pairs = zip(chain(*bundle.results()), chain(*again.results()), strict=True)
    # What is quick and what paints last is measured, and no two loads agree on it to the last digit.
    steady = {rule.id for rule in by_id().values() if rule.category is not Category.PERFORMANCE}
    assert not [(first, second) for first, second in pairs if first != second and first.rule in steady]
    for first, second in zip(bundle.scorecard().categories, again.scorecard().categories, strict=True):
        assert first == second or first.category is Category.PERFORMANCE


def test_judging_the_saved_evidence_again_gives_the_same_scorecard(bundle: Bundle) -> None:
    first = bundle.scorecard()
    assert judge(bundle) == first
    assert bundle.scorecard() == first


def test_the_scorecard_is_small_and_shows_what_was_found(bundle: Bundle) -> None:
    shown = to_html.render(bundle.scorecard(), by_id(), bundle.picture, "hi")
    assert len(shown.encode()) <= LARGEST_HTML_BYTES
    assert shown.count("url(data:image/webp;base64,") >= 20
    assert "#fail-hindi-date" in shown


def test_the_evidence_of_a_page_stays_below_a_megabyte(bundle: Bundle) -> None:
    pages = [folder for folder in (bundle.folder / "pages").iterdir() if (folder / "full-page.jpg").exists()]
    assert len(pages) >= 25
    for folder in pages:
        size = sum(file.stat().st_size for file in folder.iterdir() if file.name != "full-page.jpg")
        assert size <= LARGEST_BYTES_A_WATCHED_PAGE, folder
