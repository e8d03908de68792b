"""How the layout behaves from wide to narrow, and by touch."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsive:
    """How the layout behaves from wide to narrow, and by touch."""
