"""A browser that outlives a website: nothing of one site reaches the next, and each goes its own way out."""

import pytest
from aiohttp import web
from playwright.async_api import Error

from auditor.browser.chromium import open_chromium
from auditor.browser.visit import Watcher
from auditor.network.egress import Egress
from auditor.network.policy import Policy

pytestmark = pytest.mark.browser
PAGE = """<!doctype html><html lang=en><title>Lakes</title><body><h1>Lakes</h1><p id=told></p>
<script src=/once.js></script><script>
told.textContent = [document.cookie, localStorage.getItem("kept"), self.name].join("|");
document.cookie = "kept=yes; path=/; max-age=9999"; localStorage.setItem("kept", "yes"); self.name = "kept";
caches.open("kept").then(cache => cache.put("/kept", new Response("yes"))).catch(() => 0);
indexedDB.open("kept");
</script>"""


async def test_two_sites_in_one_browser_share_neither_storage_nor_cache_nor_way_out() -> None:
    scripts = 0

    async def answer(request: web.Request) -> web.Response:
        nonlocal scripts
        if request.path == "/once.js":
            scripts += 1
            return web.Response(text="", content_type="text/javascript", headers={"cache-control": "max-age=9999"})
        return web.Response(text=PAGE, content_type="text/html")

    application = web.Application()
    application.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]

    def way_out(host: str) -> Egress:
        return Egress(Policy(pins={(host, 80): ("127.0.0.1", port)}, only_pins=True))

    seen = []
    async with open_chromium(None) as chromium:
        browser = await chromium.ready()
        for host in ("lakes.gov.in", "lakes.gov.in", "hills.gov.in"):
            async with way_out(host) as egress:
                watcher = Watcher(chromium, egress.proxy_url, "GovernmentWebsiteAuditor/test", 45.0)
                await watcher.open()
                page = watcher._tab.page  # type: ignore[union-attr]
                await page.goto(f"http://{host}/")
                seen.append(await page.locator("#told").text_content())
                if host == "hills.gov.in":
                    with pytest.raises(Error):
                        await page.goto("http://lakes.gov.in/")
                    assert ("lakes.gov.in", 80) in {(refusal.host, refusal.port) for refusal in egress.refused}
                await watcher.close()
                assert not browser.contexts
        assert seen == ["||"] * 3
        assert scripts == 3
        assert await chromium.ready() is browser
        alone = await browser.new_context()
        with pytest.raises(Error, match="ERR_PROXY_CONNECTION_FAILED"):
            await (await alone.new_page()).goto(f"http://127.0.0.1:{port}/")
    await runner.cleanup()


async def test_a_browser_that_was_lost_is_started_anew_for_the_next_page() -> None:
    async with open_chromium(None) as chromium:
        first = await chromium.ready()
        await first.close()
        second = await chromium.ready()
        assert second is not first
        assert second.is_connected()
