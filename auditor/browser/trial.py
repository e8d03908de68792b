"""Fixes tried on a loaded page: its elements are changed before it is looked at, its headers before they arrive."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import msgspec
from playwright.async_api import Error

from auditor.browser.tab import Tab
from auditor.browser.world import World
from rules.fixing.edit import Operation

ON_HEADERS = frozenset({Operation.SET_HEADER, Operation.REMOVE_HEADER})
FIRST_REDIRECT, FIRST_ERROR = 300, 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change of a page; every slot of its words is filled in."""

    operation: Operation
    selector: str
    name: str
    value: str
    hindi: str  # the value for an element that is Hindi


class Applied(msgspec.Struct, frozen=True):
    """What the collector tells."""

    is_applied: tuple[bool, ...]
    moved: dict[str, str | None]


@dataclass(slots=True)
class Trial:
    """The fixes of one load of a page, each of one or more steps, and what became of them."""

    fixes: tuple[tuple[Step, ...], ...]
    places: tuple[str, ...]  # selectors in the page as it is
    is_applied: tuple[bool, ...] = ()  # fix by fix; where an element is not found, nothing of a fix is done
    moved: Mapping[str, str | None] = field(default_factory=dict)  # where the places are now; None: gone

    async def change(self, world: World) -> None:
        """Apply the fixes to the page of this world and keep what became of them."""
        applied = await self.repeat(world)
        self.is_applied, self.moved = applied.is_applied, applied.moved

    async def repeat(self, world: World) -> Applied:
        """Apply the fixes to the page of this world."""
        await world.bring("apply")
        inside = [[step for step in fix if step.operation not in ON_HEADERS] for fix in self.fixes]
        told = await world.call("apply", msgspec.to_builtins(inside), list(self.places))
        return msgspec.convert(told, Applied)

    @asynccontextmanager
    async def headers_changed(self, tab: Tab) -> AsyncIterator[None]:
        """Change the headers of what answers a navigation of the tab until the block ends."""
        steps = [step for fix in self.fixes for step in fix if step.operation in ON_HEADERS]
        if not steps:
            yield
            return

        async def answer(event: dict[str, Any]) -> None:
            status = event.get("responseStatusCode", 0)
            held = {"requestId": event["requestId"]}
            try:
                if event["frameId"] == tab.frame_id and (status < FIRST_REDIRECT or status >= FIRST_ERROR):
                    headers = _changed(event.get("responseHeaders", []), steps)
                    held |= {"responseCode": status, "responseHeaders": headers}
                await tab.session.send("Fetch.continueResponse", held)
            except Error as error:  # the page has gone on meanwhile
                tab.note(f"headers could not be changed: {error}")

        patterns = [{"urlPattern": "*", "resourceType": "Document", "requestStage": "Response"}]
        tab.session.on("Fetch.requestPaused", answer)
        await tab.session.send("Fetch.enable", {"patterns": patterns})
        try:
            yield
        finally:
            tab.session.remove_listener("Fetch.requestPaused", answer)
            await tab.session.send("Fetch.disable")


def _changed(headers: list[dict[str, str]], steps: list[Step]) -> list[dict[str, str]]:
    touched = {step.name.lower() for step in steps}
    kept = [header for header in headers if header["name"].lower() not in touched]
    return kept + [{"name": step.name, "value": step.value} for step in steps if step.operation is Operation.SET_HEADER]
