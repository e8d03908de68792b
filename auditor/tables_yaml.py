"""The entries of a YAML list with the lines they begin on; nothing in it is built but texts."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from auditor.errors import InputError

MAX_ENTRIES = 20_000
_HINT = "Write a list of entries, each with a key and a value a line, such as: - name: Department of Gardens"


def yaml_entries(file: Path, text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the entries of the list, or of the list under the key `departments`; a list within is one text."""
    try:
        check_plain(file, text)
        root = yaml.compose(text, yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise InputError(f"{file} cannot be read: {_place_of(error)}.", hint=_HINT) from error
    if isinstance(root, yaml.MappingNode) and len(root.value) == 1:
        root = root.value[0][1]
    if root is None:
        return
    if not isinstance(root, yaml.SequenceNode):
        raise InputError(f"{file}, line {root.start_mark.line + 1}: this is no list.", hint=_HINT)
    if len(root.value) > MAX_ENTRIES:
        raise InputError(f"{file} has more than {MAX_ENTRIES} entries.", hint="Split it into several files.")
    for node in root.value:
        number = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            raise InputError(f"{file}, line {number}: this is no entry with keys.", hint=_HINT)
        yield number, {_text(key): _text(value) for key, value in node.value}


def check_plain(file: Path, text: str) -> None:
    """Raise InputError when a YAML file uses aliases: a few lines of them stand for more than any memory holds."""
    if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.SafeLoader)):
        raise InputError(f"{file} uses aliases (*name).", hint="Write every value out.")


def _text(node: yaml.Node) -> str:
    match node:
        case yaml.ScalarNode():
            return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value)
        case yaml.SequenceNode():
            return " ".join(_text(part) for part in node.value)
        case _:
            return ""


def _place_of(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"line {mark.line + 1}: {getattr(error, 'problem', error)}" if mark else str(error)
