"""Whether focus is seen: where styles say nothing, two pictures of the same place do."""

from typing import Any

from auditor.browser.world import World

MOST_KINDS = 24  # on the first page of a template: elements of one kind (tag, class, style) are looked at once
FEWER_KINDS = 6
MOST_PICTURES = 16
FEWER_PICTURES = 3


async def settle_doubts(world: World, *, is_exemplar: bool) -> None:
    """Look again at the kinds of stops whose own style does not change with the focus."""
    pictures = MOST_PICTURES if is_exemplar else FEWER_PICTURES
    kinds: list[list[int]] = await world.call("keyboard.doubtful")
    for kind in kinds[: MOST_KINDS if is_exemplar else FEWER_KINDS]:
        seen = await world.call("keyboard.compared", kind[0])
        verdict = seen["verdict"]
        if verdict == "pixels":
            if pictures == 0:
                continue
            pictures -= 1
            verdict = "none" if await _looks_the_same(world, kind[0], seen["clip"]) else "pixels"
        await world.call("keyboard.settle", kind, verdict, seen.get("sight"))


async def _looks_the_same(world: World, index: int, clip: dict[str, float]) -> bool:
    before = await _picture(world, clip)
    await world.call("keyboard.focusOn", index)
    after = await _picture(world, clip)
    await world.call("keyboard.blurred")
    return before == after


async def _picture(world: World, clip: dict[str, float]) -> str:
    """Return a lossless picture of a part of the page, as the protocol writes it."""
    answer: dict[str, Any] = await world.session.send("Page.captureScreenshot", {"format": "png", "clip": clip})
    picture: str = answer["data"]
    return picture
