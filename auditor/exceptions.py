"""The exceptions file: failures that somebody answers for until a day, with owner and reason, as YAML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

import yaml

from auditor.errors import InputError
from auditor.tables_yaml import check_plain
from rules.comparing.exceptions import ExceptionEntry
from rules.registry import by_id

MOST_BYTES = 1024 * 1024
KEYS = ("rule", "page", "identity", "owner", "reason", "expires")
_EXAMPLE = """\
- rule: image-alt
  page: /gallery/*
  owner: Web officer of the department
  reason: The pictures are described by the museum in February.
  expires: 2027-03-04"""
_HINT = f"Write every entry like this:\n{_EXAMPLE}"


@dataclass(frozen=True, slots=True)
class _Value:
    """What a key of an entry says, and on which line."""

    value: object
    line: int


def read_exceptions(file: Path) -> tuple[ExceptionEntry, ...]:
    """Return the entries of a file; InputError says in which line, at which key, and how to mend it."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise InputError(f"{file} is larger than 1 MiB.", hint="Name the exceptions file, not another one.")
        text = file.read_text(encoding="utf-8-sig")
        check_plain(file, text)
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
        entries = [_values(file, loader, entry) for entry in _items(file, node)]
    except (OSError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{file} cannot be read: {error}.", hint=_HINT) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}" if mark else ""
        raise InputError(
            f"{file}{place}: {getattr(error, 'problem', None) or error}.",
            hint=f"A text with a colon or a * at its start needs quotes. {_HINT}",
        ) from error
    return tuple(_entry(file, line, values) for line, values in entries)


def _items(file: Path, node: yaml.Node | None) -> Sequence[yaml.Node]:
    if node is None:
        return ()  # an empty file accepts nothing
    if not isinstance(node, yaml.SequenceNode):
        raise InputError(f"{file}, line {node.start_mark.line + 1}: this is no list of exceptions.", hint=_HINT)
    return tuple(node.value)


def _values(file: Path, loader: yaml.SafeLoader, node: yaml.Node) -> tuple[int, Mapping[str, _Value]]:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        raise InputError(f"{file}, line {line}: this entry is no list of keys and values.", hint=_HINT)
    values: dict[str, _Value] = {}
    for key_node, value_node in node.value:
        key, at = str(key_node.value), key_node.start_mark.line + 1
        if key not in KEYS:
            near = get_close_matches(key, KEYS, n=1)
            hint = f"Did you mean “{near[0]}”?" if near else f"The keys are: {', '.join(KEYS)}."
            raise InputError(f"{file}, line {at}: the key ‘{key}’ is unknown.", hint=hint)
        if key in values:
            raise InputError(f"{file}, line {at}: ‘{key}’ stands twice in this entry.", hint="Delete one of them.")
        values[key] = _Value(_built(file, loader, value_node), at)
    return line, values


def _built(file: Path, loader: yaml.SafeLoader, node: yaml.Node) -> object:
    try:
        return loader.construct_object(node, deep=True)
    except ValueError as error:  # of a day such as 2027-13-40
        raise InputError(f"{file}, line {node.start_mark.line + 1}: {error}.", hint=_HINT) from error


def _entry(file: Path, line: int, values: Mapping[str, _Value]) -> ExceptionEntry:
    rule = _text(file, line, values, "rule")
    if rule not in by_id():
        near = get_close_matches(rule, by_id(), n=1)
        raise InputError(
            f"{file}, line {values['rule'].line}, rule: ‘{rule}’ is no rule.",
            hint=f"Did you mean {near[0]}?" if near else "To list all rules, run: auditor rules list",
        )
    if "page" not in values and "identity" not in values:
        raise InputError(
            f"{file}, line {line}: the entry says neither page nor identity.",
            hint='Write page: /path.html, page: "*" for every page, or the identity that auditor compare prints.',
        )
    return ExceptionEntry(
        rule=rule,
        page=_text(file, line, values, "page") if "page" in values else "",
        identity=_text(file, line, values, "identity") if "identity" in values else "",
        owner=_text(file, line, values, "owner"),
        reason=_text(file, line, values, "reason"),
        expires=_day(file, line, values),
        line=line,
    )


def _text(file: Path, line: int, values: Mapping[str, _Value], key: str) -> str:
    found = values.get(key)
    if found is None or found.value is None or not str(found.value).strip():
        at = found.line if found else line
        raise InputError(f"{file}, line {at}: ‘{key}’ is missing or empty.", hint=_HINT)
    return " ".join(str(found.value).split())


def _day(file: Path, line: int, values: Mapping[str, _Value]) -> date:
    text = _text(file, line, values, "expires")
    found = values["expires"]
    if isinstance(found.value, date) and not isinstance(found.value, datetime):
        return found.value
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"{file}, line {found.line}, expires: ‘{text}’ is no day.",
            hint="Write year, month and day like 2027-03-04.",
        ) from error
