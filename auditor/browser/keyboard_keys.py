"""Keys and pointer, pressed and moved as a visitor does it."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from auditor.browser.allowance import Allowance
from auditor.browser.world import Session

ALT, CONTROL, SHIFT = 1, 2, 8  # Input.dispatchKeyEvent, modifiers


SIGNS = {  # by the sign: where it lies on an English keyboard, and its windowsVirtualKeyCode
    "/": ("Slash", 191),
    "?": ("Slash", 191),
    "+": ("Equal", 187),
    "=": ("Equal", 187),
    "-": ("Minus", 189),
    ".": ("Period", 190),
    ",": ("Comma", 188),
    ";": ("Semicolon", 186),
    "'": ("Quote", 222),
    "[": ("BracketLeft", 219),
    "]": ("BracketRight", 221),
    "*": ("Digit8", 56),
    "!": ("Digit1", 49),
    "#": ("Digit3", 51),
}


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
    RIGHT = KeyCode("ArrowRight", "ArrowRight", 39)


def printed(character: str) -> KeyCode:
    """Return the key that types a small letter, a digit or a sign."""
    if character.isdigit():
        return KeyCode(character, f"Digit{character}", ord(character), character)
    if character.isalpha():
        return KeyCode(character, f"Key{character.upper()}", ord(character.upper()), character)
    return KeyCode(character, *SIGNS[character], character)


@dataclass(frozen=True, slots=True)
class Hands:
    """The keyboard and the pointer of a tab, and how long they are at work."""

    session: Session
    allowance: Allowance | None = None  # None: as long as it takes

    @property
    def are_tired(self) -> bool:
        """Return whether it is time to come to an end: what was seen so far is worth more than all or nothing."""
        return self.allowance is not None and self.allowance.left_s() <= 0

    async def press(self, key: Key | KeyCode, *, shift: bool = False, modifiers: int = 0) -> None:
        """Press a key and let it go; what it types is left out while Alt or Control is held."""
        code = key.value if isinstance(key, Key) else key
        await self._send(*_pressed(code, modifiers | (SHIFT if shift else 0)))

    async def type(self, characters: Iterable[str]) -> None:
        """Press the keys of these characters one after the other, without waiting in between."""
        await self._send(*(event for character in characters for event in _pressed(printed(character), 0)))

    async def tab(self, times: int) -> None:
        """Press Tab so many times, without waiting in between; its release says nothing to anybody."""
        event = {"type": "rawKeyDown", **_fields(Key.TAB.value, 0)}
        await self._send(*[event] * times)

    async def point(self, x: float, y: float) -> None:
        """Move the pointer to a place in the window, in CSS px."""
        await self.session.send("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": x, "y": y})

    async def _send(self, *events: dict[str, Any]) -> None:
        await asyncio.gather(*(self.session.send("Input.dispatchKeyEvent", event) for event in events))


def _pressed(code: KeyCode, modifiers: int) -> tuple[dict[str, Any], dict[str, Any]]:
    types = bool(code.text) and not modifiers & (ALT | CONTROL)
    down = {"type": "keyDown" if types else "rawKeyDown", **_fields(code, modifiers)}
    if types:
        down["text"] = code.text
    return down, {"type": "keyUp", **_fields(code, modifiers)}


def _fields(code: KeyCode, modifiers: int) -> dict[str, Any]:
    return {
        "key": code.key,
        "code": code.code,
        "windowsVirtualKeyCode": code.number,
        "modifiers": modifiers,
    }
