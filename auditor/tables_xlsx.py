"""The rows of the first sheet of an XLSX file, read within limits: it may come from anywhere."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook

from auditor.errors import InputError
from rules.finding import N_, message

MAX_UNPACKED_BYTES = 50 * 1024 * 1024
MAX_PARTS = 1000
MAX_ROWS = 20_000
MAX_COLUMNS = 60
# A document type is all that entities need to be declared, and no spreadsheet program writes one.
DOCUMENT_TYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))


def xlsx_rows(file: Path, content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of the first sheet with their numbers; InputError when the file cannot be read safely."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check(file, archive)
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = workbook.worksheets[0]
        sheet.reset_dimensions()  # what the file says of its own size is not to be relied on
        rows = sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS, values_only=True)
        for number, row in enumerate(rows, start=1):
            if number > MAX_ROWS:
                raise InputError(
                    message(N_("{file} has more than {most} rows."), file=str(file), most=MAX_ROWS),
                    hint=message(N_("Split it into several files.")),
                )
            yield number, [_written(value) for value in row]
    except InputError:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part makes it stumble over
        raise InputError(
            f"{file} cannot be read as XLSX: {type(error).__name__}: {error}"[:300],
            hint=message(N_("Open it in the spreadsheet program and save it again as XLSX, or as CSV UTF-8.")),
            shown=message(N_("{file} cannot be read as XLSX."), file=str(file)),
        ) from error


def _check(file: Path, archive: zipfile.ZipFile) -> None:
    """Refuse what unpacks to more than any list, or declares entities."""
    entries = archive.infolist()
    if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise InputError(
            message(N_("{file} unpacks to more than any list holds."), file=str(file)),
            hint=message(N_("Save the list alone in a new file.")),
        )
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            with archive.open(entry) as stream:
                part = stream.read(entry.file_size + 1)
            if any(mark in part for mark in DOCUMENT_TYPES):
                raise InputError(
                    message(N_("{file} holds a document type, which no spreadsheet program writes."), file=str(file)),
                    hint=message(N_("Save it again.")),
                )


def _written(value: object) -> str:
    """Return a cell as it would stand in a CSV file."""
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)
