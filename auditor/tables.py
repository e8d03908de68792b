"""Tables that the team gives: CSV as any spreadsheet saves it, XLSX and YAML; each fault with line, column and repair.

The first line names the columns, in English or Hindi; in YAML each entry does. Columns of other names are passed over.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from auditor.errors import InputError, in_line
from auditor.tables_xlsx import xlsx_rows
from auditor.tables_yaml import yaml_entries
from rules.finding import N_, Message, message
from rules.folding import label_key

MAX_BYTES = 5 * 1024 * 1024
MAX_CHARACTERS = 500  # of one cell
DELIMITERS = ",;\t"
IS_EMPTY = N_("{file} is empty.")
Spellings = Mapping[str, tuple[str, ...]]  # of the heading of each column
Row = tuple[int, list[str]]  # number of the line, and its cells


@dataclass(frozen=True, slots=True)
class Line:
    """A line by the columns known."""

    file: Path
    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def fault(self, column: str, what: str | Message, hint: str | Message) -> InputError:
        """Return the error that says what is wrong in a column, and the repair."""
        text = N_("{file}, line {line}, column {column}")
        place = message(text, file=str(self.file), line=str(self.number), column=column)
        return InputError(what, hint=hint, place=place)


def read_table(
    file: Path, columns: Spellings, needed: tuple[str, ...], content: bytes | None = None
) -> Iterator[Line | InputError]:
    """Yield the lines that say something, and an error in the place of each that cannot be used.

    Where the content is given, the file is only the name it is known by. Raises InputError when the file as a whole
    cannot be read, or lacks a column that is needed.
    """
    content = file.read_bytes() if content is None else content
    if len(content) > MAX_BYTES:
        raise InputError(f"{file} is larger than 5 MiB.", hint="Leave out the lines that are not needed.")
    match file.suffix.lower():
        case ".xlsx" | ".xlsm":
            lines = _by_heading(file, xlsx_rows(file, content), columns, needed)
        case ".yaml" | ".yml":
            lines = _by_key(file, yaml_entries(file, _text(file, content)), columns, needed)
        case _:
            lines = _by_heading(file, _csv_rows(file, _text(file, content)), columns, needed)
    for line in lines:
        too_long = next((column for column, cell in line.cells.items() if len(cell) > MAX_CHARACTERS), None)
        if too_long is not None:
            what = message(N_("the cell holds more than {most} characters."), most=MAX_CHARACTERS)
            yield line.fault(too_long, what, message(N_("Shorten it.")))
        elif any(line.cells.values()):
            yield line


def usable(lines: Iterable[Line | InputError]) -> Iterator[Line]:
    """Yield the lines; raises the first fault there is."""
    for line in lines:
        if isinstance(line, InputError):
            raise line
        yield line


def _by_heading(file: Path, rows: Iterable[Row], columns: Spellings, needed: tuple[str, ...]) -> Iterator[Line]:
    heads: dict[int, str] = {}
    for number, row in rows:
        cells = [" ".join(cell.split()) for cell in row]
        if not any(cells):
            continue
        if not heads:
            heads = _heads(file, number, cells, columns, needed)
            continue
        yield Line(file, number, {name: cells[place] for place, name in heads.items() if place < len(cells)})
    if not heads:
        hint = message(N_("Write a first line with: {columns}"), columns=",".join(columns))
        raise InputError(message(IS_EMPTY, file=str(file)), hint=hint)


def _heads(file: Path, number: int, cells: list[str], columns: Spellings, needed: tuple[str, ...]) -> dict[int, str]:
    """Return which column stands at which position."""
    column_of = _reader_of_names(columns)
    heads: dict[int, str] = {}
    for position, cell in enumerate(cells):
        column = column_of(cell)
        if column in heads.values():
            raise InputError(
                message(N_("two columns are named ‘{name}’."), name=cell),
                hint=message(N_("Rename or delete one of them.")),
                place=in_line(file, number),
            )
        if column:
            heads[position] = column
    missing = [column for column in needed if column not in heads.values()]
    if missing or not heads:
        raise InputError(
            message(N_("no column is named ‘{name}’."), name=(missing or list(columns))[0]),
            hint=message(N_("The first line names the columns: {columns}"), columns=",".join(columns)),
            place=in_line(file, number),
        )
    return heads


def _by_key(
    file: Path, entries: Iterable[tuple[int, Mapping[str, str]]], columns: Spellings, needed: tuple[str, ...]
) -> Iterator[Line]:
    column_of = _reader_of_names(columns)
    is_empty = True
    for number, entry in entries:
        is_empty = False
        cells = {column: " ".join(value.split()) for key, value in entry.items() if (column := column_of(key))}
        if not cells:
            raise InputError(
                message(N_("the entry has no key ‘{key}’."), key=(needed or tuple(columns))[0]),
                hint=message(N_("The keys of an entry are: {keys}"), keys=", ".join(columns)),
                place=in_line(file, number),
            )
        yield Line(file, number, cells)
    if is_empty:
        hint = message(N_("Write a list of entries with the keys: {keys}"), keys=", ".join(columns))
        raise InputError(message(IS_EMPTY, file=str(file)), hint=hint)


def _reader_of_names(columns: Spellings) -> Callable[[str], str | None]:
    names = {label_key(spelling): column for column, spellings in columns.items() for spelling in spellings}
    return lambda written: names.get(label_key(written.replace("_", " ")))


def _csv_rows(file: Path, text: str) -> Iterator[Row]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=first.count))
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise InputError(
            f"{error}.",
            hint=message(N_("Save it again as CSV UTF-8.")),
            place=in_line(file, reader.line_num),
            shown=message(N_("this line cannot be read as CSV.")),
        ) from error


def _text(file: Path, content: bytes) -> str:
    hint = message(N_("In the spreadsheet choose Save As, then CSV UTF-8 (comma separated)."))
    is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        what = message(N_("the file is not saved as UTF-8."))
        raise InputError(what, hint=hint, place=in_line(file, line)) from error
    if "\0" in text:
        raise InputError(message(N_("{file} is no CSV file."), file=str(file)), hint=hint)
    return text
