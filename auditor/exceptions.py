"""The exceptions file: failures that somebody answers for until a day, with owner and reason, as YAML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

import yaml

from auditor.errors import InputError, in_line
from auditor.tables_yaml import check_plain, not_yaml
from rules.comparing.exceptions import ExceptionEntry
from rules.finding import N_, Message, message
from rules.registry import by_id

MOST_BYTES = 1024 * 1024
KEYS = ("rule", "page", "identity", "owner", "reason", "expires")
_HINT = message(
    N_(
        """\
Write every entry like this:
- rule: image-alt
  page: /gallery/*
  owner: Web officer of the department
  reason: The pictures are described by the museum in February.
  expires: 2027-03-04"""
    )
)


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
        content = file.read_bytes()
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error}.", hint=_HINT) from error
    return exceptions_in(file, content)


def exceptions_in(file: Path, content: bytes) -> tuple[ExceptionEntry, ...]:
    """Return the entries of the content of a file, which need not be on this machine; InputError as above."""
    try:
        text = content.decode("utf-8-sig")
        check_plain(file, text)
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
        entries = [_values(file, loader, entry) for entry in _items(file, node)]
    except UnicodeDecodeError as error:
        repair = message(N_("In the program it was written with choose Save As, and as the encoding UTF-8."))
        shown = message(N_("{file} is not saved as UTF-8."), file=str(file))
        raise InputError(f"{file} cannot be read: {error}.", hint=_HINT, shown=shown, repair=repair) from error
    except RecursionError as error:
        raise InputError(f"{file} cannot be read: {error}.", hint=_HINT, shown=not_yaml(file, error)) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}" if mark else ""
        raise InputError(
            f"{file}{place}: {getattr(error, 'problem', None) or error}.",
            hint=f"A text with a colon or a * at its start needs quotes. {_HINT.text}",
            shown=not_yaml(file, error),
            repair=_HINT,
        ) from error
    return tuple(_entry(file, line, values) for line, values in entries)


def _items(file: Path, node: yaml.Node | None) -> Sequence[yaml.Node]:
    if node is None:
        return ()  # an empty file accepts nothing
    if not isinstance(node, yaml.SequenceNode):
        raise _fault(file, node.start_mark.line + 1, message(N_("this is no list of exceptions.")))
    return tuple(node.value)


def _values(file: Path, loader: yaml.SafeLoader, node: yaml.Node) -> tuple[int, Mapping[str, _Value]]:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        raise _fault(file, line, message(N_("this entry is no list of keys and values.")))
    values: dict[str, _Value] = {}
    for key_node, value_node in node.value:
        key, at = str(key_node.value), key_node.start_mark.line + 1
        if key not in KEYS:
            near = get_close_matches(key, KEYS, n=1)
            meant = message(N_("Did you mean “{key}”?"), key=near[0]) if near else None
            hint = meant or message(N_("The keys are: {keys}."), keys=", ".join(KEYS))
            raise _fault(file, at, message(N_("the key ‘{key}’ is unknown."), key=key), hint)
        if key in values:
            twice = message(N_("‘{key}’ stands twice in this entry."), key=key)
            raise _fault(file, at, twice, message(N_("Delete one of them.")))
        values[key] = _Value(_built(file, loader, value_node), at)
    return line, values


def _built(file: Path, loader: yaml.SafeLoader, node: yaml.Node) -> object:
    try:
        return loader.construct_object(node, deep=True)
    except ValueError as error:  # of a day such as 2027-13-40
        raise InputError(
            f"{error}.",
            hint=_HINT,
            place=in_line(file, node.start_mark.line + 1),
            shown=message(N_("this value cannot be read.")),
        ) from error


def _entry(file: Path, line: int, values: Mapping[str, _Value]) -> ExceptionEntry:
    rule = _text(file, line, values, "rule")
    if rule not in by_id():
        near = get_close_matches(rule, by_id(), n=1)
        meant = message(N_("Did you mean {rule}?"), rule=near[0]) if near else None
        raise InputError(
            message(N_("‘{rule}’ is no rule."), rule=rule),
            hint=meant or "To list all rules, run: auditor rules list",
            place=_at_key(file, values["rule"].line, "rule"),
            repair=meant or message(N_("Write the name as “Add an exception” offers it, such as image-alt.")),
        )
    if "page" not in values and "identity" not in values:
        raise InputError(
            message(N_("the entry says neither page nor identity.")),
            hint='Write page: /path.html, page: "*" for every page, or the identity that auditor compare prints.',
            place=in_line(file, line),
            repair=message(
                N_('Write page: /path.html, page: "*" for every page, or the identity that a comparison names.')
            ),
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
        raise _fault(file, at, message(N_("‘{key}’ is missing or empty."), key=key))
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
            message(N_("‘{written}’ is no day."), written=text),
            hint=message(N_("Write year, month and day like 2027-03-04.")),
            place=_at_key(file, found.line, "expires"),
        ) from error


def _fault(file: Path, line: int, what: Message, hint: Message = _HINT) -> InputError:
    return InputError(what, hint=hint, place=in_line(file, line))


def _at_key(file: Path, line: int, key: str) -> Message:
    return message(N_("{file}, line {line}, {key}"), file=str(file), line=str(line), key=key)


class _Plain(yaml.SafeDumper):
    """Writes every value out, also one that came before."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002, as PyYAML asks for it
        """Return that nothing is written as an alias."""
        return True


def exceptions_text(entries: Sequence[ExceptionEntry]) -> str:
    """Return the file with these entries, as `read_exceptions` reads it."""
    listed = [{key: value for key in KEYS if (value := getattr(entry, key))} for entry in entries]
    return yaml.dump(listed, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=120)
