"""The event handlers of a page, which only the browser itself can tell."""

import asyncio
from typing import Any

from playwright.async_api import Error

from auditor.browser.world import Session, World

POINTER_TYPES = frozenset(
    {"click", "dblclick", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend"}
)
HOVER_TYPES = frozenset({"mouseover", "mouseenter", "pointerenter", "pointerover"})
FOCUS_TYPES = frozenset({"focus", "focusin", "blur", "focusout"})
TYPES = POINTER_TYPES | HOVER_TYPES | FOCUS_TYPES | {"keydown", "keypress", "keyup", "change", "input"}
MOST_ELEMENTS = 400
PAGE = ("document", "window", "document.body")  # handlers here are delegated: they prove nothing of one element


async def bring_listeners(world: World) -> None:
    """Tell the collector which elements have which handlers, and which the page as a whole."""
    everywhere, *page = await asyncio.gather(
        listeners(world.session, "document.documentElement", depth=-1),
        *(listeners(world.session, name, depth=1) for name in PAGE),
    )
    types: dict[int, set[str]] = {}
    for listener in everywhere:
        node = listener.get("backendNodeId")
        if node and listener["type"] in TYPES and (node in types or len(types) < MOST_ELEMENTS):
            types.setdefault(node, set()).add(listener["type"])
    resolved = await asyncio.gather(*(_in_world(world, node) for node in types), return_exceptions=True)
    found = [
        (sorted(kinds), answer["object"]["objectId"])
        for kinds, answer in zip(types.values(), resolved, strict=True)
        if isinstance(answer, dict)
    ]
    page_types = sorted({listener["type"] for group in page for listener in group} & TYPES)
    await world.session.send(
        "Runtime.callFunctionOn",
        {
            "functionDeclaration": "function (...given) { globalThis.auditor.keyboard.listeners(...given); }",
            "executionContextId": world.context_id,
            "arguments": [
                {"value": [kinds for kinds, _ in found]},
                {"value": page_types},
                *({"objectId": object_id} for _, object_id in found),
            ],
            "silent": True,
        },
    )


async def _in_world(world: World, node: int) -> dict[str, Any]:
    answer: dict[str, Any] = await world.session.send(
        "DOM.resolveNode", {"backendNodeId": node, "executionContextId": world.context_id}
    )
    return answer


async def listeners(session: Session, name: str, *, depth: int) -> list[dict[str, Any]]:
    """Return the listeners of what scripts call by this name, and so deep below it; none where it does not exist."""
    try:
        answer = await session.send("Runtime.evaluate", {"expression": name, "silent": True})
        object_id = answer["result"].get("objectId")
        if object_id is None:
            return []
        told = await session.send("DOMDebugger.getEventListeners", {"objectId": object_id, "depth": depth})
    except Error:
        return []
    listeners: list[dict[str, Any]] = told["listeners"]
    return listeners
