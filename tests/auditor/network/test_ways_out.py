"""A hostile site tries some three hundred ways at once to lead an audit into this machine.

Listeners stand at its loopback addresses, TCP and UDP. With private places allowed they are met by every way that a
program takes, so the site is a trap; without, nothing at all may come.
"""

import re
import socket
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.async_api import async_playwright
from ways.netlog import logging_browser, read_logs
from ways.site import Site, serving
from ways.spellings import HOST, SPELLINGS, UNANSWERED
from ways.table import IN_DOCUMENTS, NOT_TAKEN, OWN_PORTS, REDIRECTED, SWITCHED_OFF, WAYS, Place
from ways.traps import trapping

from auditor.audit import capture
from auditor.browser.desk import WatchError
from auditor.browser.launch import needed_browser
from auditor.config import AuditOptions, Extent
from auditor.network import egress as egress_module
from auditor.network.egress import Egress
from auditor.network.policy import Policy
from auditor.store import Bundle
from auditor.watchers import watcher

pytestmark = pytest.mark.slow

PAGE_BUDGET_S = 30.0
ATTEMPTS = 3  # on a busy machine a window is shut again before it has asked for anything
LINKED = {f"link-{name}" for name in SPELLINGS}
PICTURED = {f"picture-{name}" for name in SPELLINGS}
# A host that was refused once is not asked for its other links, nor for a picture when it was for its robots.txt.
REFUSED_WITH_THEIR_HOST = LINKED | {"link", "document", "image-map", "picture-user", "og-image", "twitter-image"}
TAKEN = ({way.name for way in WAYS} | {*REDIRECTED, *IN_DOCUMENTS} | LINKED | PICTURED) - NOT_TAKEN - SWITCHED_OFF
ANSWERS = {"inside-6.example": ("::1",), "inside-mapped.example": ("::ffff:127.0.0.1",)}
ANSWERS["inside-and-outside.example"] = ("127.0.0.1", "8.8.8.8")


class Quiet:
    def step(self, *_: object) -> None: ...

    def note(self, *_: object, **__: object) -> None: ...


@dataclass
class Watchman:
    """What was asked of the guard, and where this process connected to."""

    asked: list[str] = field(default_factory=list)
    guards: set[str] = field(default_factory=set)
    connected: set[str] = field(default_factory=set)

    def strangers(self) -> set[str]:
        """Return what was asked for that no page and no program of ours names: the browser's own errands."""
        return {target for target in self.asked if not re.search(r"localhost|\.example[.:/]|://[\d\[]|^[\d\[]", target)}

    def ways(self, ports: dict[str, int]) -> set[str]:
        """Return the ways that were asked for, by their path or by a port of their own."""
        by_path = {found[1] for target in self.asked if (found := re.search(r"/way/([a-z0-9-]+)", target))}
        return by_path | {way for way, port in ports.items() if any(ask.endswith(f":{port}") for ask in self.asked)}


@pytest.fixture
def watchman(monkeypatch: pytest.MonkeyPatch) -> Watchman:
    """Answer every name with this machine, and note what happens at the guard and around it."""
    seen = Watchman()
    read, enter, connect, lookup = (
        egress_module.read_request,
        Egress.__aenter__,
        socket.socket.connect,
        socket.getaddrinfo,
    )

    async def read_request(reader):
        request = await read(reader)
        seen.asked.append(request.target)
        return request

    async def entered(self):
        opened = await enter(self)
        seen.guards.add(opened.proxy_url.removeprefix("http://"))
        return opened

    def connected(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6):
            seen.connected.add(f"{address[0]}:{address[1]}")
        return connect(self, address)

    def getaddrinfo(host, port, *rest, **more):
        if not re.search("[a-z]", host) or ":" in host:
            return lookup(host, port, *rest, **more)
        return [
            (socket.AF_INET6 if ":" in found else socket.AF_INET, socket.SOCK_STREAM, 6, "", (found, 0))
            for found in ANSWERS.get(host, ("127.0.0.1",))
        ]

    monkeypatch.setattr(egress_module, "read_request", read_request)
    monkeypatch.setattr(Egress, "__aenter__", entered)
    monkeypatch.setattr(socket.socket, "connect", connected)
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return seen


def options_for(site: Site, output: Path, **more: object) -> AuditOptions:
    pins = {(HOST, 80): ("127.0.0.1", site.port)}
    values = {"target": f"http://{HOST}/", "extent": Extent(60, 1), "requests_per_second": None, "pins": pins}
    return AuditOptions(output=output, page_budget_s=PAGE_BUDGET_S, **values | more)


def leading_on(site: Site) -> list[str]:
    """Return the pages that lead elsewhere at once."""
    return [f"http://{HOST}/page/{way.name}" for way in site.standing(Place.PAGE)]


async def captured(options: AuditOptions) -> None:
    await capture(options, Bundle.create(options.output), Quiet())


@pytest.mark.browser
async def test_no_way_of_a_hostile_site_leads_an_audit_into_this_machine(tmp_path: Path, watchman: Watchman) -> None:
    browser = logging_browser(needed_browser(None), tmp_path)
    with trapping(OWN_PORTS) as traps, serving(Site(traps, WAYS, SPELLINGS | UNANSWERED)) as site:
        await captured(options_for(site, tmp_path / "site", browser=browser))
        await captured(options_for(site, tmp_path / "pages", listed=leading_on(site), browser=browser))
        assert traps.left() == ""
        assert traps.connections == []
    assert TAKEN - watchman.ways(traps.ports) <= REFUSED_WITH_THEIR_HOST, (
        "not asked of the guard, so nothing was proved"
    )
    assert watchman.strangers() == set()
    assert watchman.connected <= {*watchman.guards, f"127.0.0.1:{site.port}"}
    log = read_logs(tmp_path)
    assert log.connected <= watchman.guards
    assert (log.datagrams, log.lookups) == (0, 0)


@pytest.mark.browser
async def test_every_way_leads_into_this_machine_where_private_places_are_allowed(
    tmp_path: Path, watchman: Watchman
) -> None:
    with trapping(OWN_PORTS) as traps, serving(Site(traps, WAYS, SPELLINGS)) as site:
        await captured(options := options_for(site, tmp_path / "site", extent=Extent(60, 0), allow_private=True))
        async with (
            Egress(Policy(allow_private=True, pins=options.pins)) as egress,
            watcher(options, egress, None) as seer,
        ):
            for url in (options.target, *leading_on(site)) * ATTEMPTS:  # opened, and no more: the test above watches
                if traps.met >= TAKEN:
                    break
                with suppress(WatchError):
                    await seer.watch(url, observed_at=options.clock(), needs=frozenset())
        assert sorted(TAKEN - traps.met) == []
        assert traps.met & SWITCHED_OFF == set()


@pytest.mark.browser
async def test_a_browser_without_our_switches_takes_the_ways_that_are_switched_off() -> None:
    ways = [way for way in WAYS if way.name in SWITCHED_OFF]
    with trapping(OWN_PORTS) as traps, serving(Site(traps, ways, {}, "127.0.0.1")) as site:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=needed_browser(None))
            page = await browser.new_page()
            await page.goto(f"http://127.0.0.1:{site.port}/")
            assert await traps.meet(SWITCHED_OFF) == SWITCHED_OFF
            await browser.close()
