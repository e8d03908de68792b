"""Each mobile rule on a bad and a good page, opened in a real browser."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from rules.evaluate import judge_page
from rules.evidence import PageEvidence
from rules.finding import Finding, Outcome
from rules.mobile import element_collision, legible_text, reflow, sideways_scrolling, target_size, viewport_meta, zoom
from rules.mobile.narrowing import narrowed
from rules.rule import Need, Rule

NEEDS = frozenset({Need.LAYOUT, Need.RESPONSIVE})
PAGES = Path(__file__).parent / "pages"
RULES = (viewport_meta.RULE, zoom.RULE, reflow.RULE, sideways_scrolling.RULE, legible_text.RULE, target_size.RULE)
Watch = Callable[[str], Awaitable[PageEvidence]]
Selectors = Callable[..., set[str]]

pytestmark = pytest.mark.browser


def html_of(rule: Rule, kind: str) -> str:
    return (PAGES / f"{rule.id}-{kind}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
async def test_names_exactly_the_elements_marked_as_failing(
    rule: Rule, watch_html: Watch, selectors: Selectors
) -> None:
    html = html_of(rule, "bad")
    [result] = judge_page(await watch_html(html), [rule])
    assert result.outcome is Outcome.FAILED
    assert selectors(*result.findings) == {f"#{name}" for name in re.findall(r'id="(fail-[\w-]+)"', html)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
async def test_a_good_page_passes(rule: Rule, watch_html: Watch) -> None:
    [result] = judge_page(await watch_html(html_of(rule, "good")), [rule])
    assert result.outcome is Outcome.PASSED, result


@pytest.mark.parametrize("rule", RULES[2:], ids=lambda rule: rule.id)
async def test_without_layout_nothing_is_said(rule: Rule, watch_html: Watch) -> None:
    page = await watch_html(html_of(rule, "bad"))
    [result] = judge_page(replace(page, view=None), [rule])
    assert result.outcome is Outcome.CANT_TELL


async def test_a_page_without_viewport_line_fails_for_that_and_its_small_letters_and_leaves_reflow_open(
    watch_html: Watch,
) -> None:
    page = await watch_html(re.sub("<meta[^>]*>", "", html_of(viewport_meta.RULE, "good")))
    outcomes = {result.rule: result.outcome for result in judge_page(page, RULES)}
    assert outcomes["viewport-meta"] is Outcome.FAILED
    assert outcomes["reflow"] is Outcome.CANT_TELL
    assert outcomes["zoom"] is Outcome.INAPPLICABLE
    assert outcomes["legible-text"] is Outcome.FAILED


async def test_words_too_long_for_the_line_are_named_beside_other_wide_parts(
    watch_html: Watch, selectors: Selectors
) -> None:
    address = "directorate.of.orchards.and.hill.gardens.office@department.orchards.example"
    lines = f'<p id="fail-address">Write to {address}</p><table><tr><th>Office<td>{address}</table>'
    html = html_of(reflow.RULE, "bad").replace("<form", f"{lines}<form")
    [result] = judge_page(await watch_html(html), [reflow.RULE])
    assert selectors(*result.findings) == {"#fail-banner", "#fail-wide-form", "#fail-address"}


async def test_words_too_long_for_the_line_are_named_beside_a_table_that_may_be_wide(
    watch_html: Watch, selectors: Selectors
) -> None:
    html = html_of(reflow.RULE, "good").replace("</body>", f'<p id="fail-address">{"orchards." * 12}example</p></body>')
    [result] = judge_page(await watch_html(html), [reflow.RULE])
    assert selectors(*result.findings) == {"#fail-address"}


async def test_a_collision_names_the_words_that_are_met_rather_than_the_first_of_their_part(watch_html: Watch) -> None:
    bad = (PAGES.parents[1] / "pages" / "element-collision" / "bad.html").read_text(encoding="utf-8")
    skip = '<p style="position: absolute; left: -9999px">Skip to content</p>'
    page = await watch_html(re.sub(r'<p id="name">.*?</p>', lambda name: f"<div>{skip}{name[0]}</div>", bad))
    finding = next(found for found in element_collision.check(page) if isinstance(found, Finding))
    note = finding.occurrences[0].note
    assert note is not None
    assert note.values["part"] == "Department of Hill Gardens and Orchards"


def test_the_mended_viewport_line_keeps_what_was_good(page_of: Callable[..., PageEvidence]) -> None:
    [finding] = zoom.check(page_of(html_of(zoom.RULE, "bad")))
    assert isinstance(finding, Finding)
    assert finding.occurrences[0].after == ('<meta name="viewport" content="width=device-width, initial-scale=1">')


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<img src="a.jpg" alt="">', '<img src="a.jpg" alt="" style="max-width: 100%; height: auto">'),
        ('<div style="width: 700px; color: red">', '<div style="color: red; max-width: 100%">…'),
        ('<iframe width="800" src="/map"></iframe>', '<iframe width="800" src="/map" style="max-width: 100%">…'),
        ('<div class="banner">', ""),
        ("text only", ""),
    ],
)
def test_a_width_written_in_the_tag_is_mended_there(before: str, after: str) -> None:
    assert narrowed(before) == after


def test_a_wide_table_gets_a_box_that_scrolls() -> None:
    mended = narrowed('<table class="list"><tr><td>1</td></tr></table>')
    assert 'role="region"' in mended
    assert 'tabindex="0"' in mended
    assert '<table class="list">…</table>' in mended
