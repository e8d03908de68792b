"""What we ask of departments we ask of our own pages: axe and our rules find nothing, in both languages."""

from collections.abc import AsyncIterator

import own_pages
import pytest
import pytest_asyncio
from filled import FOUND, NAME, PASSWORD, Filled
from playwright.async_api import Browser, BrowserContext, Error, async_playwright

from auditor.browser.launch import needed_browser
from auditor.web.team.gate import SIGN_IN

# One server and one browser for all that is looked at here.
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]
SMALL_PHONE = {"width": 320, "height": 640}
OWN = ("/team/", "/team/log", "/team/account", "/team/people")
FAULTY = "name,url\nShop,https://shop.example.com\nGardens,gardens.gov.in\nNothing,nothing\n"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def port(filled: Filled) -> AsyncIterator[int]:
    async with own_pages.served(own_pages.as_watched(filled.app, filled.token)) as port:
        yield port


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=needed_browser(None), args=["--no-sandbox"])
        yield browser
        await browser.close()


async def phone(chromium: Browser, port: int, token: str = "") -> BrowserContext:
    """Return a small phone in Hindi; with the token of a session it is signed in."""
    context = await chromium.new_context(
        base_url=f"http://localhost:{port}",
        locale="hi-IN",
        viewport=SMALL_PHONE,  # type: ignore[arg-type]
    )
    if token:
        await context.add_cookies([{"name": "session", "value": token, "url": f"http://localhost:{port}"}])
    return context


async def test_axe_finds_nothing_on_a_small_phone_and_no_page_is_wider(
    chromium: Browser, port: int, filled: Filled
) -> None:
    member, stranger = [await (await phone(chromium, port, token)).new_page() for token in (filled.token, "")]
    found, statuses = {}, {}
    for path in filled.pages:
        page = stranger if path.startswith(SIGN_IN) else member
        answer = await page.goto(path)
        statuses[path] = answer and answer.status
        found[path] = await own_pages.faults_of(page)
    assert statuses == filled.pages
    assert found == {path: [] for path in filled.pages}


async def test_our_own_rules_find_nothing_at_any_width_and_by_keyboard(port: int, filled: Filled) -> None:
    assert await own_pages.faults_by_our_rules(port, filled.pages) == {path: [] for path in filled.pages}


async def test_an_administrator_works_with_the_keyboard(chromium: Browser, port: int) -> None:
    page = await (await phone(chromium, port)).new_page()
    await page.goto("/team/people")
    assert SIGN_IN in page.url
    await page.locator("#name").focus()
    await page.keyboard.type(NAME)
    await page.keyboard.press("Tab")
    await page.keyboard.type("wrong")
    await page.keyboard.press("Enter")
    await page.locator("#name-error").wait_for()
    faults = {"sign-in": await own_pages.faults_of(page)}
    await page.locator("#password").focus()
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/team/people")
    menu = await page.locator(".team a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert set(OWN) <= set(menu) <= set(FOUND)
    for path in menu:
        answer = await page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        assert await page.locator(".team [aria-current]").get_attribute("href") == path
    await page.goto("/team/people")
    await page.locator("#name").focus()
    await page.keyboard.type("ravi")
    await page.keyboard.press("Enter")
    await page.locator(".secret").wait_for()
    faults["secret"] = await own_pages.faults_of(page)
    await page.locator(".team button").focus()
    await page.keyboard.press("Enter")
    await page.wait_for_url(f"**{SIGN_IN}")
    with pytest.raises(Error, match="ERR_CACHE_MISS"):  # the browser kept nothing of it
        await page.go_back()
    assert faults == {where: [] for where in faults}


async def test_a_faulty_list_is_corrected_with_the_keyboard(chromium: Browser, port: int, filled: Filled) -> None:
    page = await (await phone(chromium, port, filled.token)).new_page()
    await page.goto("/team/batches/new")
    await page.fill("#name", "शरद ऋतु")
    await page.fill("#text", FAULTY)
    await page.locator("#text").press("Tab")
    await page.keyboard.press("Enter")
    await page.locator("#list-error").wait_for()
    assert await page.input_value("#text") == FAULTY
    assert await own_pages.faults_of(page) == []
    await page.locator("[name=keep_going]").press("Enter")
    await page.wait_for_url("**/team/batches/3")


async def test_a_caged_review_is_worked_with(chromium: Browser, port: int, filled: Filled) -> None:
    page = await (await phone(chromium, port, filled.token)).new_page()
    await page.goto("/team/batches/1/review/index.html")
    await page.locator(".filters").wait_for()
    assert await own_pages.faults_of(page) == []
    await page.fill("#board-search", "fish")
    shown = page.locator("#board tbody tr:not([hidden]) th")
    assert [text.strip() for text in await shown.all_inner_texts()] == ["Fisheries"]
    assert await page.evaluate("self.origin") == "null"
    with pytest.raises(Error, match="sandboxed"):
        await page.evaluate("document.cookie")
    await shown.locator("a").click()
    await page.wait_for_url("**/departments/fisheries.html")
    assert await own_pages.faults_of(page) == []
