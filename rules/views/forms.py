"""Form fields as drawn, and what an empty form answers when it is sent off."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """Form fields as drawn, and what an empty form answers when it is sent off."""
