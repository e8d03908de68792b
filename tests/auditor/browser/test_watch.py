"""Watching real pages in a real browser: what is collected, what is no page, and what a hostile page cannot do."""

import socket
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import web
from studio import HOME, Studio

from auditor.browser.axe import JUDGED_BY_OURS, TAGS, axe_source
from auditor.browser.desk import WatchError
from auditor.crawl.parse import parse_page
from rules.evidence import UnreachableReason
from rules.rule import Need

pytestmark = pytest.mark.browser
NOTHING_MORE = frozenset[Need]()  # than what is seen of every page
LAYOUT = frozenset({Need.LAYOUT})
HEAD = "<!doctype html><html lang=en><head><title>t</title><meta name=viewport content='width=device-width'></head>"
AXE_PAGE = Path(__file__).parents[2] / "rules" / "accessibility" / "axe" / "bad.html"


# --- what is collected


async def test_a_page_is_described_whole(studio: Studio) -> None:
    studio.serve(
        {
            "/": HEAD + "<body><h1 id=top>Notices</h1><p style='color:rgb(1,2,3)'>Text of a <b>notice</b>.</p>"
            "<img id=pic src=/a.svg alt=Hill width=40 height=20><script>console.error('oops')</script></body>",
            "/a.svg": svg,
        }
    )
    watched = await studio.watch("/")
    page, view = watched.page, watched.page.view
    assert (page.url, page.status, page.text.title) == (HOME, 200, "t")
    assert [heading.text for heading in page.text.headings] == ["Notices"]
    assert ("Text of a .", "rgb(1, 2, 3)") in [(text.text, text.colour) for text in view.texts]
    [image] = view.images
    assert (image.alt, image.is_complete, image.is_vector, image.selector) == ("Hill", True, True, "#pic")
    assert view.boxes["#top"].width_css_px > 1000
    assert view.vitals is not None
    assert view.vitals.lcp_ms is not None
    assert view.vitals.dom_elements > 5
    assert {("document", 1), ("image", 1)} <= {(total.kind, total.count) for total in view.requests}
    assert "oops" in view.console_errors
    assert set(watched.pictures) == {"full-page.jpg", "first-view.jpg"}
    assert all(content[:2] == b"\xff\xd8" for content in watched.pictures.values())
    assert [layout.width_css_px for layout in view.layouts] == [1366, 1024, 768, 412, 360, 320]
    assert [round(layout.boxes["#top"].width_css_px) for layout in view.layouts[1:]] == [1008, 752, 396, 344, 304]


async def test_without_viewport_line_a_phone_lays_out_980_px(studio: Studio) -> None:
    studio.serve({"/": "<!doctype html><title>t</title><p>Some text</p>"})
    layouts = (await studio.watch("/", needs=LAYOUT)).page.view.layouts
    assert {layout.width_css_px: layout.client_width_css_px for layout in layouts}[360] == 980
    assert [size.size_css_px for size in layouts[4].text_sizes] == [pytest.approx(16 * 360 / 980, abs=0.1)]


@pytest.mark.parametrize(
    ("style", "is_wide"),
    [
        ("", True),
        ("body{overflow-x:hidden}", False),
        ("html{overflow-x:clip}", False),
        ("div{position:fixed}", False),
        ("main{overflow-x:auto}", False),
    ],
)
async def test_only_what_a_reader_can_scroll_to_is_wide(studio: Studio, style: str, is_wide: bool) -> None:
    studio.serve(
        {"/": f"{HEAD}<style>{style}</style><main><div id=wide style='width:900px;height:30px'>x</div></main>"}
    )
    layout = (await studio.watch("/", needs=LAYOUT)).page.view.layouts[-1]
    assert (layout.scroll_width_css_px > 321) is is_wide
    assert [overflow.selector for overflow in layout.overflows] == (["#wide"] if is_wide else [])


async def test_a_phone_gets_what_the_server_sends_to_phones(studio: Studio) -> None:
    async def by_agent(request: web.Request) -> web.Response:
        kind = "phone" if "Mobile" in request.headers["User-Agent"] else "desktop"
        return web.Response(text=f"{HEAD.replace('>t<', f'>{kind}<')}<p>one two three</p>", content_type="text/html")

    studio.serve({"/": by_agent})
    page = (await studio.watch("/", is_home=True, needs=LAYOUT)).page
    assert page.text.title == "desktop"
    assert page.view.phone.title == "phone"
    assert page.view.phone.word_count == 3
    assert page.view.phone.layout.is_mobile
    assert page.view.phone_view.width_css_px == 360
    again = (await studio.watch("/", needs=LAYOUT)).page
    assert again.text.title == "desktop"
    assert again.view.phone is None


async def test_selectors_are_those_of_the_parser_and_lead_to_the_element(studio: Studio) -> None:
    studio.serve(
        {
            "/": HEAD
            + "<body><div id=a><p>one<p>two<table><tr><td><a href=/x>x</a></table></div><div id=a><a href=/y>y</a></div>"
            "<div id='1x'><h2>h</h2></div><svg><title>s</title></svg><my-part><img src=/a.svg alt=q></my-part></body>",
            "/a.svg": svg,
        }
    )
    watched = await studio.watch("/", needs=NOTHING_MORE)
    await studio.run(studio.watcher._tab.page.goto(HOME))
    html = await studio.run(studio.watcher._tab.page.content())
    parsed = parse_page(html, HOME)
    named = [*parsed.links, *parsed.headings, *parsed.images, *parsed.blocks]
    assert len(named) >= 7
    for element in named:
        count = await studio.run(studio.watcher._tab.page.locator(f"css={element.selector}").count())
        assert count == 1, element.selector
    shown = {text.selector for text in watched.page.view.texts} | {image.selector for image in watched.page.view.images}
    assert {block.selector for block in parsed.blocks if block.tag != "table"} & shown
    assert {image.selector for image in parsed.images} <= shown
    assert {heading.selector for heading in parsed.headings} <= shown


async def test_axe_tells_what_plain_axe_tells(studio: Studio) -> None:
    studio.serve({"/": AXE_PAGE.read_text(encoding="utf-8")})
    report = (await studio.watch("/", needs=frozenset({Need.AXE}))).page.view.axe
    tab = studio.watcher._tab.page

    async def plain() -> dict[str, int]:
        await tab.goto(HOME)
        await tab.set_viewport_size({"width": 1366, "height": 768})
        await tab.evaluate(axe_source())
        options = {
            "runOnly": {"type": "tag", "values": list(TAGS)},
            "rules": {id_: {"enabled": False} for id_ in JUDGED_BY_OURS},
        }
        found = await tab.evaluate("options => axe.run(document, options)", options)
        return {rule["id"]: len(rule["nodes"]) for rule in found["violations"]}

    wanted = await studio.run(plain())
    assert {rule.id: rule.node_count for rule in report.violations} == wanted
    assert len(wanted) > 25
    await studio.run(studio.watcher.close())


# --- answers that are no pages


async def missing(_: web.Request) -> web.Response:
    return web.Response(status=404, text="<h1>gone</h1>", content_type="text/html")


async def broken(_: web.Request) -> web.Response:
    return web.Response(status=500, text="<h1>oops</h1>", content_type="text/html")


async def a_file(_: web.Request) -> web.Response:
    return web.Response(body=b"%PDF-1.4", content_type="application/pdf")


async def around(request: web.Request) -> web.Response:
    raise web.HTTPFound("/b" if request.path == "/" else "/")


async def walled(_: web.Request) -> web.Response:
    return web.Response(
        status=403,
        text="<title>Just a moment...</title><script>window._cf_chl_opt={}</script>",
        content_type="text/html",
    )


async def svg(_: web.Request) -> web.Response:
    return web.Response(
        text='<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>', content_type="image/svg+xml"
    )


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (missing, UnreachableReason.CLIENT_ERROR),
        (broken, UnreachableReason.SERVER_ERROR),
        (a_file, UnreachableReason.NOT_HTML),
        (around, UnreachableReason.REDIRECTS),
        (walled, UnreachableReason.BOT_WALL),
    ],
)
async def test_what_is_no_page_of_the_site_is_told_by_its_reason(
    studio: Studio, answer: Callable[[web.Request], Awaitable[web.Response]], reason: UnreachableReason
) -> None:
    studio.serve({"/": answer, "/b": answer})
    with pytest.raises(WatchError) as raised:
        await studio.watch("/")
    assert raised.value.reason is reason


async def test_a_place_outside_is_refused_and_pictures_from_there_are_no_fault(studio: Studio) -> None:
    studio.serve({"/": HEAD + "<img src='http://127.0.0.1:9/a.png' alt=a><img src='/lost.png' alt=b>"})
    view = (await studio.watch("/", needs=NOTHING_MORE)).page.view
    statuses = {failed.url: failed.status for failed in view.failed_requests}
    assert statuses["http://127.0.0.1:9/a.png"] is None
    assert statuses[HOME + "lost.png"] == 404


async def test_a_picture_that_is_led_astray_is_told_by_the_address_in_the_page(studio: Studio) -> None:
    async def astray(_: web.Request) -> web.Response:
        raise web.HTTPFound("http://127.0.0.1:9/b.png")

    studio.serve({"/": HEAD + "<img src='/a.png' alt=a width=40 height=40>", "/a.png": astray})
    view = (await studio.watch("/", needs=NOTHING_MORE)).page.view
    assert {failed.url: failed.status for failed in view.failed_requests}[HOME + "a.png"] is None


async def test_redirects_on_the_way_are_kept(studio: Studio) -> None:
    async def onward(_: web.Request) -> web.Response:
        raise web.HTTPFound("/there")

    studio.serve({"/": onward, "/there": HEAD + "<p>x"})
    page = (await studio.watch("/", needs=NOTHING_MORE)).page
    assert (page.requested_url, page.redirects, page.url) == (HOME, (HOME,), HOME + "there")


async def test_a_page_whose_script_goes_on_is_followed(studio: Studio) -> None:
    studio.serve(
        {
            "/": HEAD + "<body><script>setTimeout(()=>location='/there',5)</script>",
            "/there": HEAD.replace(">t<", ">there<") + "<p>x",
        }
    )
    page = (await studio.watch("/", needs=NOTHING_MORE)).page
    assert (page.url, page.text.title) in {(HOME, "t"), (HOME + "there", "there")}


# --- hostile pages


@pytest.mark.parametrize(
    ("script", "incident"),
    [
        ("for(let i=0;i<20;i++)alert(i)", "dialog dismissed: alert"),
        ("onbeforeunload=e=>{e.preventDefault();return 'stay'};prompt('name')", "dialog dismissed: prompt"),
        (
            "document.body.innerHTML='<a id=d download href=data:application/zip,x>d</a>';document.getElementById('d').click()",
            "download refused",
        ),
    ],
)
async def test_what_a_page_forces_on_a_reader_is_refused_and_noted(studio: Studio, script: str, incident: str) -> None:
    studio.serve({"/": f"{HEAD}<body><p>x</p><script>{script}</script>"})
    assert incident in (await studio.watch("/")).page.view.incidents
    studio.serve({"/": HEAD + "<p>calm"})
    assert (await studio.watch("/", needs=NOTHING_MORE)).page.view.incidents == ()


async def test_a_page_cannot_lie_to_the_collectors(studio: Studio) -> None:
    studio.serve(
        {
            "/": HEAD + "<h1 id=h>True</h1><div id=wide style='width:900px'>x</div><script>"
            "Element.prototype.getBoundingClientRect=()=>({left:0,top:0,right:1,bottom:1,width:1,height:1});"
            "JSON.stringify=()=>'lie';Array.prototype.map=()=>[];window.getComputedStyle=()=>null;"
            "Object.defineProperty(document,'title',{get:()=>'lie'});document.createTreeWalker=null;window.Promise=null;"
            "</script>"
        }
    )
    page = (await studio.watch("/", needs=LAYOUT | {Need.AXE})).page
    assert page.text.title == "t"
    assert page.view.axe is not None
    assert [overflow.selector for overflow in page.view.layouts[-1].overflows] == ["#wide"]


async def test_twenty_thousand_elements_are_capped(studio: Studio) -> None:
    studio.serve({"/": HEAD + "<body><script>document.body.innerHTML='<p>x</p>'.repeat(20000)</script>"})
    view = (await studio.watch("/", needs=frozenset({Need.VIEW, Need.LAYOUT}))).page.view
    assert len(view.boxes) == 3000
    assert len(view.texts) <= 1501
    assert view.full_page.height_css_px == 4500


# --- ten ways out


async def test_a_page_that_tries_ten_ways_reaches_nothing_on_this_machine(studio: Studio) -> None:
    listener, datagrams = socket.create_server(("127.0.0.1", 0)), socket.socket(type=socket.SOCK_DGRAM)
    datagrams.bind(("127.0.0.1", 0))
    for one in (listener, datagrams):
        one.setblocking(False)
    tcp, udp = listener.getsockname()[1], datagrams.getsockname()[1]
    base = f"http://127.0.0.1:{tcp}"

    async def redirect(_: web.Request) -> web.Response:
        raise web.HTTPFound(f"{base}/redirect")

    studio.serve(
        {
            "/": f"""{HEAD}<link rel=preconnect href="{base}"><link rel=prefetch href="{base}/prefetch">
            <link rel=dns-prefetch href="{base}"><link rel=stylesheet href="{base}/style.css">
            <style>@import "{base}/import.css";@font-face{{font-family:f;src:url({base}/font)}}p{{font-family:f;background:url({base}/bg)}}</style>
            <p>x</p><img src="{base}/img"><img src="/redirect"><iframe src="{base}/frame"></iframe><object data="{base}/object"></object>
            <video src="{base}/video"></video><form id=f action="{base}/form" method=post target=hole></form><iframe name=hole></iframe>
            <script src="{base}/script.js"></script><script>
            for (const host of ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "x.localhost", "0.0.0.0"])
              fetch(`http://${{host}}:{tcp}/fetch`, {{mode: "no-cors"}}).catch(() => 0);
            new WebSocket("ws://127.0.0.1:{tcp}/ws"); new EventSource("{base}/events"); navigator.sendBeacon("{base}/beacon", "x");
            new Worker(URL.createObjectURL(new Blob([`importScripts("{base}/worker.js")`])));
            const peer = new RTCPeerConnection({{iceServers: [{{urls: "stun:127.0.0.1:{udp}"}}]}});
            new RTCPeerConnection({{iceServers: [{{urls: "turn:127.0.0.1:{tcp}?transport=tcp", username: "a", credential: "b"}}]}}).createDataChannel("y");
            peer.createDataChannel("x"); peer.createOffer().then((offer) => peer.setLocalDescription(offer));
            document.getElementById("f").submit();
            </script>""",
            "/redirect": redirect,
        }
    )
    watched = await studio.watch("/")
    assert watched.page.status == 200
    refused = {refusal.host for refusal in studio.egress.refused}
    assert refused >= {"127.0.0.1", "localhost", "[::1]", "[::ffff:7f00:1]", "x.localhost", "0.0.0.0"}
    with pytest.raises(BlockingIOError):
        listener.accept()
    with pytest.raises(BlockingIOError):
        datagrams.recv(1)
    listener.close()
    datagrams.close()
