"""A copy of the page is left alone for ten minutes, and nothing of that reaches the server or the page itself."""

from collections.abc import Awaitable, Callable

import pytest
from aiohttp import web
from studio import HOME, OBSERVED_AT, Studio

from auditor.browser import motion_alone
from auditor.browser.looking import SMALL_PAGE_ELEMENTS
from rules.evidence import PageEvidence
from rules.rule import Need
from rules.views.motion import Motion, Way

pytestmark = pytest.mark.browser
NEEDS = frozenset({Need.MOTION})
Watch = Callable[[str], Awaitable[PageEvidence]]


def motion_of(page: PageEvidence) -> Motion:
    assert page.view is not None
    assert page.view.motion is not None, page.view.incidents
    return page.view.motion


async def test_what_a_timer_asks_for_later_never_reaches_the_server(studio: Studio) -> None:
    asked: list[str] = []

    async def hear(request: web.Request) -> web.StreamResponse:
        asked.append(request.path)
        return web.Response(text="ok")

    script = 'setTimeout(() => fetch("/later"), 60000); setTimeout(() => { location = "/gone"; }, 90000);'
    studio.serve(
        {"/": f"<title>Tenders</title><h1>Tenders</h1><script>{script}</script>", "/later": hear, "/gone": hear}
    )
    motion = motion_of((await studio.watch("/", needs=NEEDS)).page)
    assert motion.was_left_alone
    assert [(round(leaving.after_s), leaving.is_reload) for leaving in motion.departures] == [(90, False)]
    assert asked == []


async def test_the_page_itself_is_not_hurried(watch_html: Watch) -> None:
    script = 'console.error("at once"); setTimeout(() => console.error("in two minutes"), 120000);'
    page = await watch_html(f"<title>Now</title><h1>Now</h1><script>{script}</script>")
    assert motion_of(page).was_left_alone
    assert page.view is not None
    assert "at once" in page.view.console_errors
    assert "in two minutes" not in page.view.console_errors


async def test_a_page_without_scripts_is_not_copied(watch_html: Watch) -> None:
    motion = motion_of(await watch_html("<title>Rules</title><h1>Rules</h1><p>Of 2019</p>"))
    assert not motion.was_left_alone


async def test_a_script_that_never_ends_costs_only_the_long_look(
    watch_html: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(motion_alone, "RUN_LIMIT_S", 0.5)
    endless = "setTimeout(() => { for (;;); }, 60000)"
    page = await watch_html(f"<title>Stuck</title><h1>Stuck</h1><script>{endless}</script>")
    assert page.view is not None
    assert page.view.motion is not None


async def test_the_snippet_shows_the_element_as_published(watch_html: Watch) -> None:
    script = "let n = 1; setInterval(() => { document.getElementById('n').textContent = 'Notice ' + (n += 1); }, 3000);"
    page = await watch_html(f"<title>News</title><h1>News</h1><p id=n>Notice 1</p><script>{script}</script>")
    [change] = motion_of(page).changes
    assert (change.way, change.before, change.html) == (Way.REWORDS, "Notice 1", '<p id="n">Notice 1</p>')
    assert round(change.every_s) == 3


async def test_pages_of_a_known_template_are_not_copied(studio: Studio) -> None:
    large = "<p>News</p>" * (SMALL_PAGE_ELEMENTS + 1)
    studio.serve({"/": f"<title>News</title><h1>News</h1>{large}<script>document.title = 'News of May';</script>"})
    watched = await studio.run(studio.watcher.watch(HOME, is_exemplar=False, observed_at=OBSERVED_AT, needs=NEEDS))
    assert not motion_of(watched.page).was_left_alone
