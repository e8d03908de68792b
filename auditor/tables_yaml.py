"""The entries of a YAML list with the lines they begin on; nothing in it is built but texts."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from auditor.errors import InputError, in_line
from rules.finding import N_, Message, message

MAX_ENTRIES = 20_000
MOST_DEPTH = 10
_HINT = message(
    N_("Write a list of entries, each with a key and a value a line, such as: - name: Department of Gardens")
)


def yaml_entries(file: Path, text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the entries of the list, or of the list under the key `departments`; a list within is one text."""
    try:
        check_plain(file, text)
        root = yaml.compose(text, yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        said = f"{file} cannot be read: {_place_of(error)}."
        raise InputError(said, hint=_HINT, shown=not_yaml(file, error)) from error
    if isinstance(root, yaml.MappingNode) and len(root.value) == 1:
        root = root.value[0][1]
    if root is None:
        return
    if not isinstance(root, yaml.SequenceNode):
        raise InputError(message(N_("this is no list.")), hint=_HINT, place=in_line(file, root.start_mark.line + 1))
    if len(root.value) > MAX_ENTRIES:
        raise InputError(
            message(N_("{file} has more than {most} entries."), file=str(file), most=MAX_ENTRIES),
            hint=message(N_("Split it into several files.")),
        )
    for node in root.value:
        number = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            raise InputError(message(N_("this is no entry with keys.")), hint=_HINT, place=in_line(file, number))
        yield number, {_text(key): _text(value) for key, value in node.value}


def check_plain(file: Path, text: str) -> None:
    """Raise InputError when a YAML file uses aliases: a few lines of them stand for more than any memory holds.

    So it is where lists are nested more deeply than any of ours, for which the library takes time without end.
    """
    depth = 0
    for event in yaml.parse(text, yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            raise InputError(
                message(N_("{file} uses aliases (*name)."), file=str(file)), hint=message(N_("Write every value out."))
            )
        if depth > MOST_DEPTH:
            raise InputError(
                message(N_("{file} nests lists in lists too deeply."), file=str(file)),
                hint=message(N_("Write the list as the template does.")),
            )


def not_yaml(file: Path, error: Exception) -> Message:
    """Return what a reader of any language is told of a file that the library cannot read, with the line if known."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return message(N_("{file} is not written as YAML asks for it."), file=str(file))
    text = N_(
        "{file}, line {line}: here it is not written as YAML asks for it. "
        "A text with a colon or a * at its start needs quotes."
    )
    return message(text, file=str(file), line=str(mark.line + 1))


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
