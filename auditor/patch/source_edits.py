"""The steps of a fix as replacements of the source, each as small as it can be."""

import html as entities
import itertools
from collections.abc import Iterator, Sequence

from auditor.patch.source_file import Replacement
from auditor.patch.source_page import Stretch
from rules.accessibility.markup import Attribute, Tag, read_tag, styled
from rules.fixing.edit import HERE, Edit, Operation
from rules.fixing.mending import spots


class NotWrittenError(Exception):
    """The source does not hold what a step would change."""


def replacements_of(text: str, steps: Sequence[tuple[Stretch, Edit]]) -> tuple[Replacement, ...]:
    """Return what the steps change, in the order of the source; NotWrittenError when they cannot all be taken."""
    found = [change for stretch, edits in _by_element(steps) for change in _of_element(text, stretch, edits)]
    return in_order(found)


def in_order(changes: Sequence[Replacement]) -> tuple[Replacement, ...]:
    """Return replacements in the order of the source; NotWrittenError when two touch the same signs."""
    ordered = sorted(changes, key=lambda change: (change.start, change.end))
    for before, after in itertools.pairwise(ordered):
        if before.end > after.start:
            raise NotWrittenError
    return tuple(ordered)


def _by_element(steps: Sequence[tuple[Stretch, Edit]]) -> list[tuple[Stretch, list[Edit]]]:
    found: dict[int, tuple[Stretch, list[Edit]]] = {}
    for stretch, edit in steps:
        found.setdefault(stretch.start, (stretch, []))[1].append(edit)
    return list(found.values())


def _of_element(text: str, stretch: Stretch, edits: Sequence[Edit]) -> Iterator[Replacement]:
    opening = text[stretch.start : stretch.opened]
    mended = opening
    for edit in edits:
        match edit.operation:
            case Operation.SET_ATTRIBUTE:
                mended = _with_attribute(mended, edit.name, edit.value)
            case Operation.REMOVE_ATTRIBUTE:
                mended = _without_attribute(mended, edit.name)
            case Operation.DECLARE:
                mended = _with_declaration(mended, edit)
            case Operation.RENAME:
                mended = f"<{edit.value}{mended[1 + len(stretch.tag) :]}"
                start, end = _closing(stretch)
                yield Replacement(start, end, f"</{edit.value}>")
            case _:
                yield from _around(text, stretch, edit)
    if mended != opening:
        yield _smallest(stretch.start, opening, mended)


def _around(text: str, stretch: Stretch, edit: Edit) -> Iterator[Replacement]:
    match edit.operation:
        case Operation.INSERT_BEFORE:
            yield Replacement(stretch.start, stretch.start, edit.value)
        case Operation.INSERT_AFTER:
            yield Replacement(_end(stretch), _end(stretch), edit.value)
        case Operation.INSERT_FIRST:
            yield Replacement(stretch.opened, stretch.opened, edit.value)
        case Operation.INSERT_LAST:
            yield Replacement(_closing(stretch)[0], _closing(stretch)[0], edit.value)
        case Operation.WRAP:
            before, after = edit.value.split(HERE)
            yield Replacement(stretch.start, stretch.start, before)
            yield Replacement(_end(stretch), _end(stretch), after)
        case Operation.REPLACE | Operation.REMOVE:
            yield Replacement(stretch.start, _end(stretch), edit.value)
        case Operation.SET_CONTENT:
            yield Replacement(stretch.opened, _closing(stretch)[0], edit.value)
        case Operation.REPLACE_TEXT:
            found = spots(text[stretch.opened : _closing(stretch)[0]], edit.name)
            if len(found) != 1:
                raise NotWrittenError
            start, end = (stretch.opened + place for place in found[0])
            yield Replacement(start, end, entities.escape(edit.value, quote=False))
        case _:
            raise NotWrittenError  # a header stands in no file


def _end(stretch: Stretch) -> int:
    if stretch.end is None:
        raise NotWrittenError
    return stretch.end


def _closing(stretch: Stretch) -> tuple[int, int]:
    if stretch.closing is None:
        raise NotWrittenError
    return stretch.closing


def _smallest(start: int, before: str, after: str) -> Replacement:
    """Return the change of an opening tag without what stays the same at both ends."""
    first = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    most = min(len(before), len(after)) - first
    last = next((i for i in range(most) if before[-1 - i] != after[-1 - i]), most)
    return Replacement(start + first, start + len(before) - last, after[first : len(after) - last])


def _read(opening: str) -> Tag:
    tag = read_tag(opening)
    if tag is None:
        raise NotWrittenError
    return tag


def _place(opening: str, name: str) -> tuple[int, Attribute] | None:
    """Return where an attribute is written in an opening tag."""
    position = 1
    for attribute in _read(opening).attributes:
        position = opening.index(attribute.written, position)
        if attribute.name == name:
            return position, attribute
        position += len(attribute.written)
    return None


def _with_attribute(opening: str, name: str, value: str) -> str:
    shown = entities.escape(value, quote=False).replace('"', "&quot;")
    written = f'{name}="{shown}"'
    found = _place(opening, name)
    if found:
        start, attribute = found
        return opening[:start] + written + opening[start + len(attribute.written) :]
    kept = opening.removesuffix(_read(opening).end).rstrip()
    return f"{kept} {written}{opening[len(kept) :]}"


def _without_attribute(opening: str, name: str) -> str:
    found = _place(opening, name)
    if not found:
        return opening
    start, attribute = found
    return opening[:start].rstrip() + opening[start + len(attribute.written) :]


def _with_declaration(opening: str, edit: Edit) -> str:
    tag = styled(_read(opening), edit.name, edit.value)
    if tag is None:
        raise NotWrittenError
    return _with_attribute(opening, "style", tag.get("style") or "")
