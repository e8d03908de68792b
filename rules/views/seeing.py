"""What the eye meets: contrast measured from pixels, enlarged text and wider spacing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeing:
    """What the eye meets: contrast measured from pixels, enlarged text and wider spacing."""
