"""How the page is put together for a reader: names, links, headings, lists and tables."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How the page is put together for a reader: names, links, headings, lists and tables."""
