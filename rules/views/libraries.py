"""JavaScript libraries as the page itself names them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """A library that is loaded, by its own word: the page could say anything."""

    key: str  # as in rules/security/libraries.json
    version: str  # digits with points, perhaps a letter suffix; at most 40 characters
