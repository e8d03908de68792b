"""A fix as data: what a program can do to a page, so that a repair can be tried, proved and written down."""

from dataclasses import dataclass
from enum import StrEnum


class Operation(StrEnum):
    """What is done to the element the fix speaks of; `name` and `value` are those of its `Edit`."""

    SET_ATTRIBUTE = "set attribute"  # name, value
    REMOVE_ATTRIBUTE = "remove attribute"  # name
    DECLARE = "set style declaration"  # CSS property name, value; in the element's own style
    RENAME = "rename element"  # value: the new tag name
    REPLACE_TEXT = (
        "replace text"  # name: the words as they stand, once, in one text of the element; value: the new words
    )
    SET_CONTENT = "set content"  # value: HTML
    REPLACE = "replace element"  # value: HTML
    REMOVE = "remove element"
    INSERT_BEFORE = "insert before"  # value: HTML
    INSERT_AFTER = "insert after"
    INSERT_FIRST = "insert as first child"
    INSERT_LAST = "insert as last child"
    SET_HEADER = "set response header"  # name, value; of the answer that brings the page
    REMOVE_HEADER = "remove response header"  # name


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One step of a fix. Slots in `value` (rules.finding.slot) are words that only a person knows."""

    operation: Operation
    name: str = ""
    value: str = ""
    selector: str = ""  # "": the element of the occurrence
