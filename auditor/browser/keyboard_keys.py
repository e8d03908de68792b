"""Keys and pointer, pressed and moved as a visitor does it."""

import asyncio
from dataclasses import dataclass
from enum import Enum
from typing import Any

from playwright.async_api import CDPSession

SHIFT = 8  # Input.dispatchKeyEvent, modifiers


@dataclass(frozen=True, slots=True)
class KeyCode:
    """A key as the protocol names it."""

    key: str
    code: str
    number: int  # windowsVirtualKeyCode
    text: str = ""  # what it types


class Key(Enum):
    """The keys with a promise of their own."""

    TAB = KeyCode("Tab", "Tab", 9)
    ENTER = KeyCode("Enter", "Enter", 13, "\r")
    SPACE = KeyCode(" ", "Space", 32, " ")
    ESCAPE = KeyCode("Escape", "Escape", 27)
    DOWN = KeyCode("ArrowDown", "ArrowDown", 40)
    UP = KeyCode("ArrowUp", "ArrowUp", 38)


def letter(character: str) -> KeyCode:
    """Return the key that types a small letter or a digit."""
    code = f"Digit{character}" if character.isdigit() else f"Key{character.upper()}"
    return KeyCode(character, code, ord(character.upper()), character)


@dataclass(frozen=True, slots=True)
class Hands:
    """The keyboard and the pointer of a tab."""

    session: CDPSession

    async def press(self, key: Key | KeyCode, *, shift: bool = False) -> None:
        """Press a key and let it go."""
        code = key.value if isinstance(key, Key) else key
        down = {"type": "keyDown" if code.text else "rawKeyDown", **_fields(code, shift)}
        if code.text:
            down["text"] = code.text
        await asyncio.gather(
            self.session.send("Input.dispatchKeyEvent", down),
            self.session.send("Input.dispatchKeyEvent", {"type": "keyUp", **_fields(code, shift)}),
        )

    async def tab(self, times: int) -> None:
        """Press Tab so many times, without waiting in between; its release says nothing to anybody."""
        event = {"type": "rawKeyDown", **_fields(Key.TAB.value, False)}
        await asyncio.gather(*(self.session.send("Input.dispatchKeyEvent", event) for _ in range(times)))

    async def point(self, x: float, y: float) -> None:
        """Move the pointer to a place in the window, in CSS px."""
        await self.session.send("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": x, "y": y})


def _fields(code: KeyCode, shift: bool) -> dict[str, Any]:
    return {
        "key": code.key,
        "code": code.code,
        "windowsVirtualKeyCode": code.number,
        "modifiers": SHIFT if shift else 0,
    }
