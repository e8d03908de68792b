"""An empty list of departments to fill in, with two lines that show how."""

import csv
import io
from pathlib import Path

import xlsxwriter
import yaml

from auditor.batch.listing import COLUMNS, EXAMPLE_HOST
from auditor.errors import InputError

EXAMPLES = (
    {
        "name": "Department of Gardens",
        "name_hi": "उद्यान विभाग",
        "url": f"https://gardens.{EXAMPLE_HOST}",
        "district": "Dehradun",
        "group": "Agriculture",
        "contact": f"web@gardens.{EXAMPLE_HOST}",
        "social": "https://x.com/gardens_example https://www.youtube.com/@gardens_example",
    },
    {
        "name": "District Administration Nainital",
        "name_hi": "जिला प्रशासन नैनीताल",
        "url": f"https://nainital.{EXAMPLE_HOST}",
        "district": "Nainital",
        "group": "Districts",
        "contact": "",
        "social": "",
    },
)
COLUMN_CHARACTERS = 28


def template(suffix: str) -> bytes:
    """Return the template in the format of a file name's ending; InputError when it is none of ours."""
    match suffix.lower():
        case ".csv":
            return b"\xef\xbb\xbf" + template_text().encode()  # the mark makes spreadsheet programs show Hindi
        case ".xlsx":
            return _xlsx()
        case ".yaml" | ".yml":
            return yaml.safe_dump(list(EXAMPLES), allow_unicode=True, sort_keys=False).encode()
    raise InputError(f"There is no template ‘{suffix}’.", hint="Name a file that ends in .csv, .xlsx or .yaml.")


def write_template(file: Path) -> None:
    """Write the template; InputError when the file is there already."""
    content = template(file.suffix)
    try:
        with file.open("xb") as stream:
            stream.write(content)
    except FileExistsError as error:
        raise InputError(f"{file} exists already.", hint="Name another file, or delete it.") from error


def template_text() -> str:
    """Return the template as CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, tuple(COLUMNS), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(EXAMPLES)
    return text.getvalue()


def _xlsx() -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_urls": False}) as workbook:
        sheet = workbook.add_worksheet("departments")
        sheet.write_row(0, 0, tuple(COLUMNS), workbook.add_format({"bold": True}))
        for number, example in enumerate(EXAMPLES, start=1):
            sheet.write_row(number, 0, tuple(example.values()))
        sheet.set_column(0, len(COLUMNS) - 1, COLUMN_CHARACTERS)
        sheet.freeze_panes(1, 0)
    return content.getvalue()
