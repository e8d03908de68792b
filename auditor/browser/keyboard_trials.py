"""What is pressed, chosen, typed and pointed at after the walk."""

from typing import Any

from auditor.browser.keyboard_keys import Hands
from auditor.browser.world import World


async def try_everything(world: World, hands: Hands, opened: list[str], *, is_exemplar: bool) -> dict[str, Any]:
    """Return the evidence of the trials, by field of the keyboard walk."""
    return {
        "skip_links": [],
        "changes": [],
        "dialogs": [],
        "hover_contents": [],
        "hover_menus": [],
        "shortcuts": [],
    }
