"""Files of the team with something wrong in each, and words of what is told of it."""

import io
import zipfile

import xlsxwriter

Faulty = tuple[str, str | bytes, str]  # the name of a file, what is in it, and what is told of it in English

FAULTY_LINES = (
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


def xlsx(*rows: tuple[object, ...]) -> bytes:
    """Return a workbook with these rows in its sheet."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return content.getvalue()


NO_LISTS: tuple[Faulty, ...] = (
    ("list.csv", "", "is empty"),
    ("list.csv", "name,url\n", "names no department"),
    ("list.csv", "name,place\nGardens,here\n", "line 1: no column is named ‘url’"),
    ("list.csv", "name,url,website\nA,b.in,c.in\n", "two columns are named ‘website’"),
    ("list.csv", "name,url\nGärten,gardens.uk.gov.in\n".encode("latin-1"), "line 2: the file is not saved as UTF-8"),
    ("list.csv", "name,url\nA,\0\n", "is no CSV file"),
    ("list.csv", f"name,url\nA,{'x' * 140_000}\n", "line 2: field larger than field limit"),
    ("list.yaml", "- &a {name: A, url: a.in}\n- *a\n", "aliases"),
    ("list.yaml", "- name: " + "[" * 100_000, "nests lists in lists"),
    ("list.yaml", "name: [\n", "line 2"),
    ("list.yaml", "\x01", "special characters are not allowed"),
    ("list.yaml", "[]", "is empty"),
    ("list.yaml", "name: A\nurl: a.in\n", "line 1: this is no list"),
    ("list.yaml", "- a.in\n- b.in\n", "line 1: this is no entry with keys"),
    ("list.yaml", "- {place: here}\n", "line 1: the entry has no key ‘url’"),
    ("list.yaml", "!!python/object/apply:os.system ['touch hacked']", "line 1: this is no entry with keys"),
    ("list.xlsx", b"PK\x03\x04 nothing", "cannot be read as XLSX"),
    ("list.xlsx", xlsx(("name", "site of the office"), ("A", "a.in")), "no column is named ‘url’"),
)


def changed(archive: bytes, name: str, content: bytes) -> bytes:
    """Return an archive with other content in one of its files."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry, content if entry.filename == name else old.read(entry))
    return changed.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
WORKBOOK = xlsx(("name", "url"), ("A", "a.uk.gov.in"))


def sheet_xml() -> bytes:
    """Return the sheet of the workbook."""
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as archive:
        return archive.read(SHEET)


def hostile_workbooks() -> tuple[Faulty, ...]:
    """Return workbooks that ask for more time or memory than a list does."""
    xml = sheet_xml()
    bomb = changed(WORKBOOK, "xl/sharedStrings.xml", b"<sst>" + b" " * 60_000_000 + b"</sst>")
    entities = changed(WORKBOOK, SHEET, xml.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1))
    far = changed(WORKBOOK, SHEET, xml.replace(b'<row r="2"', b'<row r="1048576"'))
    return (
        ("list.xlsx", bomb, "unpacks"),
        ("list.xlsx", entities, "document type"),
        ("list.xlsx", far, "20000 rows"),
    )


EXCEPTIONS = """\
# accepted for now
- rule: image-alt
  page: /gallery/*
  owner: Web officer
  reason: The museum writes
    the texts in February.
  expires: 2027-03-04
- rule: label
  identity: 0123456789abcdef
  owner: वेब अधिकारी
  reason: "#12"
  expires: "2026-12-31"
"""
# What is changed in the file above, what is told of it, and words of the repair.
FAULTY_EXCEPTIONS: tuple[tuple[tuple[str, str], tuple[str, ...], str], ...] = (
    (("  owner: Web officer\n", ""), ("line 2", "‘owner’ is missing"), "owner: Web officer"),
    (("reason: The museum writes\n    the texts in February.", "reason:"), ("line 5", "‘reason’"), "reason:"),
    (("expires: 2027-03-04", "expires: next year"), ("line 7", "expires", "‘next year’"), "2027-03-04"),
    (("expires: 2027-03-04", "expires: 2027-13-40"), ("line 7", "month"), "2027-03-04"),
    (("rule: image-alt", "rule: image-alts"), ("line 2", "‘image-alts’"), "image-alt"),
    (("rule: image-alt", "rule: zzz"), ("line 2", "‘zzz’ is no rule"), "auditor rules list"),
    (("  page: /gallery/*\n", ""), ("line 2", "neither page nor identity"), "page:"),
    (("owner: Web", "ovner: Web"), ("line 4", "‘ovner’ is unknown"), "“owner”"),
    (("owner: Web", "zzz: Web"), ("line 4", "‘zzz’ is unknown"), "rule, page"),
    (("  owner: Web officer\n", "  owner: a\n  owner: b\n"), ("line 5", "twice"), "Delete"),
    (("- rule: image-alt\n  page", "rule: image-alt\npage"), ("line",), "like this"),
    (("page: /gallery/*", "page: *"), ("line 3",), "quotes"),
    (("page: /gallery/*", "page: \x01"), ("special characters",), "quotes"),
    (("page: /gallery/*", f"page: {'[' * 500}{']' * 500}"), ("nests lists in lists",), "as the template does"),
    (("# accepted for now\n- rule", "# accepted for now\n- words\n- rule"), ("line 2", "no list of keys"), "rule:"),
    ((EXCEPTIONS, "words"), ("line 1", "no list of exceptions"), "rule:"),
)
