"""The tab of any browser of a grid: as much of it as plain WebDriver gives."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from playwright.async_api import Error
from selenium.webdriver.remote.webdriver import WebDriver

from auditor.browser.desk import Answer, WatchError, checked
from auditor.browser.tab import MOST_INCIDENTS
from auditor.browser.visit import reason_of
from auditor.browser.widths import DESKTOP
from auditor.browser.world import World
from auditor.selenium.grid import GridError
from auditor.selenium.session import Session
from auditor.selenium.worlds import PlainWorld
from rules.evidence import UnreachableReason
from rules.rule import Need
from rules.view import FailedRequest, RequestTotal
from rules.views.resources import Resource

NO_WAY_OUT = "ERR_PROXY_CONNECTION_FAILED"
USED = frozenset({Need.KEYBOARD, Need.WIDGETS, Need.TOUCH, Need.ALONE, Need.TRIAL})  # of a page that is sealed alone
# Phones, pictures of parts of the page and what it loads are known to Chromium's own protocol alone.
OF_PROTOCOL = frozenset(
    {Need.LAYOUT, Need.RESPONSIVE, Need.SEEING, Need.MOTION, Need.TRAFFIC, Need.FILES, Need.IMPRESSION}
)
_ANSWER = """
const [navigation] = performance.getEntriesByType("navigation");
arguments[0]({ url: document.URL, status: navigation?.responseStatus ?? 0, type: document.contentType ?? "" });
"""


@dataclass(slots=True)
class PlainTab:
    """A tab of any browser that WebDriver drives: scripts can be run in it, and what is seen first be pictured."""

    session: Session
    proxy_url: str
    frame_id: str = ""
    incidents: list[str] = field(default_factory=list)
    withheld: set[Need] = field(default_factory=set)

    @property
    def needs(self) -> frozenset[Need]:
        """The evidence this tab can give of a page that nobody presses."""
        return frozenset(Need) - USED - OF_PROTOCOL - {Need.VIEW}

    @property
    def browser_version(self) -> str:
        """Such as 153.7."""
        return self.session.browser_version

    def begin(self) -> None:
        """Forget the page before."""
        self.incidents.clear()
        self.withheld = set(OF_PROTOCOL)

    async def prepare(self, _user_agent: str) -> None:
        """Make the window as large as a computer's screen, within."""
        for _ in range(2):  # the frame of the window is known once it has been drawn
            width, height, outer_width, outer_height = await self.session.do(
                lambda driver: driver.execute_script("return [innerWidth, innerHeight, outerWidth, outerHeight]")
            )
            wide = DESKTOP.width_css_px + outer_width - width
            high = DESKTOP.height_css_px + outer_height - height
            await self.session.do(partial(WebDriver.set_window_size, width=wide, height=high))

    async def goto(self, url: str, budget_s: float) -> Answer:
        """Navigate and return what the browser tells of the answer; WatchError for what is not a page of the site."""
        failure = await self._loaded(url, budget_s)
        if failure is not None:
            raise failure
        seen = await self.session.run(_ANSWER)
        if not seen["url"].startswith(("http:", "https:")):
            raise WatchError(url, UnreachableReason.NOT_HTML, "the browser showed no page")
        if not seen["status"]:
            raise WatchError(url, UnreachableReason.BROWSER, "the browser does not tell the status of the answer")
        answer = Answer(url=seen["url"], status=seen["status"], headers=(("content-type", seen["type"]),), redirects=())
        return replace(checked(url, answer, await self._html_of_error(answer)), headers=())

    async def _html_of_error(self, answer: Answer) -> str:
        return await self.session.do(lambda driver: driver.page_source) if answer.status >= 400 else ""

    async def _loaded(self, url: str, budget_s: float) -> WatchError | None:
        """Return why the page did not load, None when it did. GridError when the guard is out of reach."""

        def load(driver: WebDriver) -> None:
            driver.set_page_load_timeout(budget_s)
            driver.get(url)

        try:
            await self.session.do(load)
        except Error as error:
            if NO_WAY_OUT in str(error):
                raise GridError(
                    f"The browser of the grid does not reach the guard at {self.proxy_url}.",
                    hint="Name the address of this machine that the browser reaches: --grid-proxy ADDRESS",
                ) from error
            return WatchError(url, *reason_of(error))
        return None

    async def arrive(self) -> None:
        """Return at once: the driver itself waits for a navigation before its next command."""

    async def quiet(self, _limit_s: float) -> None:
        """Return at once: what the page loads is not known."""

    async def open_world(self) -> World:
        """Return the page's own world, with our collectors beside its scripts."""
        return PlainWorld(self.session, 0)

    async def traffic_told(self) -> tuple[tuple[RequestTotal, ...], tuple[FailedRequest, ...]]:
        """Return nothing: what the page loads is not known."""
        return (), ()

    def resources_told(self) -> tuple[Resource, ...]:
        """Return nothing, as above."""
        return ()

    def may_press(self, need: Need) -> bool:
        """Return that the page cannot be sealed, so that nothing in it may be pressed."""
        self.withheld.add(need)
        return False

    def note(self, incident: str) -> None:
        """Keep an incident, up to fifty a page."""
        if len(self.incidents) < MOST_INCIDENTS:
            self.incidents.append(incident)

    @contextlib.contextmanager
    def timed(self, _phase: str) -> Iterator[None]:
        """Keep nothing."""
        yield

    async def leave(self) -> None:
        """Close what the page opened beside itself and go to an empty one, without what it stored."""

        def tidy(driver: WebDriver) -> None:
            first, *others = driver.window_handles
            for window in others:
                driver.switch_to.window(window)
                driver.close()
            driver.switch_to.window(first)
            driver.delete_all_cookies()
            driver.get("about:blank")

        await self.session.do(tidy)
