"""What stands for a grid is looked at before anything is visited, and only its machines may use the guard."""

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from click.testing import CliRunner
from grids import GridStudio
from studio import USER_AGENT

from auditor.cli import main
from auditor.config import Driver, Manner
from auditor.errors import AuditorError
from auditor.network.egress import Egress
from auditor.network.policy import Policy
from auditor.selenium.browsers import wanted
from auditor.selenium.grid import GridError, examine
from auditor.selenium.watch import open_grid_watcher
from auditor.watchers import way_out

READY = {"ready": True, "message": "Selenium Grid ready."}
ELSEWHERE = {**READY, "nodes": [{"uri": "http://192.0.2.7:5555"}]}
HERE = {**READY, "nodes": [{"uri": "http://127.0.0.1:5555"}]}


class Standing:
    """A server that answers for the state of a grid with whatever it is given."""

    def __init__(self) -> None:
        self.url = ""
        self.answer: object = {"value": READY}


@pytest.fixture
async def standing() -> AsyncIterator[Standing]:
    standing = Standing()

    async def tell(_: web.Request) -> web.Response:
        return web.json_response(standing.answer)

    application = web.Application()
    application.router.add_get("/status", tell)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    standing.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield standing
    await runner.cleanup()


def manner(url: str, grid_proxy: str = "") -> Manner:
    return Manner(driver=Driver.SELENIUM, grid=url, grid_proxy=grid_proxy)


@pytest.mark.parametrize("address", ["grid:4444", "ftp://grid", "http://", "http://[::1", "http://grid:70000"])
async def test_what_is_no_address_is_said_so(address: str) -> None:
    with pytest.raises(GridError, match="no address of a Selenium Grid"):
        await examine(address)


@pytest.mark.parametrize("answer", [[], {"status": 0}, {"value": None}, "hello"])
async def test_a_server_that_is_no_grid_is_told_from_one(standing: Standing, answer: object) -> None:
    standing.answer = answer
    with pytest.raises(GridError, match="is no Selenium Grid"):
        await examine(standing.url)


async def test_a_grid_without_nodes_has_no_browser(standing: Standing) -> None:
    standing.answer = {"value": {**READY, "nodes": []}}
    with pytest.raises(GridError, match="has no machine with browsers"):
        await examine(standing.url)


async def test_a_password_in_its_address_is_not_told(standing: Standing) -> None:
    standing.answer = {}
    with pytest.raises(GridError) as refused:
        await examine(standing.url.replace("http://", "http://clerk:secret@"))
    assert "secret" not in str(refused.value)


async def test_a_grid_elsewhere_is_not_used_without_a_way_to_the_guard(standing: Standing) -> None:
    standing.answer = {"value": ELSEWHERE}
    with pytest.raises(GridError) as refused:
        await way_out(manner(standing.url), Policy())
    assert "--grid-proxy" in refused.value.hint
    egress = await way_out(manner(standing.url, "127.0.0.3"), Policy())
    assert (egress.address, egress.clients) == ("127.0.0.3", frozenset({"127.0.0.1", "192.0.2.7"}))
    standing.answer = {"value": HERE}
    assert (await way_out(manner(standing.url), Policy())).address == "127.0.0.1"


@pytest.mark.parametrize("address", ["0.0.0.0", "office-pc", "224.0.0.1"])
async def test_the_guard_listens_at_one_address(standing: Standing, address: str) -> None:
    with pytest.raises(AuditorError, match="is no address"):
        await way_out(manner(standing.url, address), Policy())


async def test_an_address_of_another_machine_cannot_be_listened_at() -> None:
    with pytest.raises(AuditorError, match=r"cannot listen at 192\.0\.2\.1"):
        async with Egress(Policy(), "192.0.2.1"):
            pass


async def test_only_machines_of_the_grid_may_use_the_guard() -> None:
    async with Egress(Policy(), "127.0.0.3", frozenset({"127.0.0.1"})) as egress:
        port = int(egress.proxy_url.rpartition(":")[2])
        answers = []
        for source in ("127.0.0.1", "127.0.0.3", "127.0.0.9"):
            reader, writer = await asyncio.open_connection("127.0.0.3", port, local_addr=(source, 0))
            writer.write(b"GET http://127.0.0.1/ HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n")
            try:
                answers.append((await reader.readline())[:12])
            except ConnectionError:
                answers.append(b"")
            writer.close()
    assert answers == [b"HTTP/1.1 403", b"HTTP/1.1 403", b""]


def test_every_browser_is_sent_through_the_guard() -> None:
    asked = [options.to_capabilities() for options in wanted("http://192.0.2.5:8080")]
    assert [one["browserName"] for one in asked] == ["chrome", "MicrosoftEdge", "firefox"]
    for one in asked:
        assert (one["proxy"]["httpProxy"], one["proxy"]["sslProxy"]) == ("192.0.2.5:8080",) * 2
        assert one["unhandledPromptBehavior"] == "dismiss"
    for name, one in zip(("goog:chromeOptions", "ms:edgeOptions"), asked, strict=False):
        assert {"--disable-quic", "--proxy-bypass-list=<-loopback>"} <= set(one[name]["args"])
        assert "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 192.0.2.5" in one[name]["args"]
        assert "--no-sandbox" not in one[name]["args"]
    assert asked[2]["moz:firefoxOptions"]["prefs"]["network.proxy.allow_hijacking_localhost"] is True


@pytest.mark.browser
async def test_a_browser_that_cannot_reach_the_guard_says_so(grid: GridStudio) -> None:
    unused = "http://127.0.0.1:9"
    with pytest.raises(GridError) as refused:
        async with open_grid_watcher(
            grid_url=grid.grid_url, proxy_url=unused, user_agent=USER_AGENT, page_budget_s=20
        ) as watcher:
            await watcher.watch("http://department.localhost/", observed_at=None)
    assert "--grid-proxy" in refused.value.hint


def test_the_command_line_says_what_is_wrong(tmp_path: Path) -> None:
    base = ["site", "https://department.example", "--out", str(tmp_path / "out")]
    unreachable = CliRunner().invoke(main, [*base, "--driver", "selenium", "--grid", "http://127.0.0.1:9"])
    assert unreachable.exit_code == 2
    assert "No Selenium Grid answers at http://127.0.0.1:9" in unreachable.stderr
    for half in (["--driver", "selenium"], ["--grid", "http://127.0.0.1:9"]):
        refused = CliRunner().invoke(main, [*base, *half])
        assert refused.exit_code == 2
        assert "--driver selenium and --grid go together" in refused.stderr


def test_the_doctor_looks_at_the_grid() -> None:
    told = CliRunner().invoke(main, ["doctor", "--grid", "http://127.0.0.1:9"])
    assert told.exit_code == 3
    assert "NO  Selenium Grid: No Selenium Grid answers" in told.stdout


def test_without_the_extra_packages_the_audit_does_not_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "axe_selenium_python", None)
    for name in ("watch", "chromium_tab", "tab", "worlds"):
        monkeypatch.delitem(sys.modules, f"auditor.selenium.{name}", raising=False)
    words = ["site", "https://department.example", "--out", str(tmp_path / "out"), "--driver", "selenium"]
    refused = CliRunner().invoke(main, [*words, "--grid", "http://127.0.0.1:9"])
    assert refused.exit_code == 2
    assert "axe_selenium_python" in refused.stderr
    assert "government-website-auditor[selenium]" in refused.stderr
