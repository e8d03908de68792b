"""Type, colours, edges, and what the first view holds, as drawn."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """How the page is drawn at 1366 CSS px, and its first view there and on a phone."""
