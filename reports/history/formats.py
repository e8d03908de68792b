"""Tables of the history as CSV, JSON, lines of JSON, and a workbook."""

import io
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import chain

from reports.escape import visible_in_json
from reports.history.table import Table
from reports.i18n import Translator
from reports.spreadsheet import csv_lines, workbook, write_cell
from rules.finding import N_

SHEET = N_("History")
COLUMN_WIDTH = 18  # characters
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # of making the file, which would make equal contents unequal files


def to_csv(table: Table) -> Iterator[str]:
    """Yield the lines of a CSV file; its headings are the names of the columns, in every language."""
    yield from csv_lines(chain([[column.name for column in table.columns]], table.rows))


def to_json_lines(table: Table) -> Iterator[str]:
    """Yield an object of JSON a row, a line each."""
    for row in table.rows:
        cells = {column.name: cell for column, cell in zip(table.columns, row, strict=True)}
        yield visible_in_json(json.dumps(cells, ensure_ascii=False)) + "\n"


def to_json(table: Table) -> Iterator[str]:
    """Yield the pieces of one JSON array with an object a row."""
    separator = "[\n"
    for line in to_json_lines(table):
        yield separator + line.rstrip("\n")
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def to_xlsx(table: Table, say: Translator) -> bytes:
    """Return a workbook of one sheet with headings in the reader's language, fit for filtering and printing."""
    stream = io.BytesIO()
    with workbook(stream, say.text(SHEET), NO_DAY) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        sheet = book.add_worksheet(say.text(SHEET))
        for position, column in enumerate(table.columns):
            write_cell(sheet, 0, position, say.text(column.heading), bold)
        count = 0
        for count, row in enumerate(table.rows, start=1):
            for position, cell in enumerate(row):
                write_cell(sheet, count, position, cell)
        sheet.set_column(0, len(table.columns) - 1, COLUMN_WIDTH)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, count, len(table.columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return stream.getvalue()


TEXT_FORMATS: Mapping[str, Callable[[Table], Iterator[str]]] = {
    "csv": to_csv,
    "json": to_json,
    "jsonl": to_json_lines,
}
