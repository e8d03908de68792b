"""What moves, blinks, sounds or goes on by itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """What moves, blinks, sounds or goes on by itself."""
