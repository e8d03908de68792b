"""Whether focus is seen: where styles say nothing, two pictures of the same place do."""

from auditor.browser.pictures import lossless
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
    before = await lossless(world.session, clip, beyond=False)
    await world.call("keyboard.focusOn", index)
    after = await lossless(world.session, clip, beyond=False)
    await world.call("keyboard.blurred")
    return before == after
