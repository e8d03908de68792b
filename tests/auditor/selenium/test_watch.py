"""A browser of a grid sees what Playwright's sees, as far as WebDriver lets it, and presses nothing."""

import asyncio
import os
import signal

import msgspec
import pytest
from aiohttp import web
from grids import Chromedriver, GridStudio
from studio import HOME, Studio

from auditor.browser.desk import WatchError
from auditor.selenium.tab import OF_PROTOCOL
from rules.evaluate import BEYOND_WEBDRIVER, Result, judge_page
from rules.evidence import PageEvidence, UnreachableReason
from rules.finding import Outcome
from rules.registry import RULES
from rules.rule import Need

pytestmark = [pytest.mark.browser, pytest.mark.early]
HEAD = "<!doctype html><html lang=en><head><title>Water office</title>"
SITE = {
    "/": HEAD
    + """<meta name=viewport content="width=device-width, user-scalable=no"><link rel=stylesheet href=/style.css></head>
<body><header><img id=emblem src=/emblem.svg alt="Emblem of Uttarakhand" width=60 height=60>
<button id=menu class=menu-toggle aria-label=Menu onclick="fetch('/pressed')">=</button>
<nav><a href=/about>About us</a> <a href=/notices>Notices</a> <a href=/gone>click here</a></nav></header>
<main><h1>Water office</h1><h3>Notices</h3><p class=pale>The tank in Ward 4 is cleaned on Monday.</p>
<p style="width:900px">Tenders are opened every Friday in the hall of the office.</p><img src=/gone.png>
<form method=post action=/pressed onsubmit="fetch('/pressed')"><label>Name <input name=name required></label>
<input name=mail type=email placeholder=Mail><input type=password onpaste="fetch('/pressed'); return false">
<button onfocus="fetch('/pressed')" onclick="fetch('/pressed')">Send</button></form>
<button id=bigger onclick="fetch('/pressed')">A+</button> <a id=hindi href="#" onclick="fetch('/pressed')">हिन्दी</a>
<div onclick="fetch('/pressed')" onmouseover="fetch('/pressed')">Show all</div>
<div id=clock>0</div>
<video src=/film.mp4 controls></video></main>
<script>setInterval(() => { clock.textContent = Date.now(); }, 90000)</script></body></html>""",
    "/style.css": "body { font: 15px sans-serif } .pale { color: #aaa } #menu { display: none }"
    "@media (max-width: 600px) { #menu { display: block } nav { display: none } }",
    "/emblem.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"><circle r="30"/></svg>',
}
TYPES = {"css": "text/css", "svg": "image/svg+xml"}
# A duration, on which no two loads agree; and a rule that has nothing to judge where no browser tells its fonts.
UNLIKE = {"input-delay", "typefaces"}


def site(pressed: list[str] | None = None) -> dict[str, object]:
    """Return the answers of a small site; what is pressed in it is told."""

    async def answer(request: web.Request) -> web.Response:
        kind = TYPES.get(request.path.rpartition(".")[2], "text/html")
        return web.Response(text=SITE[request.path], content_type=kind, headers={"x-office": "Water"})

    async def hear(request: web.Request) -> web.Response:
        assert pressed is not None, "nobody presses anything here"
        pressed.append(request.method)
        return web.Response(text="heard")

    return {**dict.fromkeys(SITE, answer), "/pressed": hear}


def judged(page: PageEvidence) -> dict[str, Result]:
    return {result.rule: result for result in judge_page(page, RULES)}


def said(result: Result) -> object:
    """Return what a result says, without words that tell a moment of a page that moves."""
    found = [
        (finding.message.text, sorted((occurrence.selector, occurrence.quote) for occurrence in finding.occurrences))
        for finding in result.findings
    ]
    return result.outcome, found


@pytest.fixture(scope="module")
def pages(studio: Studio, grid: GridStudio, plain_grid: GridStudio) -> tuple[PageEvidence, PageEvidence, PageEvidence]:
    """Return the same page as Playwright, a grid and a grid of plain WebDriver saw it."""
    seen = []
    for one in (studio, grid, plain_grid):
        one.serve(site([]))
        seen.append(asyncio.run(one.watch("/", is_home=True)).page)
    return seen[0], seen[1], seen[2]


# --- what is seen


async def test_rules_judge_alike_whatever_drives_the_browser(
    pages: tuple[PageEvidence, PageEvidence, PageEvidence],
) -> None:
    ours, *others = (judged(page) for page in pages)
    for page, theirs in zip(pages[1:], others, strict=True):
        withheld = {Need(name) for name in page.view.withheld}
        lacking = {rule.id for rule in RULES if (rule.needs | rule.wants) & withheld}
        differing = {rule for rule in ours if said(ours[rule]) != said(theirs[rule])} - UNLIKE
        assert differing <= lacking
        for rule in differing:
            assert theirs[rule].outcome is Outcome.CANT_TELL
            assert theirs[rule].reason.text in BEYOND_WEBDRIVER.values()
        assert len(ours) - len(differing) > 90
    kept = {rule for rule in ours if said(ours[rule]) == said(others[0][rule])}
    assert {"zoom", "text-contrast", "reflow", "broken-images", "page-weight"} <= kept


async def test_evidence_is_the_same_to_the_last_detail(pages: tuple[PageEvidence, PageEvidence, PageEvidence]) -> None:
    ours, theirs, plain = (msgspec.to_builtins(page.view) for page in pages)
    assert pages[0].text == pages[1].text
    assert dict(pages[0].headers)["x-office"] == dict(pages[1].headers)["x-office"]
    for name in ("axe", "layouts", "texts", "images", "boxes", "media", "reading", "first_view", "full_page"):
        assert ours[name] == theirs[name], name
    for name in ("axe", "texts", "images", "boxes", "media", "reading"):
        assert ours[name] == plain[name], name
    assert [field["name"] for field in plain["forms"]["fields"]] == [field["name"] for field in ours["forms"]["fields"]]
    assert ours["phone"]["title"] == theirs["phone"]["title"]
    assert {failed["url"] for failed in theirs["failed_requests"]} >= {f"{HOME}gone.png", f"{HOME}film.mp4"}


async def test_what_the_driver_cannot_give_is_named(pages: tuple[PageEvidence, PageEvidence, PageEvidence]) -> None:
    ours, theirs, plain = (page.view.withheld for page in pages)
    assert ours == ()
    assert set(theirs) == {Need.KEYBOARD, Need.WIDGETS, Need.TOUCH, Need.ALONE, Need.TRIAL}
    assert set(plain) == OF_PROTOCOL | {Need.KEYBOARD, Need.WIDGETS, Need.TRIAL}


@pytest.mark.parametrize("kind", ["grid", "plain_grid"])
async def test_nothing_is_pressed(kind: str, request: pytest.FixtureRequest) -> None:
    pressed: list[str] = []
    studio: GridStudio = request.getfixturevalue(kind)
    studio.serve(site(pressed))
    await studio.watch("/", is_home=True)
    assert pressed == []


async def test_the_visitor_says_who_it_is(grid: GridStudio) -> None:
    agents: list[str] = []

    async def hear(request: web.Request) -> web.Response:
        agents.append(f"{request.headers['User-Agent']} {request.headers['Accept-Language']}")
        return web.Response(text=f"{HEAD}<p>Text", content_type="text/html")

    grid.serve({"/": hear})
    await grid.watch("/")
    assert "GovernmentWebsiteAuditor/test" in agents[0]
    assert "Headless" not in agents[0]
    assert agents[0].endswith("en-IN")


async def test_redirects_are_told(grid: GridStudio) -> None:
    async def lead(_: web.Request) -> web.Response:
        raise web.HTTPFound("/new")

    grid.serve({"/old": lead, "/new": f"{HEAD}<p>Text"})
    page = (await grid.watch("/old")).page
    assert (page.url, page.redirects, page.requested_url) == (f"{HOME}new", (f"{HOME}old",), f"{HOME}old")


# --- what is no page


@pytest.mark.parametrize("kind", ["grid", "plain_grid"])
async def test_what_is_no_page_is_told_apart(kind: str, request: pytest.FixtureRequest) -> None:
    async def broken(_: web.Request) -> web.Response:
        return web.Response(status=500, text="broken")

    async def send(file: web.Request) -> web.Response:
        kind = "application/pdf" if file.path.endswith("pdf") else "text/csv"
        return web.Response(body=b"%PDF-1.4", content_type=kind, headers={"content-disposition": "attachment"})

    studio: GridStudio = request.getfixturevalue(kind)
    studio.serve({"/broken": broken, "/plan.pdf": send, "/data.csv": send, "/": f"{HEAD}<p>Text"})
    for path, reason in (
        ("/missing", UnreachableReason.CLIENT_ERROR),
        ("/broken", UnreachableReason.SERVER_ERROR),
        ("/plan.pdf", UnreachableReason.NOT_HTML),
        ("/data.csv", UnreachableReason.NOT_HTML),
    ):
        with pytest.raises(WatchError) as refused:
            await studio.watch(path)
        assert refused.value.reason is reason, path
    assert (await studio.watch("/")).page.status == 200


# --- what a hostile page costs


@pytest.mark.parametrize("kind", ["grid", "plain_grid"])
async def test_no_address_is_reached_around_the_guard(kind: str, request: pytest.FixtureRequest) -> None:
    reached: list[object] = []
    server = await asyncio.start_server(lambda _, writer: (reached.append(1), writer.close()), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    hosts = ("127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]", "127.0.0.1.nip.example")
    pictures = "".join(f"<img src=http://{host}:{port}/>" for host in hosts)
    script = f"<script>new WebSocket('ws://127.0.0.1:{port}/'); fetch('http://localhost:{port}/')</script>"

    async def lead(_: web.Request) -> web.Response:
        raise web.HTTPFound(f"http://127.0.0.1:{port}/")

    studio: GridStudio = request.getfixturevalue(kind)
    studio.serve({"/": f"{HEAD}{pictures}<iframe src=http://127.0.0.1:{port}/></iframe>{script}", "/lead": lead})
    await studio.watch("/")
    with pytest.raises(WatchError):
        await studio.watch("/lead")
    server.close()
    assert reached == []


@pytest.mark.parametrize("kind", ["grid", "plain_grid"])
async def test_dialogs_and_pop_ups_do_not_stop_a_watch(kind: str, request: pytest.FixtureRequest) -> None:
    script = "alert(1); confirm(2); onbeforeunload = () => 'stay'; open('/other'); setTimeout(() => alert(3), 50)"
    studio: GridStudio = request.getfixturevalue(kind)
    studio.serve(
        {"/": f"{HEAD}<p>Text<script>{script}</script>", "/other": f"{HEAD}<p>Other", "/next": HEAD + "<p>Next"}
    )
    assert (await studio.watch("/")).page.text.title == "Water office"
    assert (await studio.watch("/next")).page.url == f"{HOME}next"


async def test_cookies_do_not_follow_to_the_next_page(plain_grid: GridStudio) -> None:
    cookies: list[str] = []

    async def hear(request: web.Request) -> web.Response:
        cookies.append(request.headers.get("Cookie", ""))
        return web.Response(text=f"{HEAD}<p>Text<script>document.cookie='seen=1'</script>", content_type="text/html")

    plain_grid.serve({"/": hear})
    await plain_grid.watch("/")
    await plain_grid.watch("/")
    assert [cookie for cookie in cookies if cookie] == []


@pytest.mark.slow
async def test_a_page_that_hangs_costs_itself_alone(driver: Chromedriver) -> None:
    hasty = GridStudio(driver.url, page_budget_s=3.0)
    hasty.open()
    try:
        hasty.serve(
            {"/": f"{HEAD}<p>Text<script>setTimeout(() => {{ for (;;); }}, 300)</script>", "/next": HEAD + "<p>Next"}
        )
        with pytest.raises(WatchError) as given_up:
            await hasty.watch("/")
        assert given_up.value.reason in {UnreachableReason.TIMEOUT, UnreachableReason.BROWSER}
        hasty.watcher.page_budget_s = 45.0
        assert (await hasty.watch("/next")).page.status == 200
    finally:
        hasty.close()


@pytest.mark.slow
async def test_a_lost_session_costs_one_page_at_most(driver: Chromedriver, grid: GridStudio) -> None:
    lost: list[str] = []

    async def lose(request: web.Request) -> web.Response:
        lost.append(request.path)
        if request.path == "/always" or len(lost) == 1:
            for process in driver.browsers():
                os.kill(process, signal.SIGKILL)
        return web.Response(text=f"{HEAD}<p>Text", content_type="text/html")

    grid.serve({"/once": lose, "/always": lose, "/": f"{HEAD}<p>Text"})
    assert (await grid.watch("/once")).page.status == 200
    assert len(lost) == 2
    with pytest.raises(WatchError) as gone:
        await grid.watch("/always")
    assert gone.value.reason is UnreachableReason.BROWSER
    assert (await grid.watch("/")).page.status == 200
