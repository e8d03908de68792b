"""The review site in a real browser: axe finds nothing, it fits a phone, its tables are used by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from opened_pages import opened
from playwright.sync_api import Browser, Page, sync_playwright

from auditor.browser.launch import find_browser

pytestmark = pytest.mark.browser
SMALLEST_TARGET_CSS_PX = 24  # WCAG 2.2 SC 2.5.8
NAMES = ("index", "categories", "groups", "failures", "trends", "social", "flags", "method", "departments/horticulture")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_browser(None), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.mark.parametrize(("language", "width", "scheme"), [("en", 1366, "light"), ("hi", 320, "dark")])
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, folder: Path, language: str, width: int, scheme: str
) -> None:
    page = opened(browser, folder / "index.html", width, scheme)
    names = (*NAMES, "departments/excise")
    files = [f"{name}.html" if language == "en" else f"{name}.hi.html" for name in names]
    for file in (*files, f"certificates/horticulture-place.{language}.html"):
        page.goto((folder / file).as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
        assert Axe().run(page).response["violations"] == [], file
        assert page.evaluate("document.documentElement.scrollWidth") <= width, file
    page.context.close()


def test_nothing_sticks_out_in_english_either(browser: Browser, folder: Path) -> None:
    page = opened(browser, folder / "index.html", 320)
    for name in (*NAMES, "departments/excise", "certificates/horticulture-place.en"):
        page.goto((folder / f"{name}.html").as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
    page.context.close()


def test_targets_are_large_enough_for_a_thumb(browser: Browser, folder: Path) -> None:
    page = opened(browser, folder / "index.html", 360)
    for name in NAMES:
        page.goto((folder / f"{name}.html").as_uri())
        small = page.evaluate(
            """least => [...document.querySelectorAll('a, summary, button, input, select')]
                .filter(target => target.checkVisibility() && !target.classList.contains('skip'))
                .filter(target => target.getBoundingClientRect().height < least)
                .map(target => target.outerHTML.slice(0, 90))""",
            SMALLEST_TARGET_CSS_PX,
        )
        assert small == [], name
    page.context.close()


def names_in(page: Page, table: str = "board") -> list[str]:
    rows = page.locator(f"#{table} tbody tr:visible th a")
    return rows.all_inner_texts()


def test_a_table_is_sorted_by_keyboard_and_says_so(browser: Browser, folder: Path) -> None:
    page = opened(browser, folder / "index.html")
    printed = names_in(page)
    head = page.locator("#board thead th", has_text="Department")
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert names_in(page) == sorted(printed, key=str.casefold)
    assert page.get_by_role("status").inner_text() == "Sorted by: Department"
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert names_in(page) == sorted(printed, key=str.casefold, reverse=True)
    page.locator("#board thead th", has_text="Rank").get_by_role("button").press("Space")
    assert names_in(page) == printed
    assert page.locator("#board [aria-sort]").count() == 1
    page.context.close()


def test_a_table_is_filtered_and_says_how_much_is_left(browser: Browser, folder: Path) -> None:
    page = opened(browser, folder / "index.html")
    page.get_by_label("Group").select_option("Production")
    assert names_in(page) == ["Horticulture", "Fisheries"]
    assert page.get_by_role("status").inner_text() == "2 of 5 departments are shown."
    page.get_by_label("Search by name").fill("उद्यान")
    assert names_in(page) == ["Horticulture"]
    page.get_by_label("Grade").select_option("C")
    assert names_in(page) == []
    page.get_by_role("button", name="Show all").press("Enter")
    assert len(names_in(page)) == 5
    assert page.get_by_role("status").inner_text() == "5 of 5 departments are shown."
    page.context.close()


def test_without_scripts_the_tables_are_whole_and_nothing_dead_is_offered(browser: Browser, folder: Path) -> None:
    page = opened(browser, folder / "index.html", scripts=False)
    assert len(names_in(page)) == 5
    assert page.locator("form:visible, button:visible").count() == 0
    page.context.close()


def test_a_site_on_a_disk_is_styled_and_its_script_runs_under_its_own_policy(browser: Browser, folder: Path) -> None:
    page = opened(browser, folder / "index.html")
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.locator("#board thead button").first.wait_for()
    assert page.evaluate("getComputedStyle(document.querySelector('.poster')).borderTopWidth") != "0px"
    assert said == []
    assert [url for url in asked if not url.startswith("file:")] == []
    page.context.close()


def test_the_first_stop_of_the_keyboard_leads_past_the_menu(browser: Browser, folder: Path) -> None:
    page = opened(browser, folder / "index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.context.close()
