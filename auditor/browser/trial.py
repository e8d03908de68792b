"""Fixes tried on a loaded page: its elements are changed before it is looked at, its headers before they arrive."""

from base64 import b64encode
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
FINAL = range(200, 300)  # statuses of an answer that brings the page
OF_THE_WIRE = frozenset({"content-encoding", "content-length", "transfer-encoding"})


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
            status = event.get("responseStatusCode", 0)  # none where no answer came
            held = {"requestId": event["requestId"]}
            try:
                if event["frameId"] != tab.frame_id or status not in FINAL:
                    await tab.session.send("Fetch.continueResponse", held)
                    return
                # Headers that are only exchanged are shown and do nothing: a policy acts in an answer made anew.
                body = await tab.session.send("Fetch.getResponseBody", held)
                content = body["body"] if body["base64Encoded"] else b64encode(body["body"].encode()).decode()
                headers = _changed(event.get("responseHeaders", []), steps)
                anew = {"responseCode": status, "responseHeaders": headers, "body": content}
                await tab.session.send("Fetch.fulfillRequest", held | anew)
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
    touched = OF_THE_WIRE | {step.name.lower() for step in steps}
    kept = [header for header in headers if header["name"].lower() not in touched]
    return kept + [{"name": step.name, "value": step.value} for step in steps if step.operation is Operation.SET_HEADER]
