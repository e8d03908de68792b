"""What a page tells machines in JSON-LD: its objects, and the faults of what cannot be read."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from rules.page_text import PageText

CUT_CHARACTERS = 20_000  # the crawl keeps no more of a block, so a longer one is not judged
MOST_OBJECTS = 500
_WRAPPING = re.compile(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*$")

Object = Mapping[str, Any]


@lru_cache(maxsize=4_096)
def fault_of(source: str) -> tuple[str, int] | None:
    """Return what Python's parser says is wrong and the place of it; None when the text is JSON or was cut."""
    if len(source) >= CUT_CHARACTERS:
        return None
    try:
        json.loads(unwrapped(source))
    except json.JSONDecodeError as error:
        return error.msg, error.pos
    except RecursionError:
        return None
    return None


def unwrapped(source: str) -> str:
    """Return the text without the comment or CDATA marks that old editors put around scripts."""
    return _WRAPPING.sub("", _WRAPPING.sub("", source)).strip()


def objects_of(page: PageText) -> tuple[Object, ...]:
    """Return every object of every readable block, outer before inner."""
    return tuple(found for source in page.json_ld for found in _objects(source))


def types_of(item: Object) -> tuple[str, ...]:
    """Return the types of an object without the name of the vocabulary."""
    types = item.get("@type", ())
    listed = types if isinstance(types, list) else [types]
    return tuple(re.split(r"[/#:]", kind)[-1] for kind in listed if isinstance(kind, str))


def texts_of(value: Any) -> tuple[str, ...]:
    """Return the texts of a property: itself, those of a list, or the addresses of objects."""
    values = value if isinstance(value, list) else [value]
    found = (item.get("@id") or item.get("url") if isinstance(item, dict) else item for item in values)
    return tuple(text.strip() for text in found if isinstance(text, str) and text.strip())


@lru_cache(maxsize=4_096)
def _objects(source: str) -> tuple[Object, ...]:
    try:
        found = tuple(_inside(json.loads(unwrapped(source)), 0))
    except (ValueError, RecursionError):
        return ()
    return found[:MOST_OBJECTS]


def _inside(value: Any, depth: int) -> Iterator[Object]:
    if depth > 20:
        return
    if isinstance(value, list):
        for item in value:
            yield from _inside(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for item in value.values():
            if isinstance(item, dict | list):
                yield from _inside(item, depth + 1)
