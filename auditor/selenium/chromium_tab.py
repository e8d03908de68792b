"""The tab of a grid's Chromium: what Chromium's own protocol tells and does, carried by WebDriver."""

import asyncio
import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Error

from auditor.browser.desk import Answer, WatchError, checked
from auditor.browser.launch import LOCALE, TIME_ZONE
from auditor.browser.tab import MOST_REDIRECTS
from auditor.browser.traffic import Traffic
from auditor.browser.world import World, open_world
from auditor.selenium.browsers import PREFIXES
from auditor.selenium.session import Session
from auditor.selenium.tab import USED, PlainTab
from auditor.selenium.worlds import PolledWorld
from rules.evidence import UnreachableReason
from rules.rule import Need
from rules.view import FailedRequest, RequestTotal
from rules.views.resources import Resource

LOOK_AGAIN_S = 0.1


@dataclass(slots=True)
class ChromiumTab(PlainTab):
    """A tab of a Chromium whose driver carries the commands of Chromium's own protocol."""

    traffic: Traffic = field(default_factory=Traffic)
    _hear: dict[str, Callable[[dict[str, Any]], None]] = field(default_factory=dict)
    _navigation: str = ""  # the request of the main document
    _answer: Answer | None = None
    _redirects: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.traffic.listen(self)
        self.on("Page.javascriptDialogOpening", lambda event: self.note(f"dialog dismissed: {event['type']}"))

    def on(self, event: str, f: Callable[[dict[str, Any]], None]) -> None:
        """Call this function with every event of this name."""
        self._hear[event] = f

    @property
    def needs(self) -> frozenset[Need]:
        """The evidence this tab can give of a page that nobody presses."""
        return frozenset(Need) - USED

    def begin(self) -> None:
        """Forget the page before."""
        self.incidents.clear()
        self.withheld = set()

    async def prepare(self, user_agent: str) -> None:
        """Say who visits, from where and in which language; let nothing answer in the server's place."""
        send = self.session.send
        agent = (await send("Runtime.evaluate", {"expression": "navigator.userAgent"}))["result"]["value"]
        told = f"{agent.replace('Headless', '')} {user_agent}"
        await send("Emulation.setUserAgentOverride", {"userAgent": told, "acceptLanguage": LOCALE})
        await send("Emulation.setLocaleOverride", {"locale": LOCALE})
        await send("Emulation.setTimezoneOverride", {"timezoneId": TIME_ZONE})
        await send("Network.setBypassServiceWorker", {"bypass": True})

    async def goto(self, url: str, budget_s: float) -> Answer:
        """Navigate and return the main answer; WatchError for what is not a page of the site."""
        await self._listen()
        self.traffic.start()
        self._navigation, self._answer = "", None
        self._redirects.clear()
        failure = await self._loaded(url, budget_s)
        await self._listen()
        if self._answer is not None:
            answer = checked(url, self._answer, await self._html_of_error(self._answer))
            if failure is None:
                return answer
        raise failure or WatchError(url, UnreachableReason.EMPTY, "no answer to the navigation")

    async def quiet(self, limit_s: float) -> None:
        """Wait until the page loads nothing more, at the latest until the limit."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(limit_s):
                while True:
                    await self._listen()
                    if not self.traffic.is_busy():
                        return
                    await asyncio.sleep(LOOK_AGAIN_S)

    async def open_world(self) -> World:
        """Return a fresh world of our own, with the collectors in it."""
        return await open_world(self.session, self.frame_id, PolledWorld)

    async def traffic_told(self) -> tuple[tuple[RequestTotal, ...], tuple[FailedRequest, ...]]:
        """Return the requests since the navigation, by kind and host, and those that failed."""
        await self._listen()
        return self.traffic.totals(), self.traffic.failures()

    def resources_told(self) -> tuple[Resource, ...]:
        """Return the files asked for since the navigation, in order."""
        return self.traffic.resources()

    async def _listen(self) -> None:
        """Take what happened since the last time."""
        for entry in await self.session.log():
            event = json.loads(entry["message"])["message"]
            params = event["params"]
            if params.get("type") == "Document" and params.get("frameId") == self.frame_id:
                self._follow(event["method"], params)
            if hear := self._hear.get(event["method"]):
                hear(params)

    def _follow(self, method: str, params: dict[str, Any]) -> None:
        """Keep the main answer and how it was reached."""
        if method == "Network.requestWillBeSent":
            self._navigation = self._navigation or params["requestId"]
            if params["requestId"] == self._navigation and "redirectResponse" in params:
                self._redirects.append(params["redirectResponse"]["url"])
        elif method == "Network.responseReceived" and params["requestId"] == self._navigation:
            response = params["response"]
            self._answer = Answer(
                url=response["url"],
                status=int(response["status"]),
                headers=tuple((name.lower(), value) for name, value in response["headers"].items()),
                redirects=tuple(self._redirects[:MOST_REDIRECTS]),
            )


async def open_tab(session: Session, proxy_url: str, user_agent: str) -> PlainTab:
    """Return a tab, with Chromium's own protocol where the grid carries it."""
    tab = PlainTab(session, proxy_url)
    if session.browser in PREFIXES:
        with contextlib.suppress(Error):  # not every grid carries it
            tree = await session.send("Page.getFrameTree")
            await session.log()
            tab = ChromiumTab(session, proxy_url, tree["frameTree"]["frame"]["id"])
    await tab.prepare(user_agent)
    return tab
