"""What happened when the page was walked through with the keyboard."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyboardWalk:
    """What happened when the page was walked through with the keyboard."""
