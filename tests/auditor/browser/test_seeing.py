"""What the eye meets in a real browser, and how the page is left."""

from dataclasses import replace

import pytest
from studio import OBSERVED_AT, Studio

from auditor.browser import seeing as phase
from auditor.browser.looking import SMALL_PAGE_ELEMENTS
from rules.accessibility.axe import registry as axe
from rules.accessibility.seeing import registry
from rules.evaluate import judge_page
from rules.evidence import PageEvidence
from rules.rule import Need

pytestmark = pytest.mark.browser
NEEDS = frozenset({Need.SEEING})
HEAD = "<!doctype html><html lang=en><head><title>t</title><meta name=viewport content='width=device-width'>"


def contrast_rule():
    return next(rule for rule in axe.RULES if rule.id == "color-contrast")


def outcome_of(page: PageEvidence) -> str:
    [result] = judge_page(page, [contrast_rule()])
    return result.outcome.value


async def test_a_measured_text_is_no_question_any_more(studio: Studio) -> None:
    studio.serve({"/": HEAD + "<body><p style='background:linear-gradient(#fff,#eee);color:#111'>Office hours</p>"})
    page = (await studio.watch("/", needs=NEEDS)).page
    assert [text.is_drawn for text in page.view.seeing.texts] == [True]
    assert page.view.seeing.texts[0].ratios[0] > 14
    assert outcome_of(page) == "passed"
    assert outcome_of(replace(page, view=replace(page.view, seeing=None))) == "cantTell"


async def test_a_text_that_fades_in_is_looked_at_when_it_has_come_to_rest(studio: Studio) -> None:
    studio.serve(
        {"/": HEAD + "<style>@keyframes in{from{opacity:.1}}p{animation:in 1s both}</style><body><p>Office hours</p>"}
    )
    assert outcome_of((await studio.watch("/", needs=NEEDS)).page) == "passed"


async def test_a_pale_text_stays_a_fault(studio: Studio) -> None:
    studio.serve({"/": HEAD + "<body><p style='color:#bbb'>Office hours</p><p style='opacity:.3'>Holidays</p>"})
    assert outcome_of((await studio.watch("/", needs=NEEDS)).page) == "failed"


async def test_the_page_is_left_as_it_was_found(studio: Studio) -> None:
    studio.serve(
        {
            "/": HEAD + "<style>a{transition:all 5s}</style><body><a href=/x id=a style='color:rgb(1,2,3);"
            "background:linear-gradient(#fff,#eee)'>Notices</a><div style='width:90px;height:20px;overflow:hidden'>"
            "All notices of the office</div><p id=out></p><script>addEventListener('resize',()=>{"
            "out.textContent=[document.adoptedStyleSheets.length,getComputedStyle(a).webkitTextFillColor,"
            "getComputedStyle(a).letterSpacing].join(' ')})</script>"
        }
    )
    view = (await studio.watch("/", needs=NEEDS)).page.view
    assert view.seeing.spaced_cuts is not None
    assert view.seeing.zoomed_cuts is not None
    assert not [incident for incident in view.incidents if "seeing" in incident]
    assert any(text.selector == "#a" and text.ratios[0] > 15 for text in view.seeing.texts)


async def test_other_pages_of_a_template_are_neither_spaced_out_nor_enlarged(studio: Studio) -> None:
    studio.serve({"/": HEAD + "<body><p>Office hours</p>" + "<hr>" * SMALL_PAGE_ELEMENTS})
    watched = await studio.run(
        studio.watcher.watch(
            "http://department.localhost/",
            is_home=False,
            is_exemplar=False,
            observed_at=OBSERVED_AT,
            needs=NEEDS,
        )
    )
    seeing = watched.page.view.seeing
    assert (seeing.spaced_cuts, seeing.zoomed_cuts) == (None, None)
    outcomes = {result.rule: result.outcome.value for result in judge_page(watched.page, registry.RULES)}
    assert outcomes["text-resize"] == outcomes["text-spacing"] == "inapplicable"
    assert outcomes["clipped-text"] == "passed"


async def test_a_page_for_which_time_runs_out_is_not_said_to_pass(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.serve({"/": HEAD + "<body><p>Office hours</p>"})
    monkeypatch.setattr(phase, "THOROUGH_LIMIT_S", 0.0)
    page = (await studio.watch("/", needs=NEEDS)).page
    results = {result.rule: result for result in judge_page(page, registry.RULES)}
    for rule in ("text-resize", "text-spacing"):
        assert results[rule].outcome.value == "cantTell"
        assert not any(doubt.is_question for doubt in results[rule].doubts)
