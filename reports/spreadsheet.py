"""Cells of spreadsheets, in CSV and XLSX alike: no text becomes a formula, whoever wrote it."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import IO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reports.escape import visible

Cell = str | int | float | None  # None: nothing is known; the cell stays empty

MOST_CHARACTERS = 32_000  # a cell holds 32 767
BYTE_ORDER_MARK = "\ufeff"  # by which spreadsheet programs know UTF-8, and show Hindi
# What spreadsheet programs take for a formula when they open CSV, also behind blanks and in full width
# (OWASP, "CSV Injection").
_FORMULA = re.compile(r"[\t\n]|\s*[=+\-@＝＋－＠]")


def csv_text(text: str) -> str:
    """Return a text as a cell of CSV; one that would be a formula gets an apostrophe before it."""
    shown = visible(text)[:MOST_CHARACTERS]
    return f"'{shown}" if _FORMULA.match(shown) else shown


def csv_lines(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Yield the byte order mark and the lines of a CSV file (RFC 4180), as the rows come."""
    yield BYTE_ORDER_MARK
    for row in rows:
        line = io.StringIO()
        cells = [csv_text(cell) if isinstance(cell, str) else cell for cell in row]
        csv.writer(line, quoting=csv.QUOTE_NONNUMERIC).writerow(["" if cell is None else cell for cell in cells])
        yield line.getvalue()


def workbook(stream: IO[bytes], title: str, created: datetime) -> Workbook:
    """Return a workbook that takes texts for texts; the same content gives the same bytes."""
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(stream, options)
    book.set_properties({"title": title, "created": created.replace(tzinfo=None)})
    return book


def write_cell(sheet: Worksheet, row: int, column: int, cell: Cell, how: Format | None = None) -> None:
    """Write one cell of a workbook: numbers as numbers, texts as texts."""
    match cell:
        case None:
            sheet.write_blank(row, column, None, how)
        case str():
            sheet.write_string(row, column, visible(cell)[:MOST_CHARACTERS], how)
        case _:
            sheet.write_number(row, column, cell, how)
