"""What a page is opened and looked at with, whichever way the browser is driven."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from auditor.browser.world import Session, World
from auditor.errors import AuditorError
from auditor.network.bot_walls import bot_wall
from auditor.network.egress import REASON_HEADER
from rules.evidence import PageEvidence, UnreachableReason
from rules.rule import Need
from rules.view import FailedRequest, RequestTotal
from rules.views.resources import Resource

HTML = frozenset({"text/html", "application/xhtml+xml", ""})


class WatchError(AuditorError):
    """A page could not be watched."""

    def __init__(self, url: str, reason: UnreachableReason, detail: str) -> None:
        super().__init__(f"{url}: {reason} ({detail})")
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """One page as the browser saw it, and its pictures by file name."""

    page: PageEvidence
    pictures: Mapping[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the server answered to the navigation."""

    url: str  # that answered, after redirects
    status: int
    headers: tuple[tuple[str, str], ...]  # lower-case names; (): the browser does not tell
    redirects: tuple[str, ...]  # addresses passed on the way


class Desk(Protocol):
    """A browser's tab with its session, its traffic and what happened in it."""

    @property
    def session(self) -> Session:
        """What takes commands of the browser's protocol."""

    @property
    def frame_id(self) -> str:
        """The main frame's name in that protocol."""

    @property
    def browser_version(self) -> str:
        """Such as 150.0.7871.100."""

    async def goto(self, url: str, budget_s: float) -> Answer:
        """Navigate and return the answer once the page has loaded; WatchError for what is not a page of the site."""

    async def arrive(self) -> None:
        """Wait until a page that a script went on to has loaded."""

    async def quiet(self, limit_s: float) -> None:
        """Wait until the page loads nothing more, at the latest until the limit."""

    async def open_world(self) -> World:
        """Return a fresh world with the collectors in it."""

    async def traffic_told(self) -> tuple[tuple[RequestTotal, ...], tuple[FailedRequest, ...]]:
        """Return the requests since the navigation, by kind and host, and those that failed."""

    def resources_told(self) -> tuple[Resource, ...]:
        """Return the files asked for since the navigation, as far as `traffic_told` has heard of them."""

    def may_press(self, need: Need) -> bool:
        """Return whether the page can be sealed for this evidence; where not, it is told to be beyond the driver."""

    def note(self, incident: str) -> None:
        """Keep an incident."""

    def timed(self, phase: str) -> AbstractContextManager[None]:
        """Keep how long a phase takes."""


def checked(url: str, answer: Answer, html: str = "") -> Answer:
    """Return an answer that is a page of the site; WatchError for any other, `html` being the text of an error."""
    headers = dict(answer.headers)
    refusal = headers.get(REASON_HEADER)
    if refusal and answer.url.startswith("http:"):  # inside TLS the header would be the site's own
        raise WatchError(url, UnreachableReason(refusal), "refused on the way out")
    if answer.status >= 400:
        wall = bot_wall(answer.status, answer.headers, html)
        if wall:
            raise WatchError(url, UnreachableReason.BOT_WALL, wall)
        is_server = answer.status >= 500
        reason = UnreachableReason.SERVER_ERROR if is_server else UnreachableReason.CLIENT_ERROR
        raise WatchError(url, reason, f"status {answer.status}")
    media_type = headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    if media_type not in HTML:
        raise WatchError(url, UnreachableReason.NOT_HTML, media_type)
    return answer


def first_line(error: Exception) -> str:
    """Return the first line of an error, shortened."""
    return (str(error).splitlines() or [type(error).__name__])[0][:300]
