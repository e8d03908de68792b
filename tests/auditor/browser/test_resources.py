"""What a page loads, file by file, and how it is loaded again for its speed."""

import asyncio
import gzip
from collections import Counter

import pytest
from aiohttp import web
from studio import HOME, Handler, Studio

from rules.rule import Need

pytestmark = pytest.mark.browser
NEEDS = frozenset({Need.VIEW, Need.VITALS})
STYLE = (
    "@font-face{font-family:Hill;src:url(/hill.woff2) format('woff2');font-display:block;unicode-range:U+20-7F}"
    "h1{font-family:Hill}" + "/* hills */" * 200
)
BUSY = "const end = performance.now() + 120; while (performance.now() < end);"
PICTURE = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 40'>"
    + "".join(f"<rect x='{x}' y='{x % 7}' width='1' height='{x % 31}' fill='teal'/>" for x in range(90))
    + "</svg>"
)  # with so many bytes a pixel that the browser takes it for a picture
CLOUDS = (
    "<svg xmlns='http://www.w3.org/2000/svg' width='1200' height='600'><filter id='clouds'>"
    "<feTurbulence numOctaves='9'/></filter><rect width='1200' height='600' filter='url(#clouds)'/>"
    f"<desc>{'cloud' * 2000}</desc></svg>"
)  # which takes long to draw
PAGE = f"""<!doctype html><html lang=en><head><title>t</title><link rel=icon href="data:,"><link rel=stylesheet href=/style.css id=sheet>
<link rel=stylesheet href=/print.css media=print><script src=/head.js id=first></script><script src=/late.js defer></script>
<body><h1>Notices</h1><img src=/old.svg alt=Hill width=900 height=400 id=hill>
<img src=/picture.svg?{"q" * 300} alt=Lake width=20 height=20>"""


class Department:
    """Answers with the headers a server of a department sends, and counts the questions."""

    def __init__(self, page: str = PAGE) -> None:
        self.page = page
        self.asked: Counter[str] = Counter()

    def answers(self) -> dict[str, str | Handler]:
        return {
            "/": self.sends(self.page, "text/html"),
            "/style.css": self.sends(STYLE, "text/css", packed=True, **{"Cache-Control": "max-age=600", "ETag": '"s"'}),
            "/print.css": self.sends("p{color:black}", "text/css"),
            "/head.js": self.sends(BUSY, "text/javascript"),
            "/late.js": self.sends("0", "text/javascript"),
            "/hill.woff2": self.sends("no font", "font/woff2"),
            "/old.svg": self.goes_on,
            "/picture.svg": self.sends(PICTURE, "image/svg+xml"),
        }

    def sends(self, text: str, media_type: str, *, packed: bool = False, **headers: str) -> Handler:
        body = gzip.compress(text.encode()) if packed else text.encode()
        more = {"Content-Encoding": "gzip"} if packed else {}

        async def answer(request: web.Request) -> web.StreamResponse:
            self.asked[request.path] += 1
            return web.Response(body=body, content_type=media_type, headers=headers | more)

        return answer

    async def goes_on(self, _: web.Request) -> web.StreamResponse:
        raise web.HTTPFound("/picture.svg")


async def test_every_file_is_kept_with_what_it_weighs_and_holds_up(studio: Studio) -> None:
    department = Department()
    studio.serve(department.answers())
    page = (await studio.watch("/", needs=NEEDS)).page
    found = {one.requested_url.removeprefix(HOME): one for one in page.view.resources}
    assert next(iter(found)) == ""
    document, style, script = found[""], found["style.css"], found["head.js"]
    assert (document.kind, document.started_ms, document.media_type) == ("document", 0.0, "text/html")
    assert (style.encoding, style.cache_control, style.etag) == ("gzip", "max-age=600", '"s"')
    assert style.decoded_bytes == len(STYLE) > style.transferred_bytes > 100
    assert (style.is_render_blocking, style.selector) == (True, "#sheet")
    assert style.html == '<link rel="stylesheet" href="/style.css" id="sheet">'
    assert (script.is_render_blocking, script.selector, script.initiator) == (True, "#first", "parser")
    assert script.busy_ms >= 100
    assert not found["late.js"].is_render_blocking
    assert not found["print.css"].is_render_blocking
    assert found["hill.woff2"].kind == "font"
    assert (found["hill.woff2"].font.family, found["hill.woff2"].font.display) == ("Hill", "block")
    assert (found["old.svg"].url, found["old.svg"].redirects) == (f"{HOME}picture.svg", 1)
    assert found["picture.svg"].status == 200  # without its long query
    assert all(one.ended_ms >= one.started_ms >= 0 for one in found.values())
    assert (page.view.vitals.lcp_url, page.view.vitals.lcp_selector) == (f"{HOME}old.svg", "#hill")

    again = (await studio.watch("/", needs=NEEDS)).page.view
    assert department.asked["/style.css"] == 1  # the browser had it
    assert {one.requested_url: one.transferred_bytes for one in again.resources} == {
        one.requested_url: one.transferred_bytes for one in page.view.resources
    }
    assert again.requests == page.view.requests


async def test_a_picture_that_is_drawn_after_the_page_has_loaded_is_the_largest_paint(studio: Studio) -> None:
    is_text_drawn = asyncio.Event()

    async def drawn(_: web.Request) -> web.StreamResponse:
        is_text_drawn.set()
        return web.Response()

    async def clouds(_: web.Request) -> web.StreamResponse:
        await is_text_drawn.wait()
        return web.Response(text=CLOUDS, content_type="image/svg+xml")

    tells = "new PerformanceObserver(() => fetch('/drawn')).observe({type: 'paint', buffered: true})"
    page = (
        f"<!doctype html><title>t</title><script>{tells}</script><h1>Notices</h1><img src=/clouds.svg alt=Hill id=hill>"
    )
    studio.serve(Department(page).answers() | {"/drawn": drawn, "/clouds.svg": clouds})
    vitals = (await studio.watch("/", needs=NEEDS)).page.view.vitals
    assert (vitals.lcp_url, vitals.lcp_selector) == (f"{HOME}clouds.svg", "#hill")


async def test_whether_a_script_in_the_body_holds_up_drawing_is_chance_and_is_not_told(studio: Studio) -> None:
    written = (
        r"<p>Notices<script>document.write('<script src=/head.js><\/script>')</script>"  # met without looking ahead
    )
    studio.serve(Department(f"<!doctype html><title>t</title><link rel=stylesheet href=/style.css>{written}").answers())
    found = (await studio.watch("/", needs=NEEDS)).page.view.resources
    assert [one.requested_url for one in found if one.is_render_blocking] == [f"{HOME}style.css"]
    assert f"{HOME}head.js" in {one.requested_url for one in found}


async def test_the_home_page_is_loaded_twice_more_with_nothing_kept(studio: Studio) -> None:
    department = Department(PAGE.replace("/style.css", "/style.css?new"))
    studio.serve(department.answers())
    view = (await studio.watch("/", is_home=True, needs=NEEDS)).page.view
    assert len(view.further_loads) == 2
    assert all(load.lcp_ms is not None and load.dom_elements == view.vitals.dom_elements for load in view.further_loads)
    assert department.asked["/style.css"] == 3  # the phone had it from the first load
    assert view.incidents == ()


async def test_a_load_that_fails_is_told_and_the_others_count(studio: Studio) -> None:
    served = Counter[str]()

    async def tires(request: web.Request) -> web.StreamResponse:
        served[request.path] += 1
        return web.Response(text=PAGE, content_type="text/html", status=200 if served[request.path] != 3 else 503)

    studio.serve({"/": tires})
    view = (await studio.watch("/", is_home=True, needs=NEEDS)).page.view
    assert len(view.further_loads) == 1
    assert view.phone is not None
    assert any("status 503" in incident for incident in view.incidents)
    assert (await studio.watch("/", needs=NEEDS)).page.view.vitals is not None
