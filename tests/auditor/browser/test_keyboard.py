"""The keyboard walk on real pages: what the rules rest on, and what it must not do to a page or a server."""

import pytest
from aiohttp import web
from studio import HOME, OBSERVED_AT, Studio

from rules.evidence import PageEvidence
from rules.rule import Need
from rules.views.keyboard import KeyboardWalk, Mark, Sight

pytestmark = pytest.mark.browser
NEEDS = frozenset({Need.KEYBOARD})
HEAD = "<!doctype html><html lang=en><head><meta charset=utf-8><title>Test</title>"


def walk_of(page: PageEvidence) -> KeyboardWalk:
    assert page.view is not None
    assert page.view.keyboard is not None, page.view.incidents
    return page.view.keyboard


async def watched(studio: Studio, body: str, *, is_exemplar: bool = True) -> KeyboardWalk:
    studio.serve({"/": f"{HEAD}</head><body>{body}</body></html>"})
    page = await studio.run(studio.watcher.watch(HOME, is_exemplar=is_exemplar, observed_at=OBSERVED_AT, needs=NEEDS))
    return walk_of(page.page)


async def test_the_stops_are_told_in_the_order_of_the_walk(studio: Studio) -> None:
    walk = await watched(
        studio,
        "<a href=/1 id=a>One</a><button id=b>Two</button><p tabindex=2 id=c>First</p>"
        "<a id=no>no stop</a><input id=d><button disabled>no</button>",
    )
    assert [stop.selector for stop in walk.stops] == ["#c", "#a", "#b", "#d"]
    assert walk.is_whole


async def test_a_frame_and_a_shadow_root_do_not_end_the_walk(studio: Studio) -> None:
    walk = await watched(
        studio,
        "<a href=/1 id=a>One</a><iframe id=f srcdoc=\"<a href='/x'>x</a><a href='/y'>y</a>\"></iframe>"
        "<div id=host></div><a href=/2 id=b>Two</a>"
        "<script>document.getElementById('host').attachShadow({mode:'open'}).innerHTML='<button>in</button>'</script>",
    )
    assert [stop.selector for stop in walk.stops] == ["#a", "#host", "#b"]  # keys inside a frame are not ours to see


async def test_a_page_that_loses_the_focus_for_a_moment_is_walked_to_its_end(studio: Studio) -> None:
    walk = await watched(
        studio,
        "<a href=/1 id=a>One</a><a href=/2 id=b>Two</a><main><a href=/3 id=c>Three</a><a href=/4 id=d>Four</a></main>"
        "<script>document.getElementById('b').addEventListener('focus', () => {"
        "  const main = document.querySelector('main'); main.hidden = true; setTimeout(() => { main.hidden = false; }, 50);"
        "}, { once: true })</script>",
    )
    assert [stop.selector for stop in walk.stops] == ["#a", "#b", "#c", "#d"]


async def test_other_pages_of_a_template_are_walked_from_the_main_content_on(studio: Studio) -> None:
    body = "<nav><a href=/1>One</a><a href=/2>Two</a></nav><main><h1>Page</h1><a href=/3 id=c>Three</a></main>"
    body += "<p>A page that is not small.</p>" * 60
    walk = await watched(studio, body, is_exemplar=False)
    assert walk.stops[0].selector == "#c"
    assert not walk.is_whole
    assert not walk.skip_links


async def test_what_was_not_compared_is_unknown_and_never_unmarked(studio: Studio) -> None:
    links = "".join(
        f"<a href=/{number} class=k{number} style='outline:none;color:rgb({number},0,90)'>{number}</a> "
        for number in range(30)
    )
    walk = await watched(studio, f"<main>{links}</main>", is_exemplar=False)
    assert {stop.mark for stop in walk.stops} == {Mark.NONE, Mark.UNKNOWN}


async def test_a_skip_link_that_appears_is_shown(studio: Studio) -> None:
    walk = await watched(
        studio,
        "<style>.s{position:absolute;left:-9999px}.s:focus{left:0}</style>"
        "<a class=s href=#m>Skip to main content</a><a href=/1>One</a><main id=m><a href=/2>Two</a></main>",
    )
    assert walk.stops[0].sight is Sight.SHOWN
    assert [(link.is_shown, link.moves, link.has_target) for link in walk.skip_links] == [(True, True, True)]


async def test_nothing_that_is_pressed_reaches_the_server_or_leaves_the_page(studio: Studio) -> None:
    asked: list[str] = []

    async def page(request: web.Request) -> web.StreamResponse:
        asked.append(request.path_qs)
        body = (
            "<a href=/left id=a role=button>Apply</a>"
            "<select id=s onchange=\"location='/chosen'\"><option>1<option>2</select>"
            "<form action=/sent><input id=i onchange=this.form.submit()></form>"
            "<button id=o aria-haspopup=dialog onclick=\"location.href='/opened'\">Open</button>"
            "<input id=f onfocus=\"window.open('/window')\">"
            "<script>addEventListener('keydown', e => { if (e.key === 'n') fetch('/letter'); });</script>"
        )
        return web.Response(text=f"{HEAD}</head><body>{body}</body></html>", content_type="text/html")

    paths = ("/left", "/chosen", "/sent", "/opened", "/window", "/letter")
    studio.serve({"/": page} | dict.fromkeys(paths, page))
    watched = (await studio.watch("/")).page
    assert {change.selector for change in walk_of(watched).changes} == {"#s", "#i", "#f"}
    assert not [path for path in asked if path.startswith(paths)]
    assert watched.url == "http://department.localhost/"


async def test_three_walks_over_the_same_page_are_the_same(studio: Studio) -> None:
    body = (
        "<a href=#m>Skip to content</a><div onclick=x()>Click</div><button style=outline:none>B</button>"
        "<ul><li id=p><a href=/1>Menu</a><ul class=u><li><a href=/2>Sub</a></ul></ul><main id=m><a href=/3>3</a></main>"
        "<style>.u{display:none}#p:hover .u{display:block}</style>"
        "<script>addEventListener('keydown',e=>{if(e.key==='n')document.body.append('n')})</script>"
    )
    walks = [await watched(studio, body) for _ in range(3)]
    assert walks[0] == walks[1] == walks[2]
    assert walks[0].mouse_only
    assert walks[0].hover_menus
    assert walks[0].shortcuts
