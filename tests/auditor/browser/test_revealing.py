"""What waits until a reader scrolls to it is looked at, too; what was measured while the page loaded stays as it was."""

import pytest
from aiohttp import web
from studio import Studio

from auditor.browser import looking
from auditor.browser.desk import WatchError
from rules.evaluate import judge_page
from rules.evidence import PageEvidence, UnreachableReason
from rules.registry import RULES
from rules.rule import Need
from rules.view import PageView

pytestmark = [pytest.mark.browser, pytest.mark.asyncio]

NEEDS = frozenset({Need.VIEW, Need.VITALS, Need.FILES})
# One block is transparent from the start, another is made so by a script, softly. They fade in once an observer has seen
# them, push down what is below, a figure counts up from there, and the picture loads when it is near. The title tells how
# far the page was scrolled, and where it is now.
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Scrolled to</title><link rel="icon" href="data:,"><style>
body { margin: 0 } .fold { height: 5000px } .waits { opacity: 0; transition: opacity 1s 1s } .waits.seen { opacity: 1 }
.menu { position: absolute; top: 8000px; visibility: hidden }
</style></head><body><h1>Scrolled to</h1><div class="fold"></div>
<div class="menu"><p>Waits for a press</p></div>
<section class="waits"><h2><a href="/notices">Notices</a></h2></section>
<div class="fold"></div>
<section id="soft"><p id="count">0</p></section>
<div class="fold"></div>
<img src="/gone.png" alt="Lake" loading="lazy" width="300" height="200">
<script>
let farthest = 0;
const tell = () => { document.title = `${farthest = Math.max(farthest, Math.round(scrollY))} ${Math.round(scrollY)}`; };
tell();
addEventListener("scroll", tell);
document.querySelector("#soft").getBoundingClientRect(); // it has a style to change from
document.querySelector("#soft").classList.add("waits");
const observer = new IntersectionObserver((entries) => entries.filter((one) => one.isIntersecting).forEach(({ target }) => {
  observer.unobserve(target);
  target.classList.add("seen");
  target.style.paddingTop = "300px";
  if (target.id !== "soft") return;
  let shown = 0;
  const timer = setInterval(() => {
    document.querySelector("#count").textContent = shown += 40;
    if (shown === 400) clearInterval(timer);
  }, 30);
}));
document.querySelectorAll(".waits").forEach((block) => observer.observe(block));
</script></body></html>"""


async def _watched(studio: Studio, page: str) -> tuple[PageEvidence, PageView]:
    studio.serve({"/": page})
    evidence = (await studio.watch("/", needs=NEEDS)).page
    assert evidence.view is not None
    return evidence, evidence.view


async def test_what_appears_when_scrolled_to_is_looked_at(studio: Studio) -> None:
    page, view = await _watched(studio, PAGE)
    assert [one.text for one in view.texts] == ["Scrolled to", "Notices", "400"]
    assert int(page.text.title.split()[0]) > 14_000
    assert page.text.title.split()[1] == "0"
    assert "broken-images" in {result.rule for result in judge_page(page, RULES) if result.findings}
    assert [one.url.rpartition("/")[2] for one in view.resources if one.is_late] == ["gone.png"]
    assert view.vitals is not None
    assert view.vitals.cls == 0


async def test_what_appears_in_a_box_that_scrolls_in_the_page_s_stead_is_looked_at(studio: Studio) -> None:
    boxed = PAGE
    for old, new in (
        ("body { margin: 0 }", "body { margin: 0; overflow: hidden } main { height: 100vh; overflow: auto }"),
        ("<h1>", "<main><h1>"),
        ("<script>", "</main><script>const box = document.querySelector('main');"),
        ("scrollY", "box.scrollTop"),
        ('addEventListener("scroll"', 'box.addEventListener("scroll"'),
    ):
        boxed = boxed.replace(old, new)
    page, view = await _watched(studio, boxed)
    assert [one.text for one in view.texts] == ["Scrolled to", "Notices", "400"]
    farthest, now = map(int, page.text.title.split())
    assert farthest > 14_000
    assert now == 0


async def test_a_page_where_nothing_waits_is_not_scrolled(studio: Studio) -> None:
    page, view = await _watched(studio, PAGE.replace("opacity: 0; ", "").replace(' loading="lazy"', ""))
    assert page.text.title == "0 0"
    assert not any(one.is_late for one in view.resources)


async def test_a_page_that_grows_while_it_is_scrolled_comes_to_an_end(studio: Studio) -> None:
    growing = PAGE.replace(
        "tell();\naddEv", 'addEventListener("scroll", () => document.body.append("x ".repeat(9999)));\ntell();\naddEv'
    )
    page, _ = await _watched(studio, growing)
    farthest, now = map(int, page.text.title.split())
    assert 8000 < farthest < 20_000
    assert now == 0


async def test_a_page_that_hangs_when_it_is_scrolled_is_given_up_soon(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "SCROLL_LIMIT_S", 1.0)
    hanging = PAGE.replace('addEventListener("scroll", tell)', 'addEventListener("scroll", () => { for (;;) {} })')
    with pytest.raises(WatchError, match="scrolled through") as raised:
        await _watched(studio, hanging)
    assert raised.value.reason is UnreachableReason.TIMEOUT
    page, _ = await _watched(studio, PAGE)
    assert page.status == 200


async def test_a_phone_is_given_what_appears_there_and_what_waits_weighs_nothing(studio: Studio) -> None:
    async def lake(_: web.Request) -> web.StreamResponse:
        return web.Response(body=b"x" * 100_000, content_type="image/png")

    path = "/lake"  # that no other page has had: an address keeps its weight as long as the tab is open
    studio.serve({path: PAGE, "/gone.png": lake})
    view = (await studio.watch(path, is_home=True, needs=NEEDS)).page.view
    assert view is not None
    assert view.phone is not None
    assert [target.name for target in view.phone.layout.targets] == ["Notices"]
    assert view.phone.transferred_bytes < 10_000
