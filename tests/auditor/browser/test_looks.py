"""Type, colours, edges, the first view and jumps, as the browser draws and measures them."""

import asyncio
from pathlib import Path

import pytest
from aiohttp import web
from lxml import html as lxml_html
from studio import Studio

from rules.attractiveness import registry
from rules.evaluate import judge_page
from rules.rule import Need
from rules.view import Vitals
from rules.views.looks import Script

PAGES = Path(__file__).parents[2] / "rules" / "attractiveness"
NEEDS = frozenset({Need.VIEW, Need.STYLES, Need.LAYOUT, Need.LOOKS, Need.MOTION, Need.TRAFFIC, Need.VITALS})
pytestmark = pytest.mark.browser

FACES = """<!DOCTYPE html><html lang=hi><title>x</title>
<style>.fa { font-family: FontAwesome } p { width: 300px; line-height: 20px }</style>
<p id=a style="font: 16px/20px serif">Fish seed 12 <b style="font-family: 'No such face', monospace">NB</b></p>
<p id=b style="font: 16px/20px monospace">Fish seed is sold again at the farm</p>
<p id=c style="font: 16px/20px serif">मछली का बीज फिर बिक रहा है</p><i class=fa>home</i>"""

JUMP = """<!DOCTYPE html><title>x</title><main id=moved style="height: 700px">Lakes</main><img src=late.png>
<script>
  const insert = () => {
    const banner = document.createElement("div");
    banner.style.height = "500px";
    document.body.prepend(banner);
    requestAnimationFrame(() => requestAnimationFrame(() => fetch("jumped")));
  };
  new PerformanceObserver(() => requestAnimationFrame(insert)).observe({ type: "paint", buffered: true });
</script>"""


@pytest.mark.parametrize("name", ["craft_bad.html", "craft_good.html"])
async def test_every_rule_names_the_elements_that_are_marked_for_it(name: str, studio: Studio) -> None:
    source = (PAGES / name).read_text(encoding="utf-8")
    studio.serve({"/": source})
    watched = await studio.watch("/", needs=NEEDS)
    assert watched.page.view.looks.phone_first_view.width_css_px == 360, watched.page.view.incidents
    root = lxml_html.document_fromstring(source)
    marked = {}
    for element in root.iterfind(".//*[@data-fails]"):
        for rule in element.get("data-fails").split():
            marked.setdefault(rule, set()).add(f"#{element.get('id')}")
    told = {
        result.rule: {place.selector for finding in result.findings for place in finding.occurrences}
        for result in judge_page(watched.page, registry.RULES)
        if result.findings
    }
    assert told == marked


async def test_the_faces_really_drawn_are_told_for_each_script(studio: Studio) -> None:
    studio.serve({"/": FACES})
    looks = (await studio.watch("/", needs=frozenset({Need.VIEW, Need.LOOKS}))).page.view.looks
    faces = {(one.script, one.asked_for): one for one in looks.typefaces}
    assert set(faces) == {
        (Script.LATIN, "serif"),
        (Script.LATIN, "monospace"),
        (Script.LATIN, '"No such face", monospace'),
        (Script.DEVANAGARI, "serif"),
    }
    drawn = {key: one.family for key, one in faces.items()}
    assert drawn[Script.LATIN, "monospace"] == drawn[Script.LATIN, '"No such face", monospace']
    assert drawn[Script.LATIN, "monospace"] != drawn[Script.LATIN, "serif"]
    assert faces[Script.LATIN, "serif"].characters == len("Fishseed12")


async def test_what_jumps_while_the_page_loads_is_named(studio: Studio) -> None:
    jumped = asyncio.Event()

    async def late(_: web.Request) -> web.Response:
        await jumped.wait()
        return web.Response(body=b"", content_type="image/png")

    async def note(_: web.Request) -> web.Response:
        jumped.set()
        return web.Response(text="")

    studio.serve({"/": JUMP, "/late.png": late, "/jumped": note})
    vitals: Vitals = (await studio.watch("/", needs=frozenset({Need.VIEW}))).page.view.vitals
    assert vitals.cls > 0.3
    [first, *_] = vitals.shifts
    assert (first.selector, first.moved_css_px) == ("#moved", 500)
    assert first.score == pytest.approx(vitals.cls, abs=0.05)
