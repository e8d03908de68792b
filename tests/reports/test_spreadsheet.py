"""No text becomes a formula, in CSV or XLSX, and spreadsheet programs read Hindi."""

import csv
import io
import zipfile
from datetime import UTC, datetime

import pytest

from reports.spreadsheet import csv_lines, workbook, write_cell

FORMULAS = (
    *("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "  =1+1", "\N{NO-BREAK SPACE}=1+1"),
    *("＝1+1", "＋1", "－1", "＠SUM(A1)", "=cmd|'/C calc'!A0", '=HYPERLINK("https://evil.example")'),
)


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_cell_of_csv_never_begins_like_a_formula(formula: str) -> None:
    [[cell]] = csv.reader(io.StringIO("".join(csv_lines([[formula]])).removeprefix("\ufeff"), newline=""))
    assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠\t\r"))
    assert cell.startswith(("'", "⟨U+"))


def test_texts_numbers_and_empty_cells_come_back_as_they_were() -> None:
    rows = [["मुख पृष्ठ", 'say "no", twice\nplease', -3, 2.5, None], ["a;b", "it’s = fine", 0, 1, ""]]
    text = "".join(csv_lines(rows))
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    assert list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))) == [
        ["मुख पृष्ठ", 'say "no", twice\nplease', "-3", "2.5", ""],
        ["a;b", "it’s = fine", "0", "1", ""],
    ]


def test_no_cell_holds_more_than_a_spreadsheet_program_takes() -> None:
    [[cell]] = csv.reader(io.StringIO("".join(csv_lines([["x" * 100_000]])).removeprefix("\ufeff")))
    assert len(cell) < 32_767


def test_a_workbook_takes_formulas_for_texts_and_keeps_numbers() -> None:
    def made() -> bytes:
        stream = io.BytesIO()
        with workbook(stream, "Review", datetime(2026, 3, 16, tzinfo=UTC)) as book:
            sheet = book.add_worksheet("All")
            for row, formula in enumerate((*FORMULAS, "https://evil.example", "\x00\x1b", -5, None)):
                write_cell(sheet, row, 0, formula)
        return stream.getvalue()

    with zipfile.ZipFile(io.BytesIO(made())) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        texts = parts.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert "<v>-5</v>" in sheet
    assert "=1+1" in texts
    assert "\x1b" not in texts
    assert made() == made()
