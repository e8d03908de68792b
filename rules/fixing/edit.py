"""A fix as data: what a program can do to a page, so that a repair can be tried, proved and written down."""

from dataclasses import dataclass
from enum import StrEnum

HERE = "<slot></slot>"  # stands for the element itself in the HTML that wraps it


class Operation(StrEnum):
    """What is done to the element the fix speaks of; `name` and `value` are those of its `Edit`.

    Texts are plain (unescaped) unless they are called HTML. The steps of a fix are taken in order, upon elements
    that were all found before the first step.
    """

    SET_ATTRIBUTE = "set attribute"  # name, value
    REMOVE_ATTRIBUTE = "remove attribute"  # name
    DECLARE = "set style declaration"  # CSS property name, value; in the element's own style, after the others
    RENAME = "rename element"  # value: the new tag name
    REPLACE_TEXT = (
        "replace text"  # name: the words as they stand, once, in one text of the element; value: the new words
    )
    SET_CONTENT = "set content"  # value: HTML
    REPLACE = "replace element"  # value: HTML
    WRAP = "wrap element"  # value: HTML with HERE, once
    REMOVE = "remove element"
    INSERT_BEFORE = "insert before"  # value: HTML
    INSERT_AFTER = "insert after"
    INSERT_FIRST = "insert as first child"
    INSERT_LAST = "insert as last child"
    SET_HEADER = "set response header"  # name, value; of the answer that brings the page
    REMOVE_HEADER = "remove response header"  # name


ON_HEADERS = frozenset({Operation.SET_HEADER, Operation.REMOVE_HEADER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One step of a fix. Slots in `value` (rules.finding.slot) are words that only a person knows."""

    operation: Operation
    name: str = ""
    value: str = ""
    selector: str = ""  # "": the element of the occurrence


REMOVAL = (Edit(operation=Operation.REMOVE),)  # the fix of what is better taken away
