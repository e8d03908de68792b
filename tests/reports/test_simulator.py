"""The simulator of the scorecard: a table without scripts, ticks with them, and always the scorer's numbers."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html as lxml_html
from opened_pages import opened
from playwright.sync_api import Browser, Page, sync_playwright

from auditor.browser.launch import find_browser
from reports import to_html
from reports.i18n import translator
from reports.simulator import REACHED, steps
from reports.words import GRADES
from rules.rule import Category, Rule
from rules.scorecard import (
    CATEGORY_WEIGHTS,
    CategoryScore,
    RuleScore,
    Scorecard,
    Suggestion,
    category_score,
    grade,
    overall,
    points,
    score_when_mended,
    when_mended,
)

Sample = tuple[Scorecard, dict[str, Rule]]
RULES_A_CATEGORY, FAILING, TRIALS = 12, 24, 60
TIED = {Category.SOCIAL: 1, Category.PERFORMANCE: 3}  # 62.5 and 87.5 points: shown as 62 and 88
# Ticks every subset in turn and returns what the status and the bars say then.
TICK_EACH = """subsets => subsets.map(rules => {
    const part = document.querySelector('#en .simulator');
    for (const tick of part.querySelectorAll('input')) if (tick.checked !== rules.includes(tick.value)) tick.click();
    const bars = [...part.querySelectorAll('.after')].map(bar => bar.textContent);
    return [part.querySelector('[role=status]').textContent, bars];
})"""


@pytest.fixture
def lot(sample: Sample, invented_rule: Callable[..., Rule]) -> Sample:
    """Return a scorecard with many failing rules whose shares and weights were drawn by lot."""
    draw = random.Random(6)
    names = iter(range(1000))
    counts = {
        category: tuple(
            RuleScore(
                rule=f"rule-{next(names)}",
                weight=draw.choice((1, 2, 3, 5, 7, 10, 15)),
                passed=draw.randrange(9),
                failed=draw.randrange(9) if number < FAILING // len(Category) else 0,
                cant_tell=draw.randrange(3),
                inapplicable=0,
            )
            for number in range(RULES_A_CATEGORY)
        )
        for category in Category
    }
    counts |= {category: _tied(category, passed) for category, passed in TIED.items()}
    categories = tuple(
        category_score(category, CATEGORY_WEIGHTS[category], 50, scores) for category, scores in counts.items()
    )
    return _with_suggestions(sample[0], categories, invented_rule)


def _tied(category: Category, passed: int) -> tuple[RuleScore, ...]:
    return tuple(
        RuleScore(rule=f"{category}-{n}", weight=10, passed=n, failed=4 - n, cant_tell=0, inapplicable=0)
        for n in (4, passed)
    )


def _with_suggestions(
    card: Scorecard, categories: tuple[CategoryScore, ...], invented_rule: Callable[..., Rule]
) -> Sample:
    scores = {score.rule: (score, category.category) for category in categories for score in category.rules}
    rules = {id_: replace(invented_rule(0, ()), id=id_, weight=score.weight) for id_, (score, _) in scores.items()}
    suggestions = tuple(
        Suggestion(
            rule=id_,
            category=category,
            points=points(id_, categories),
            pages_failed=score.failed,
            pages_judged=score.failed + score.passed,
            groups=(),
        )
        for id_, (score, category) in scores.items()
        if score.failed
    )
    score = overall(categories)
    return replace(card, categories=categories, suggestions=suggestions, score=score, grade=grade(score)), rules


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_browser(None), args=["--no-sandbox"])
        yield chromium
        chromium.close()


def _file(sample: Sample, folder: Path) -> Path:
    path = folder / "scorecard.html"
    path.write_text(to_html.render(*sample, lambda name: None), encoding="utf-8")
    return path


def _told(card: Scorecard, mended: set[str], language: str) -> str:
    """Return what the status says, from the scorer."""
    say = translator(language)
    now, then = overall(card.categories), score_when_mended(card.categories, mended)
    return say.text(
        REACHED,
        before=say.number(now or 0, 1),
        after=say.number(then or 0, 1),
        count=len(mended),
        total=len(card.suggestions),
        grade=str(grade(then)),
        word=say.text(GRADES[grade(then)]),
    )


def _bars(card: Scorecard, mended: set[str], language: str) -> list[str]:
    say = translator(language)
    return [say.number(one.score) for one in when_mended(card.categories, mended) if one.score is not None]


def _shown(page: Page, language: str) -> tuple[str, list[str]]:
    part = page.locator(f"#{language} .simulator")
    return part.locator("[role=status]").inner_text(), part.locator(".after").all_inner_texts()


def test_the_table_tells_the_scorers_numbers_without_scripts(lot: Sample) -> None:
    card, rules = lot
    tree = lxml_html.document_fromstring(to_html.render(card, rules, lambda name: None))
    table = tree.xpath("//div[@id='en']//div[contains(@class, 'steps')]//tbody/tr")
    told = [" ".join(cell.text_content() for cell in row) for row in table]
    order = [suggestion.rule for suggestion in card.suggestions]
    expected = [score_when_mended(card.categories, order[:count]) for count in (0, 1, 2, 3, 5, 10, len(order))]
    names = ["nothing yet", "the first one", "the first 2", "the first 3", "the first 5", "the first 10"]
    assert told == [
        f"{name} {score:.1f} {grade(score)}: {GRADES[grade(score)]}"
        for name, score in zip([*names, f"all {len(order)}"], expected, strict=True)
        if score is not None
    ]
    assert tree.xpath("//div[@id='en']//div[@data-simulator]/@hidden"), "ticks that nothing reckons are not shown"


def test_a_mended_rule_brings_the_points_of_its_suggestion(lot: Sample) -> None:
    categories = lot[0].categories
    for suggestion in lot[0].suggestions:
        gained = (score_when_mended(categories, {suggestion.rule}) or 0) - (overall(categories) or 0)
        assert gained == pytest.approx(suggestion.points)
    everything = score_when_mended(categories, {suggestion.rule for suggestion in lot[0].suggestions})
    assert everything == pytest.approx(100)


def test_a_short_list_tells_each_step_once(lot: Sample) -> None:
    order = [suggestion.rule for suggestion in lot[0].suggestions]
    assert [step.mended for step in steps(lot[0].categories, order[:1])] == [0, 1]
    assert [step.mended for step in steps(lot[0].categories, order[:5])] == [0, 1, 2, 3, 5]


def test_on_paper_nothing_can_be_ticked(lot: Sample) -> None:
    printed = to_html.render(*lot, lambda name: None, is_printed=True)
    assert "<script" not in printed
    assert "data-simulator" not in printed
    assert "the first 10" in printed


@pytest.mark.browser
def test_ticks_tell_the_scorers_numbers_in_every_combination(browser: Browser, lot: Sample, tmp_path: Path) -> None:
    card, _ = lot
    page = opened(browser, _file(lot, tmp_path), 320)
    page.evaluate("document.querySelectorAll('#en .ticks details').forEach(part => { part.open = true })")
    assert _shown(page, "en")[1][-2:] == ["62", "88"]
    assert Axe().run(page, context=".simulator").response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320

    # By keyboard, and a screen reader is told.
    first = page.locator("#en .ticks input").first
    first.focus()
    page.keyboard.press("Space")
    only = {card.suggestions[0].rule}
    assert _shown(page, "en") == (_told(card, only, "en"), _bars(card, only, "en"))
    page.keyboard.press("Space")
    assert _shown(page, "en") == (_told(card, set(), "en"), _bars(card, set(), "en"))

    draw = random.Random(1366)
    order = [suggestion.rule for suggestion in card.suggestions]
    subsets = [set(draw.sample(order, draw.randrange(len(order) + 1))) for _ in range(TRIALS)]
    assert page.evaluate(TICK_EACH, [sorted(mended) for mended in subsets]) == [
        [_told(card, mended, "en"), _bars(card, mended, "en")] for mended in subsets
    ]
    mended = subsets[-1]

    # The other language shows the same ticks, and so does whoever is sent the address.
    page.focus("#choose-hi")
    page.keyboard.press("Space")
    assert _shown(page, "hi") == (_told(card, mended, "hi"), _bars(card, mended, "hi"))
    page.reload()
    assert _shown(page, "en")[0] == _told(card, mended, "en")
    page.locator("#en .buttons button").last.click()
    assert _shown(page, "en")[0] == _told(card, set(), "en")
    assert "#" not in page.url
    page.context.close()
