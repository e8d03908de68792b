"""The helpers that government sites carry, operated for effect."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Widgets:
    """The helpers that government sites carry, operated for effect."""
