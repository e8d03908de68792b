"""What turns by itself is told alike whichever item shows at the moment of the watch."""

import re

import pytest
from aiohttp import web
from studio import Studio

from auditor.browser.desk import Watched
from rules.evaluate import judge_page
from rules.registry import RULES
from rules.rule import Need

pytestmark = [pytest.mark.browser, pytest.mark.asyncio]

NEEDS = frozenset({Need.VIEW, Need.AXE, Need.READING, Need.MEDIA})
# Every turn waits for an answer of the server, so the watch, which waits for a quiet page, sees the page after all of
# them, however slow the machine is. The words around keep the items from being most of the page.
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Turning</title><style>
.ribbon a {{ opacity: 0; transition: opacity .2s }} .ribbon a.on {{ opacity: 1 }}
.slides .slide {{ display: none }} .slides .active {{ display: block }}
.window {{ overflow: hidden; width: 300px }} .track {{ width: 900px; transition: transform .2s }}
.track p {{ float: left; width: 300px }}
.menu .current {{ font-weight: bold }} .tab {{ color: #333 }}
</style></head><body><main><h1>Turning</h1><p>{"Words that stay. " * 60}</p>
<div class="ribbon"><a class="item on" href="/a" target="_blank">First notice</a><a class="item" href="/b"
 aria-hidden="true" tabindex="-1">Second notice</a><a class="item" href="/c" target="_blank" aria-hidden="true"
 tabindex="-1">Third notice</a></div>
<div class="slides"><div class="slide active"><a href="/d" target="_blank">First slide</a></div>
<div class="slide"><a href="/e">Second slide</a></div><div class="slide"><img src="/f.png"></div></div>
<div class="window"><div class="track"><p class="now">One</p><p>Two</p><p>Three</p></div></div>
<ul class="news"><li>First line</li><li hidden>Second line</li><li hidden>Third line</li></ul>
</main><nav class="menu"><a class="current" href="/">Home</a><a href="/x">Notices</a></nav>
<div id="waiting">Please wait</div><div id="told" hidden>{"Told when it has loaded. " * 3}</div>
<script>
const all = (path) => [...document.querySelectorAll(path)];
let shown = 0;
const turn = () => {{
  shown = (shown + 1) % 3;
  all(".ribbon a").forEach((item, index) => {{
    item.classList.toggle("on", index === shown);
    item.setAttribute("aria-hidden", String(index !== shown));
    item.tabIndex = index === shown ? 0 : -1;
  }});
  all(".slide").forEach((item, index) => item.classList.toggle("active", index === shown));
  document.querySelector(".track").style.transform = `translateX(${{-300 * shown}}px)`;
  all(".track p").forEach((item, index) => item.classList.toggle("now", index === shown));
  all(".news li").forEach((item, index) => {{ item.hidden = index !== shown; }});
}};
addEventListener("load", async () => {{
  await fetch("/ready");
  document.querySelector("#waiting").hidden = true;
  document.querySelector("#told").hidden = false;
  all(".menu a").forEach((entry) => entry.classList.toggle("current"));
  for (let turns = Number(new URLSearchParams(location.search).get("turns")); turns > 0; turns -= 1) {{
    await fetch("/ready");
    turn();
  }}
}});
</script></body></html>"""


async def _watched(studio: Studio, turns: int) -> Watched:
    async def ready(_: web.Request) -> web.StreamResponse:
        return web.Response(text="ready")

    studio.serve({"/": PAGE, "/ready": ready})
    return await studio.watch(f"/?turns={turns}", needs=NEEDS)


async def test_a_page_is_told_alike_at_every_moment_of_what_turns_by_itself(studio: Studio) -> None:
    seen = [await _watched(studio, turns) for turns in (0, 1, 2)]
    pages = [one.page for one in seen]
    first = pages[0].view
    assert first
    assert first.reading
    assert [link.name for link in first.reading.controls if link.target] == ["First notice", "First slide"]
    for page in pages[1:]:
        assert page.view
        assert page.view.reading
        assert page.text.links == pages[0].text.links
        assert page.view.reading.controls == first.reading.controls
        assert [text.text for text in page.view.texts] == [text.text for text in first.texts]
        assert page.view.boxes == first.boxes
    told = [
        [(result.rule, result.outcome, result.findings, result.doubts) for result in judge_page(page, RULES)]
        for page in pages
    ]
    without_address = [re.sub(r"turns=\d", "turns=", repr(one)) for one in told]
    assert without_address[1:] == without_address[:1] * 2


async def test_what_changes_once_is_told_as_the_page_shows_it(studio: Studio) -> None:
    text = (await _watched(studio, 1)).page.text
    assert [block.selector for block in text.blocks if "Told when" in block.text] == ["#told"]
    assert not [block for block in text.blocks if "Please wait" in block.text]
    assert ['class="current"' in link.html for link in text.links if link.text in ("Home", "Notices")] == [False, True]
