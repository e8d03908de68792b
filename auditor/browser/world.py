"""A world of our own inside a page: our collectors see its elements, its scripts cannot touch them."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from playwright.async_api import CDPSession

from auditor.browser.axe import axe_source
from auditor.errors import AuditorError

COLLECTORS = ("library.js", "desktop.js", "layout.js", "axe.js")  # of every page; a phase brings its own


class CollectorError(AuditorError):
    """A collector failed inside the page."""


@dataclass(frozen=True, slots=True)
class World:
    """An isolated world of the main frame, gone with the next navigation."""

    session: CDPSession
    context_id: int

    async def call(self, function: str, *arguments: object) -> Any:
        """Return what a collector returns; CollectorError when it throws."""
        text = ", ".join(json.dumps(argument) for argument in arguments)
        return await self.evaluate(f"globalThis.auditor.{function}({text})")

    async def bring(self, collector: str) -> None:
        """Load the collector of a phase, once a page."""
        await self.evaluate(_source(f"{collector}.js") + ";0")

    async def evaluate(self, expression: str) -> Any:
        """Return the value of an expression, awaited; CollectorError when it throws."""
        answer = await self.session.send(
            "Runtime.evaluate",
            {
                "expression": expression,
                "contextId": self.context_id,
                "awaitPromise": True,
                "returnByValue": True,
                "silent": True,
            },
        )
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise CollectorError(details.get("exception", {}).get("description", details.get("text", ""))[:300])
        return answer["result"].get("value")


async def open_world(session: CDPSession, frame_id: str) -> World:
    """Return a fresh world with the collectors in it."""
    answer = await session.send("Page.createIsolatedWorld", {"frameId": frame_id, "worldName": "auditor"})
    world = World(session, answer["executionContextId"])
    await world.evaluate(_collectors())
    return world


async def load_axe(world: World) -> None:
    """Bring axe-core into the world."""
    await world.evaluate(f"{axe_source()};0")


@cache
def _collectors() -> str:
    return "\n".join(map(_source, COLLECTORS)) + ";0"


@cache
def _source(name: str) -> str:
    return (files("auditor.browser") / "collectors" / name).read_text(encoding="utf-8")
