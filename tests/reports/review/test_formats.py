"""The files of the review for the meeting and for other programs."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from reports.review import to_csv, to_json, to_xlsx
from reports.review.frame import Site


@pytest.fixture
def book(site: Site, tmp_path: Path) -> openpyxl.Workbook:
    file = tmp_path / "review.xlsx"
    file.write_bytes(to_xlsx.render(site, "en"))
    return openpyxl.load_workbook(file)


def test_the_workbook_has_a_sheet_for_each_subject_of_the_meeting(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == [
        "Leaderboard",
        "Parts",
        "What fails most",
        "Mend once",
        "Over the quarters",
        "Not ranked",
        "Social media",
    ]
    board = book["Leaderboard"]
    assert [cell.value for cell in board[2]][:4] == [1, 2, "Horticulture", "उद्यान विभाग"]
    assert board["G2"].value == 92
    assert {row[0].value for row in book["Not ranked"].iter_rows(min_row=2)} == {"Excise", "Sports"}


def test_every_sheet_can_be_printed_and_keeps_its_headings_in_sight(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet.freeze_panes is not None
        assert sheet.freeze_panes.endswith("2")
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0


def test_no_text_of_a_stranger_becomes_a_formula(book: openpyxl.Workbook, site: Site) -> None:
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert "=cmd()" in {cell.value for cell in cells}, "kept as it is, for here it is a text"
    for row in csv.reader(io.StringIO("".join(to_csv.render(site, "en")).removeprefix("\ufeff"))):
        assert not any(cell.startswith(("=", "+", "@")) for cell in row)


def test_the_csv_lists_all_departments_and_opens_with_hindi(site: Site) -> None:
    text = "".join(to_csv.render(site, "hi"))
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 1 + len(site.review.entries)
    assert len({len(row) for row in rows}) == 1
    assert "उद्यान विभाग" in text
    assert rows[-1][2] == "Excise"
    assert rows[-1][-1]


def test_the_document_keeps_its_schema(site: Site) -> None:
    document = json.loads(to_json.render(site))
    jsonschema.validate(document, to_json.schema(), cls=jsonschema.Draft202012Validator)
    departments = {one["id"]: one for one in document["departments"]}
    assert departments["horticulture"]["rank"] == 1
    assert departments["horticulture"]["last_rank"] == 2
    assert departments["excise"]["rank"] is None
    assert departments["excise"]["quarters"][-1]["reason"] == "timeout"
    assert set(document["honoured"]) >= {"horticulture", "fisheries"}


def test_a_document_with_anything_else_breaks_its_schema(site: Site) -> None:
    document = json.loads(to_json.render(site))
    del document["departments"][0]["rank"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, to_json.schema(), cls=jsonschema.Draft202012Validator)
