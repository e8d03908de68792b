"""A world of our own inside a page: our collectors see its elements, its scripts cannot touch them."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

from auditor.browser.axe import axe_source
from auditor.errors import AuditorError

WORLD_NAME = "auditor"
# Of every page; a phase brings its own.
COLLECTORS = ("library.js", "loading.js", "revealing.js", "desktop.js", "layout.js", "axe.js")


class CollectorError(AuditorError):
    """A collector failed inside the page."""


class Session(Protocol):
    """Takes commands of the Chrome DevTools Protocol."""

    async def send(self, method: str, params: dict[str, Any] | None = None) -> Any:
        """Return the answer to a command; Error, of Playwright, when it fails."""


@dataclass(frozen=True, slots=True)
class World:
    """An isolated world of the main frame, gone with the next navigation."""

    session: Session
    context_id: int

    async def call(self, function: str, *arguments: object) -> Any:
        """Return what a collector returns; CollectorError when it throws."""
        text = ", ".join(json.dumps(argument) for argument in arguments)
        return await self.evaluate(f"globalThis.auditor.{function}({text})")

    async def bring(self, collector: str) -> None:
        """Load the collector of a phase, once a page."""
        await self.evaluate(source(f"{collector}.js") + ";0")

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

    async def bring_axe(self) -> None:
        """Load axe-core."""
        await self.evaluate(f"{axe_source()};0")


async def open_world(session: Session, frame_id: str, kind: type[World] = World) -> World:
    """Return a fresh world with the collectors in it."""
    world = kind(session, await our_context(session, frame_id))
    await world.evaluate(collectors())
    return world


async def our_context(session: Session, frame_id: str) -> int:
    """Return the context of our world in the document of a frame.

    It is asked for by name: a nameless world is a new one each time, which the browser makes again in all later
    documents of the frame, so that every page would cost more than the page before.
    """
    answer = await session.send("Page.createIsolatedWorld", {"frameId": frame_id, "worldName": WORLD_NAME})
    return int(answer["executionContextId"])


async def watch_turning(session: Session) -> None:
    """Hold what turns by itself on every page from now on, until it is released."""
    await session.send(
        "Page.addScriptToEvaluateOnNewDocument", {"source": source("turning.js"), "worldName": WORLD_NAME}
    )


@cache
def collectors() -> str:
    """Return the collectors that every page is looked at with, as one script."""
    return "\n".join(map(source, COLLECTORS)) + ";0"


@cache
def source(name: str) -> str:
    """Return a collector by the name of its file."""
    return (files("auditor.browser") / "collectors" / name).read_text(encoding="utf-8")
