"""What a fix makes of the HTML of an element."""

import html as entities
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rules.accessibility.markup import Tag, read_tag, styled
from rules.fixing.edit import HERE, ON_HEADERS, Edit, Operation

MARKUP = re.compile(r"(<!--.*?-->|</?[a-z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>)", re.DOTALL | re.IGNORECASE)


def mended(html: str, edits: Iterable[Edit]) -> str | None:
    """Return the element after the steps of a fix, with what they put before and after it.

    None where a step does not apply to this HTML, which may be cut. Steps that name another element or a header
    change nothing here.
    """
    tag = read_tag(html)
    before, whole, after = "", HERE, ""
    for edit in edits:
        if edit.selector or edit.operation in ON_HEADERS:
            continue
        match edit.operation:
            case Operation.INSERT_BEFORE:
                before += edit.value
            case Operation.INSERT_AFTER:
                after = edit.value + after
            case Operation.REMOVE:
                whole = ""
            case Operation.REPLACE:
                whole = edit.value
            case Operation.WRAP:
                whole = whole.replace(HERE, edit.value)
            case _:
                tag = tag and _changed(tag, edit)
    return None if tag is None else f"{before}{whole.replace(HERE, str(tag))}{after}"


def spots(html: str, words: str) -> tuple[tuple[int, int], ...]:
    """Return where words stand in the texts of some HTML, however they are spaced and escaped."""
    pattern = re.compile("".join(_written(character) for character in " ".join(words.split())))
    return tuple(
        (start + found.start(), start + found.end()) for start, text in _texts(html) for found in pattern.finditer(text)
    )


def _changed(tag: Tag, edit: Edit) -> Tag | None:
    match edit.operation:
        case Operation.SET_ATTRIBUTE:
            return tag.having(edit.name, edit.value)
        case Operation.REMOVE_ATTRIBUTE:
            return tag.lacking(edit.name)
        case Operation.DECLARE:
            return styled(tag, edit.name, edit.value)
        case Operation.RENAME:
            return tag.renamed(edit.value)
        case Operation.SET_CONTENT:
            return tag.holding(edit.value)
        case Operation.INSERT_FIRST:
            return tag.starting(edit.value)
        case Operation.INSERT_LAST:
            return tag.ending(edit.value)
        case _:
            return _reworded(tag, edit)


def _reworded(tag: Tag, edit: Edit) -> Tag | None:
    found = spots(tag.rest, edit.name)
    if len(found) != 1:
        return None
    start, end = found[0]
    return replace(tag, rest=tag.rest[:start] + entities.escape(edit.value, quote=False) + tag.rest[end:])


def _texts(html: str) -> Iterator[tuple[int, str]]:
    start = 0
    for number, part in enumerate(MARKUP.split(html)):
        if number % 2 == 0:
            yield start, part
        start += len(part)


def _written(character: str) -> str:
    match character:
        case " ":
            return r"(?:\s|&nbsp;)+"
        case "&":
            return "&(?:amp;)?"
        case "<" | ">":
            return f"(?:{character}|{entities.escape(character)})"
        case _:
            return re.escape(character)
