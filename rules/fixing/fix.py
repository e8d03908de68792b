"""The fix of an occurrence as data: read off its HTML before and after, or nothing where that would be a guess."""

import html as entities
from collections.abc import Iterator

from rules.accessibility.markup import CUT, VOID, Attribute, Tag, declarations, read_tag
from rules.finding import Occurrence
from rules.fixing.edit import HERE, Edit, Operation
from rules.fixing.mending import MARKUP, mended, spots
from rules.fixing.pieces import Piece, pieces

LINES_OF_HEAD = frozenset({"link", "meta"})
ROOTS = frozenset({"html", "head", "body"})


def fix_of(occurrence: Occurrence) -> tuple[Edit, ...]:
    """Return the steps that mend the element, in their order; () where a program cannot know or safely do them."""
    if occurrence.edits or not occurrence.selector:
        return occurrence.edits
    return derived(occurrence.html.strip(), occurrence.after.strip())


def derived(before: str, after: str) -> tuple[Edit, ...]:
    """Return the steps from one state of an element to the other, which may bring neighbours or a frame along."""
    if values := _cut_values(before, after):
        return values
    old = read_tag(before)
    parts = pieces(after)
    if old is None or before == after or not any(part.name for part in parts):
        return ()  # no element, nothing to do, or prose
    kept = _kept(old, before, after, parts)
    if kept is not None:
        new = read_tag(after[kept.start : kept.end])
        changes = _changes(old, new) if new is not None else None
        around = _around(after[: kept.start].lstrip(), after[kept.end :].rstrip())
        if changes is not None and around is not None:
            return (*changes, *around)
    return _wrapped(old, before, after, parts) or _replaced(old, after, parts)


def _cut_values(before: str, after: str) -> tuple[Edit, ...]:
    """Return the new values of a line of the head that was cut within its last value."""
    cut, new = read_tag(f'{before.removesuffix(CUT)}">') if before.endswith(CUT) else None, read_tag(after)
    if cut is None or new is None or cut.name not in LINES_OF_HEAD or new.name != cut.name or new.rest:
        return ()
    return tuple(edit for edit in _attributes(cut, new) if edit.operation is Operation.SET_ATTRIBUTE)


def _kept(old: Tag, before: str, after: str, parts: tuple[Piece, ...]) -> Piece | None:
    """Return the part that is the element itself."""
    elements = [part for part in parts if part.name]
    if len(elements) == 1:
        return elements[0]
    same = [part for part in elements if after[part.start : part.end] == before]
    alike = same or [part for part in elements if part.name == old.name]
    return alike[0] if len(alike) == 1 else None


def _around(before: str, after: str) -> tuple[Edit, ...] | None:
    if CUT in before + after:
        return None
    return (
        *((Edit(operation=Operation.INSERT_BEFORE, value=before),) if before else ()),
        *((Edit(operation=Operation.INSERT_AFTER, value=after),) if after else ()),
    )


def _changes(old: Tag, new: Tag) -> tuple[Edit, ...] | None:
    """Return the steps upon the element and its content; None when it is another element altogether."""
    content = _content(old, new)
    if content is None or (old.name != new.name and (content or old.name in ROOTS)):
        return None
    renamed = (Edit(operation=Operation.RENAME, value=new.name),) if old.name != new.name else ()
    return (*_attributes(old, new), *content, *renamed)


def _attributes(old: Tag, new: Tag) -> Iterator[Edit]:
    for attribute in old.attributes:
        if not new.has(attribute.name):
            yield Edit(operation=Operation.REMOVE_ATTRIBUTE, name=attribute.name)
    for attribute in new.attributes:
        if attribute.name == "style":
            yield from _style(old.get("style") or "", attribute)
        elif old.get(attribute.name) != attribute.value:
            yield Edit(operation=Operation.SET_ATTRIBUTE, name=attribute.name, value=attribute.value)


def _style(old: str, new: Attribute) -> tuple[Edit, ...]:
    was, wanted = declarations(old), declarations(new.value)
    if was is None or wanted is None or {name for name, _ in was} - {name for name, _ in wanted}:
        return (Edit(operation=Operation.SET_ATTRIBUTE, name="style", value=new.value),) if new.value != old else ()
    return tuple(
        Edit(operation=Operation.DECLARE, name=name, value=value)
        for name, value in dict(wanted).items()
        if dict(was).get(name) != value
    )


def _content(old: Tag, new: Tag) -> tuple[Edit, ...] | None:
    if old.name in VOID or new.name in VOID:
        return () if old.name in VOID and new.name in VOID else None
    was, wanted = _shown(old), _shown(new)
    if _spaced(was) == _spaced(wanted) or wanted.strip() == CUT or new.rest == "":
        return ()
    if _is_elided(old, wanted):
        return None
    if old.rest == "":
        return _first_or_last(old, wanted.strip())
    if wanted.endswith(was):
        return (Edit(operation=Operation.INSERT_FIRST, value=wanted.removesuffix(was)),)
    if old.content is None:
        return _reworded(was, wanted) if was.endswith(CUT) and wanted.endswith(CUT) else None
    if new.content is None:
        return None
    if was and wanted.startswith(was):
        return (Edit(operation=Operation.INSERT_LAST, value=wanted.removeprefix(was)),)
    return _reworded(was, wanted) or (Edit(operation=Operation.SET_CONTENT, value=wanted),)


def _first_or_last(old: Tag, addition: str) -> tuple[Edit, ...] | None:
    """Return the step for an element of which only the opening tag was kept."""
    match old.name:
        case "head":
            return (Edit(operation=Operation.INSERT_LAST, value=addition),)
        case "body":
            return (Edit(operation=Operation.INSERT_FIRST, value=addition),)
        case "html" if addition.startswith("<head>"):
            inner = addition.removeprefix("<head>").removesuffix("</head>").strip()
            return (Edit(operation=Operation.INSERT_LAST, value=inner, selector="html > head"),)
        case _:
            return None


def _reworded(was: str, wanted: str) -> tuple[Edit, ...] | None:
    """Return other words for each text that differs; None when more than words differ or they are not unique."""
    old, new = MARKUP.split(was), MARKUP.split(wanted)
    if old[1::2] != new[1::2]:
        return None
    pairs = [(first.split(), second.split()) for first, second in zip(old[::2], new[::2], strict=True)]
    edits = [_other_words(was, first, second) for first, second in pairs if first != second]
    steps = tuple(edit for edit in edits if edit is not None)
    is_right = len(steps) == len(edits) and (mended(f"<p>{was}", steps) or "").split() == f"<p>{wanted}".split()
    return steps if is_right else None


def _other_words(html: str, was: list[str], wanted: list[str]) -> Edit | None:
    """Return the least run of words around the difference that stands in the element once."""
    if not was:
        return None
    most = min(len(was), len(wanted))
    first = next((place for place in range(most) if was[place] != wanted[place]), most)
    last = next((place for place in range(most - first) if was[-1 - place] != wanted[-1 - place]), most - first)
    while len(spots(html, words := entities.unescape(" ".join(was[first : len(was) - last])))) != 1:
        if not first and not last:
            return None
        first, last = max(first - 1, 0), max(last - 1, 0)
    better = entities.unescape(" ".join(wanted[first : len(wanted) - last]))
    return None if CUT in words else Edit(operation=Operation.REPLACE_TEXT, name=words, value=better)


def _wrapped(old: Tag, before: str, after: str, parts: tuple[Piece, ...]) -> tuple[Edit, ...]:
    """Return the step for an element inside another one, whole or told by its opening tag alone."""
    for inner in (before, f"{old.opening}{CUT}</{old.name}>"):
        value = after.replace(inner, HERE)
        if len(parts) == 1 and after.count(inner) == 1 and CUT not in value and pieces(value)[-1].is_closed:
            return (Edit(operation=Operation.WRAP, value=value),)
    return ()


def _replaced(old: Tag, after: str, parts: tuple[Piece, ...]) -> tuple[Edit, ...]:
    is_safe = old.is_whole and old.name not in ROOTS and not _is_elided(old, after)
    return (Edit(operation=Operation.REPLACE, value=after),) if is_safe and all(p.is_closed for p in parts) else ()


def _is_elided(old: Tag, after: str) -> bool:
    """Return whether texts were left out of the mended HTML that stand in the page."""
    return _texts(after).count(CUT) > _texts(old.rest).count(CUT)


def _texts(html: str) -> str:
    return "".join(MARKUP.split(html)[::2])


def _shown(tag: Tag) -> str:
    return tag.rest if tag.content is None else tag.content


def _spaced(text: str) -> list[str]:
    return text.split()
