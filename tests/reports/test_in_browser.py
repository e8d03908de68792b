"""The scorecard in a real browser: axe finds nothing, it fits a phone, it is used by keyboard."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from opened_pages import opened
from playwright.sync_api import Browser, Page, sync_playwright

from auditor.browser.launch import find_browser
from reports import to_html
from reports.i18n import LANGUAGES
from rules.evidence import UnreachableReason
from rules.registry import by_id
from rules.rule import Rule
from rules.scorecard import Grade, Scorecard

pytestmark = pytest.mark.browser
Sample = tuple[Scorecard, dict[str, Rule]]
SMALLEST_TARGET_CSS_PX = 24  # WCAG 2.2 SC 2.5.8


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_browser(None), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def file(sample: Sample, screenshot: bytes, tmp_path: Path) -> Path:
    return written(to_html.render(*sample, lambda name: screenshot), tmp_path)


def written(html: str, folder: Path) -> Path:
    path = folder / "scorecard.html"
    path.write_text(html, encoding="utf-8")
    return path


def open_everything(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")


@pytest.mark.parametrize(
    ("width", "scheme", "language"),  # any two of them meet
    [(1366, "light", "en"), (1366, "dark", "hi"), (320, "light", "hi"), (320, "dark", "en")],
)
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, file: Path, width: int, scheme: str, language: str
) -> None:
    page = opened(browser, file, width, scheme)
    page.focus(f"#choose-{language}")
    page.keyboard.press("Space")
    open_everything(page)
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


@pytest.mark.parametrize("grade", list(Grade))
def test_every_grade_is_readable_in_its_colours(browser: Browser, sample: Sample, tmp_path: Path, grade: Grade) -> None:
    card, rules = sample
    score = None if grade is Grade.NOT_MEASURED else 50.0
    few = replace(card, grade=grade, score=score, suggestions=card.suggestions[:1], pages=card.pages[:1])
    page = opened(browser, written(to_html.render(few, rules, lambda name: None), tmp_path))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page, options={"runOnly": ["color-contrast"]}).response
        assert found["violations"] == [], scheme
        assert found["passes"]
    page.context.close()


def test_an_unreachable_site_has_a_sound_page_too(
    browser: Browser, unreachable: Callable[[UnreachableReason], Scorecard], tmp_path: Path
) -> None:
    html = to_html.render(unreachable(UnreachableReason.TLS), by_id(), lambda name: None)
    page = opened(browser, written(html, tmp_path), 320)
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.context.close()


def test_a_strangers_page_runs_nothing(browser: Browser, judged: tuple[Scorecard, object], tmp_path: Path) -> None:
    asked: list[str] = []
    page = opened(browser, written(to_html.render(judged[0], by_id(), lambda name: None), tmp_path))
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    assert [url for url in asked if not url.startswith("file:")] == []
    page.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_is_switched_by_keyboard_without_scripts_and_forgotten(
    browser: Browser, file: Path, language: str
) -> None:
    page = opened(browser, file, scripts=False)
    other = next(name for name in LANGUAGES if name != language)
    page.locator(f"#choose-{other}").focus()
    page.keyboard.press("ArrowLeft" if language == "en" else "ArrowRight")
    assert page.locator("h1:visible").count() == 1
    assert page.locator(f"#{language}").is_visible()
    assert not page.locator(f"#{other}").is_visible()
    page.reload()
    assert page.locator("#en").is_visible(), "the file opens as it was written"
    page.context.close()


def test_the_first_stop_of_the_keyboard_leads_past_the_switch(browser: Browser, file: Path) -> None:
    page = opened(browser, file)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "en"
    page.context.close()


def test_every_stop_of_the_keyboard_shows_its_focus(browser: Browser, file: Path) -> None:
    page = opened(browser, file)
    open_everything(page)
    for _ in range(40):
        page.keyboard.press("Tab")
        drawn = page.evaluate(
            """() => { const at = document.activeElement;
                const shown = at.type === 'radio' ? at.nextElementSibling : at;
                return at === document.body ? 'end' : getComputedStyle(shown).outlineStyle; }"""
        )
        if drawn == "end":
            break
        assert drawn == "solid"
    page.context.close()


def test_targets_are_large_enough_for_a_thumb(browser: Browser, file: Path) -> None:
    page = opened(browser, file, 360)
    open_everything(page)
    small = page.evaluate(
        """least => [...document.querySelectorAll('a, summary, label')]
            .filter(target => target.checkVisibility() && !target.classList.contains('skip'))
            .filter(target => target.getBoundingClientRect().height < least)
            .map(target => target.outerHTML.slice(0, 90))""",
        SMALLEST_TARGET_CSS_PX,
    )
    assert small == []
    page.context.close()
