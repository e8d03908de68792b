"""The list of departments as a form takes it: a file or a text, read by the parser of `auditor batch`."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path

from auditor.batch.listing import COLUMNS, read_listing
from auditor.errors import InputError
from auditor.tables_xlsx import xlsx_rows
from auditor.web.asking import is_allowed
from auditor.web.settings import ServeSettings
from rules.department import Department
from rules.finding import N_, Message, message

MOST_BYTES = 2 * 1024 * 1024  # of a list
MOST_BODY_BYTES = 2 * MOST_BYTES  # a file, and the text of the one before it
MOST_DEPARTMENTS = 1_000
MOST_NAME_CHARACTERS = 100
PASTED, PASTED_YAML = "list.csv", "list.yaml"
NOTHING = N_("Choose a file, or paste the list.")
TOO_LARGE = N_("The list is larger than 2 MB.")
TOO_MANY = N_("A list holds at most {most} departments here. Make several lists of it.")
NO_NAME = N_("Write a name.")
LONG_NAME = N_("Write a shorter name, of at most {most} characters.")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenList:
    """A list as it was given."""

    text: str  # to be corrected in the form
    file_name: str  # that faults name; its ending says what the text is
    departments: tuple[Department, ...] = ()
    faults: tuple[InputError, ...] = ()
    refusal: Message | None = None  # of the list as a whole

    def is_taken(self, *, keep_going: bool) -> bool:
        """Return whether it can be audited; with faults only where their lines are left out."""
        return bool(self.departments) and self.refusal is None and (keep_going or not self.faults)


def read_given(settings: ServeSettings, upload: bytes, upload_name: str, text: str, file_name: str) -> GivenList:
    """Return the departments of a list with every fault of it; a file that was chosen goes before the text."""
    if upload:
        name = Path(upload_name.replace("\\", "/")).name[-MOST_NAME_CHARACTERS:] or PASTED
        return _read(settings, upload, name)
    if not text.strip():
        return GivenList(text=text, file_name=PASTED, refusal=message(NOTHING))
    is_yaml = file_name.lower().endswith((".yaml", ".yml")) or text.lstrip().startswith("- ")
    return _read(settings, text.encode(errors="replace"), PASTED_YAML if is_yaml else PASTED)


def written(departments: Iterable[Department]) -> str:
    """Return a list as the text of a form, as CSV."""
    names = [one.name for one in fields(Department) if one.name in COLUMNS]
    rows = ([getattr(one, name) for name in names] for one in departments)
    return _csv([names, *([" ".join(cell) if isinstance(cell, tuple) else cell for cell in row] for row in rows)])


def name_fault(name: str) -> Message | None:
    """Return why a list cannot be called so; None when it can."""
    if not name.strip():
        return message(NO_NAME)
    return message(LONG_NAME, most=MOST_NAME_CHARACTERS) if len(name.strip()) > MOST_NAME_CHARACTERS else None


def _read(settings: ServeSettings, content: bytes, name: str) -> GivenList:
    if len(content) > MOST_BYTES:
        return GivenList(text="", file_name=name, refusal=message(TOO_LARGE))
    file = Path(name)
    text = ""
    try:
        text = _text(file, content)
        listing = read_listing(file, content, lambda host: is_allowed(settings, host))
    except InputError as error:
        return GivenList(text=text, file_name=name, faults=(error,))
    refusal = message(TOO_MANY, most=MOST_DEPARTMENTS) if len(listing.departments) > MOST_DEPARTMENTS else None
    return GivenList(text=text, file_name=name, departments=listing.departments, faults=listing.faults, refusal=refusal)


def _text(file: Path, content: bytes) -> str:
    """Return what can be corrected in the form; the lines of a spreadsheet keep their numbers."""
    if file.suffix.lower() in {".xlsx", ".xlsm"}:
        rows = ([" ".join(cell.split()) for cell in row] for _, row in xlsx_rows(file, content))
        return _csv(row[: max((place for place, cell in enumerate(row, start=1) if cell), default=0)] for row in rows)
    is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = content.decode("utf-16" if is_utf16 else "utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")  # as forms send them, and Windows writes them


def _csv(rows: Iterable[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
