"""What a page costs that never ends, crashes or forces something: its own time, and nothing of the pages after it."""

import asyncio
from collections.abc import Iterator

import pytest
from aiohttp import web
from studio import Studio

from auditor.browser import chromium, stage
from auditor.browser.desk import WatchError
from rules.evidence import UnreachableReason
from rules.rule import Need

pytestmark = pytest.mark.browser
NOTHING_MORE = frozenset[Need]()  # than what is seen of every page
HEAD = "<!doctype html><html lang=en><head><title>t</title><meta name=viewport content='width=device-width'></head>"


@pytest.fixture(scope="module")
def hasty() -> Iterator[Studio]:
    """A studio that gives a page four seconds."""
    studio = Studio(page_budget_s=4.0)
    studio.open()
    yield studio
    studio.close()


async def test_an_endless_loop_costs_its_page_alone(hasty: Studio) -> None:
    hasty.serve({"/": HEAD + "<script>setInterval(()=>{while(true){}},50)</script><p>x", "/next": HEAD + "<p>y"})
    with pytest.raises(WatchError) as raised:
        await hasty.watch("/")
    assert raised.value.reason is UnreachableReason.TIMEOUT
    assert (await hasty.watch("/next", needs=NOTHING_MORE)).page.status == 200


async def test_an_answer_that_never_ends_costs_its_page_alone(hasty: Studio) -> None:
    async def drip(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse(headers={"Content-Type": "text/html"})
        await answer.prepare(request)
        await answer.write(HEAD.encode())
        await asyncio.Event().wait()
        return answer

    hasty.serve({"/": drip, "/next": HEAD + "<p>y"})
    with pytest.raises(WatchError) as raised:
        await hasty.watch("/")
    assert raised.value.reason is UnreachableReason.TIMEOUT
    assert (await hasty.watch("/next", needs=NOTHING_MORE)).page.status == 200


async def test_a_crash_is_tried_once_more_in_a_new_browser(hasty: Studio) -> None:
    asked = []

    async def crash_once(_: web.Request) -> web.Response:
        asked.append(1)
        if len(asked) == 1:
            crashing = asyncio.ensure_future(hasty.watcher._tab.session.send("Page.crash"))
            crashing.add_done_callback(lambda task: task.cancelled() or task.exception())
            await asyncio.Event().wait()
        return web.Response(body=b"", content_type="image/png")

    hasty.serve({"/": HEAD + "<p>y</p><img src=/crash alt=x>", "/crash": crash_once})
    assert (await hasty.watch("/", needs=NOTHING_MORE)).page.status == 200
    assert len(asked) == 2


async def test_the_browser_is_replaced_after_so_many_pages(hasty: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "PAGES_A_BROWSER", 2)
    hasty.serve({"/": HEAD + "<p>y"})
    browsers = set()
    for _ in range(4):
        await hasty.watch("/", needs=NOTHING_MORE)
        browsers.add(id(hasty.watcher._tab.browser))
    assert len(browsers) >= 2


async def test_a_page_costs_no_more_than_the_page_before_it(studio: Studio) -> None:
    studio.serve({"/": HEAD + "<p>y"})

    async def worlds() -> int:
        tab = studio.watcher._tab
        session = await tab.context.new_cdp_session(tab.page)
        told: list[object] = []
        session.on("Runtime.executionContextCreated", lambda event: told.append(event))
        await session.send("Runtime.enable")
        await session.detach()
        return len(told)

    made = []
    for _ in range(3):
        await studio.watch("/", needs=NOTHING_MORE)
        made.append(await studio.run(worlds()))
    assert made[0] >= 2, "the page's own and ours"
    assert made[2] <= made[0], "what was made for a page is made again for all that follow"


async def test_a_handler_that_never_ends_costs_its_phase_alone(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "PHASE_LIMIT_S", 2.0)
    studio.serve({"/": HEAD + "<script>addEventListener('focusin', () => { for (;;) {} })</script><a href=/x>x</a>"})
    view = (await studio.watch("/", needs=frozenset({Need.KEYBOARD, Need.READING}))).page.view
    assert view.keyboard is None
    assert view.reading is not None
    assert any("keyboard was not done" in incident for incident in view.incidents)
