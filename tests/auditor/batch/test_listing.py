"""departments.csv, .xlsx and .yaml as offices keep them, and what is said of every line that cannot be used."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner

from auditor.batch.listing import accounts_of, all_faults, read_listing, unknown_departments
from auditor.batch.template import template, write_template
from auditor.cli import main
from auditor.errors import InputError
from auditor.given import read_register
from rules.department import Department

GARDENS = Department(
    name="Department of Gardens",
    name_hi="उद्यान विभाग",
    url="https://gardens.uk.gov.in/",
    district="Dehradun",
    group="Agriculture",
    contact="web@gardens.uk.gov.in",
    social=("https://x.com/ukgardens", "https://www.youtube.com/@ukgardens"),
)
ROADS = Department(name="Roads", url="https://roads.uk.gov.in/")
Written = Callable[[str, str | bytes], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(name: str, content: str | bytes) -> Path:
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return write


def xlsx(*rows: tuple[object, ...]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return content.getvalue()


ROWS = (
    ("Name", "Name_hi", "Website", "District", "Group", "E-mail", "Social media", "Remarks"),
    (
        *("Department of Gardens", "उद्यान विभाग", "gardens.uk.gov.in", "Dehradun", "Agriculture"),
        *("web@gardens.uk.gov.in", "https://x.com/ukgardens, www.youtube.com/@ukgardens", "new"),
    ),
    ("Roads", "", "https://roads.uk.gov.in", "", "", "", "", ""),
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.csv", "\n".join(";".join(row) for row in ROWS)),
        ("list.csv", "\ufeff" + "\r\n".join("\t".join(row) for row in (*ROWS, ("",) * 8))),
        ("list.xlsx", xlsx(*ROWS)),
        ("list.xlsx", xlsx((), *ROWS)),
        (
            "list.csv",
            "विभाग,विभाग का नाम हिंदी में,वेबसाइट,ज़िला,श्रेणी,ई-मेल,सोशल मीडिया\n"
            "Department of Gardens,उद्यान विभाग,gardens.uk.gov.in,Dehradun,Agriculture,web@gardens.uk.gov.in,"
            "x.com/ukgardens https://www.youtube.com/@ukgardens\nRoads,,roads.uk.gov.in,,,,\n",
        ),
        (
            "list.yaml",
            "departments:\n- name: Department of Gardens\n  name_hi: उद्यान विभाग\n  url: gardens.uk.gov.in\n"
            "  district: Dehradun\n  group: Agriculture\n  contact: web@gardens.uk.gov.in\n"
            "  social: [https://x.com/ukgardens, https://www.youtube.com/@ukgardens]\n"
            "- {name: Roads, url: 'https://roads.uk.gov.in', group: null}\n",
        ),
    ],
)
def test_a_list_is_read_as_offices_keep_it(written: Written, name: str, content: str | bytes) -> None:
    listing = read_listing(written(name, content))
    assert not listing.faults
    assert listing.departments == (GARDENS, ROADS)


def test_a_department_with_a_hindi_name_alone_is_called_by_it(written: Written) -> None:
    [department] = read_listing(written("list.csv", "नाम,पता\nसड़क विभाग,roads.uk.gov.in\n")).departments
    assert (department.name, department.name_hi) == ("सड़क विभाग", "सड़क विभाग")


FAULTY = (
    "name,url,contact,social\n"
    "Gardens,https://gardens.uk.gov.in,,\n"
    ",https://roads.uk.gov.in,,\n"
    "Lakes,,,\n"
    "Parks,not an address,,\n"
    "Hills,https://hills.uk.gov.in,hills at gov,\n"
    "Water,http://www.gardens.uk.gov.in/,,\n"
    "gardens ,https://new.uk.gov.in,,\n"
    "Rivers,https://rivers.uk.gov.in,,https://example.com/rivers\n"
    "Towns,https://towns.uk.gov.in,,\n"
)


def test_every_fault_is_told_at_once_with_line_column_and_repair(written: Written) -> None:
    listing = read_listing(written("list.csv", FAULTY))
    assert [department.name for department in listing.departments] == ["Gardens", "Towns"]
    places = [str(fault).partition("list.csv, ")[2].partition(":")[0] for fault in listing.faults]
    assert places == [
        "line 3, column name",
        "line 4, column url",
        "line 5, column url",
        "line 6, column contact",
        "line 7, column url",
        "line 8, column name",
        "line 9, column social",
    ]
    assert all(fault.hint for fault in listing.faults)
    said = str(all_faults(listing.faults, "Mend them."))
    assert "that of line 2" in said
    assert "like https://www.example.gov.in" in said


def test_nothing_begins_while_a_line_is_wrong(written: Written, tmp_path: Path) -> None:
    file = written("list.csv", FAULTY)
    result = CliRunner().invoke(main, ["batch", str(file), "--out", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert result.output.count("list.csv, line") == 7
    assert "--keep-going" in result.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("list.csv", "", "is empty"),
        ("list.csv", "name,url\n", "names no department"),
        ("list.csv", "name,place\nGardens,here\n", "line 1: no column is named ‘url’"),
        ("list.csv", "name,url,website\nA,b.in,c.in\n", "two columns are named ‘website’"),
        (
            "list.csv",
            "name,url\nGärten,gardens.uk.gov.in\n".encode("latin-1"),
            "line 2: the file is not saved as UTF-8",
        ),
        ("list.yaml", "- &a {name: A, url: a.in}\n- *a\n", "aliases"),
        ("list.yaml", "name: [\n", "line 2"),
        ("list.yaml", "- a.in\n- b.in\n", "line 1: this is no entry with keys"),
        ("list.yaml", "!!python/object/apply:os.system ['touch hacked']", "line 1: this is no entry with keys"),
        ("list.xlsx", b"PK\x03\x04 nothing", "cannot be read as XLSX"),
        ("list.xlsx", xlsx(("name", "site of the office"), ("A", "a.in")), "no column is named ‘url’"),
    ],
)
def test_a_file_that_is_no_list_is_told_with_what_to_do(
    written: Written, name: str, content: str | bytes, told: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_listing(written(name, content))
    assert told in str(caught.value)
    assert caught.value.hint


def changed(archive: bytes, name: str, content: bytes) -> bytes:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry, content if entry.filename == name else old.read(entry))
    return changed.getvalue()


def test_hostile_spreadsheets_are_refused_in_bounded_time_and_memory(written: Written) -> None:
    plain = xlsx(("name", "url"), ("A", "a.uk.gov.in"))
    sheet = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        xml = archive.read(sheet)
    bomb = changed(plain, "xl/sharedStrings.xml", b"<sst>" + b" " * 60_000_000 + b"</sst>")
    entities = changed(plain, sheet, xml.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1))
    far = changed(plain, sheet, xml.replace(b'<row r="2"', b'<row r="1048576"'))
    for hostile, told in ((bomb, "unpacks"), (entities, "document type"), (far, "20000 rows")):
        with pytest.raises(InputError) as caught:
            read_listing(written("list.xlsx", hostile))
        assert told in str(caught.value)
    wide = changed(plain, sheet, xml.replace(b"A1:B2", b"A1:XFD1048576"))
    assert read_listing(written("list.xlsx", wide)).departments[0].name == "A"


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".yaml"])
def test_a_template_is_a_list_whose_examples_must_be_replaced(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"list{suffix}"
    assert CliRunner().invoke(main, ["batch", "--template", str(file)]).exit_code == 0
    listing = read_listing(file)
    assert not listing.departments
    assert ["example line" in str(fault) for fault in listing.faults] == [True, True]
    with pytest.raises(InputError, match="exists already"):
        write_template(file)


def test_the_template_is_printed_too() -> None:
    printed = CliRunner().invoke(main, ["batch", "--template"]).output
    assert printed.startswith("name,name_hi,url,district,group,contact,social")
    with pytest.raises(InputError, match="no template"):
        template(".doc")


def test_accounts_come_from_the_register_and_from_the_list(written: Written) -> None:
    register = read_register(
        written(
            "social.csv",
            "department,platform,handle,posts\nDEPARTMENT of Gardens,X,@official,4\nउद्यान विभाग,Facebook,gardens,\n"
            "Gardns,X,@a,\nRoads,Orkut,@b,\n",
        )
    )
    listing = read_listing(written("list.csv", "\n".join(";".join(row) for row in ROWS)))
    found = accounts_of(GARDENS, register)
    assert found is not None
    assert [(handle.platform, handle.handle) for handle in found] == [
        ("x", "@official"),
        ("facebook", "gardens"),
        ("youtube", "https://www.youtube.com/@ukgardens"),
    ]
    assert accounts_of(ROADS, register) is None
    [unreadable] = register.faults
    [unknown] = unknown_departments(register, listing)
    assert "line 5, column platform" in str(unreadable)
    assert "line 4, column department: ‘Gardns’" in str(unknown)
