"""What the team gives of a department: social.csv with its accounts, officers.csv with its officers.

    department,platform,handle,last post,posts in the quarter
    name,name_hi,designation,designation_hi

Both are read as spreadsheets save them: comma, semicolon or tab, UTF-8 with or without a mark, digits of either script.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from auditor.errors import InputError
from rules.dates import find_dates, iso_day
from rules.folding import label_key
from rules.probes import Handle, Officer
from rules.social.networks import NAMES, network_named

MAX_BYTES = 5 * 1024 * 1024
MAX_CHARACTERS = 500  # of one cell
DELIMITERS = ",;\t"

SOCIAL = {
    "department": ("department", "department name", "विभाग", "विभाग का नाम"),
    "platform": ("platform", "network", "social media", "मंच", "माध्यम", "प्लेटफॉर्म"),
    "handle": ("handle", "account", "username", "link", "url", "address", "हैंडल", "खाता", "लिंक"),
    "last_post": ("last post", "last post date", "date of last post", "last posted", "अंतिम पोस्ट", "पिछली पोस्ट"),
    "posts_in_quarter": ("posts in quarter", "posts in the quarter", "posts", "पोस्ट", "तिमाही में पोस्ट"),
}
OFFICERS = {
    "name": ("name", "name en", "name in english", "officer", "नाम अंग्रेजी में"),
    "name_hi": ("name hi", "name in hindi", "नाम"),
    "designation": ("designation", "designation en", "post", "designation in english", "पदनाम अंग्रेजी में"),
    "designation_hi": ("designation hi", "designation in hindi", "पदनाम", "पद"),
}
_HINDI_PLATFORMS = {
    label_key(name): platform
    for platform, names in {
        "x": ("एक्स", "ट्विटर"),
        "facebook": ("फेसबुक",),
        "instagram": ("इंस्टाग्राम",),
        "youtube": ("यूट्यूब",),
        "linkedin": ("लिंक्डइन",),
        "whatsapp": ("व्हाट्सएप", "व्हाट्सऐप"),
        "telegram": ("टेलीग्राम",),
    }.items()
    for name in names
}


@dataclass(frozen=True, slots=True)
class _Line:
    file: Path
    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def fault(self, column: str, what: str, hint: str) -> InputError:
        return InputError(f"{self.file}, line {self.number}, column {column}: {what}", hint=hint)


def read_handles(file: Path, department: str = "") -> tuple[Handle, ...]:
    """Return the accounts of one department; InputError with file, line and column says what is wrong.

    A line belongs to it when its department is empty or the one named; a file of several departments needs the name.
    """
    lines = list(_lines(file, SOCIAL, ("platform", "handle")))
    named = {label_key(line["department"]): line["department"] for line in lines if line["department"]}
    wanted = label_key(department)
    if not department and len(named) > 1:
        raise InputError(
            f"{file} holds the accounts of {len(named)} departments.",
            hint=f"Say which one with --department, for example --department '{next(iter(named.values()))}'.",
        )
    if department and named and wanted not in named:
        raise InputError(
            f"{file} has no line of the department ‘{department}’.",
            hint=f"The departments in it are: {', '.join(sorted(named.values())[:10])}",
        )
    return tuple(_handle(line) for line in lines if not department or label_key(line["department"]) in ("", wanted))


def read_officers(file: Path) -> tuple[Officer, ...]:
    """Return the officers of a file; InputError with file, line and column says what is wrong."""
    found = []
    for line in _lines(file, OFFICERS, ()):
        if not (line["name"] or line["name_hi"]):
            raise line.fault("name", "the name is missing.", "Write the name, or delete the line.")
        if not (line["designation"] or line["designation_hi"]):
            raise line.fault("designation", "the designation is missing.", "Write it, or delete the line.")
        found.append(Officer(**{column: line[column] for column in OFFICERS}))
    return tuple(found)


def _handle(line: _Line) -> Handle:
    platform = network_named(line["platform"]) or _HINDI_PLATFORMS.get(label_key(line["platform"]), "")
    if not platform:
        raise line.fault(
            "platform", f"‘{line['platform']}’ is not known.", f"Write one of: {', '.join(NAMES.values())}."
        )
    if not line["handle"]:
        raise line.fault(
            "handle", "it is empty.", "Write the name of the account, such as @department, or its address."
        )
    day = _day(line["last_post"]) if line["last_post"] else None
    if line["last_post"] and day is None:
        raise line.fault("last post", f"‘{line['last_post']}’ is no date.", "Write it like 2026-11-04 or 04/11/2026.")
    posts = line["posts_in_quarter"]
    if posts and not re.fullmatch(r"\d{1,6}", posts):
        raise line.fault("posts in the quarter", f"‘{posts}’ is no number.", "Write a whole number, or leave it empty.")
    return Handle(
        platform=platform,
        handle=line["handle"],
        last_post=day.isoformat() if day else "",
        posts_in_quarter=int(posts) if posts else None,
    )


def _day(text: str) -> date | None:
    found = find_dates(text)
    return iso_day(text) or (found[0].day if len(found) == 1 else None)


def _lines(file: Path, columns: Mapping[str, tuple[str, ...]], needed: tuple[str, ...]) -> Iterator[_Line]:
    """Yield the lines that say something, by the columns known; columns of other names are passed over."""
    text = _text(file)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    heads: dict[int, str] = {}
    try:
        for row in reader:
            cells = [" ".join(cell.split()) for cell in row]
            if not any(cells):
                continue
            if not heads:
                heads = _heads(file, cells, columns, needed)
                continue
            for position, name in heads.items():
                if position < len(cells) and len(cells[position]) > MAX_CHARACTERS:
                    what = f"the cell holds more than {MAX_CHARACTERS} characters."
                    raise InputError(f"{file}, line {reader.line_num}, column {name}: {what}", hint="Shorten it.")
            values = {name: cells[position] for position, name in heads.items() if position < len(cells)}
            if any(values.values()):
                yield _Line(file, reader.line_num, values)
    except csv.Error as error:
        raise InputError(f"{file}, line {reader.line_num}: {error}.", hint="Save it again as CSV UTF-8.") from error
    if not heads:
        raise InputError(f"{file} is empty.", hint=f"Write a first line with: {','.join(columns)}")


def _heads(
    file: Path, cells: list[str], columns: Mapping[str, tuple[str, ...]], needed: tuple[str, ...]
) -> dict[int, str]:
    """Return which column stands at which position; the first line names them."""
    names = {label_key(spelling): column for column, spellings in columns.items() for spelling in spellings}
    heads: dict[int, str] = {}
    for position, cell in enumerate(cells):
        column = names.get(label_key(cell.replace("_", " ")))
        if column in heads.values():
            raise InputError(f"{file}, line 1: two columns are named ‘{cell}’.", hint="Rename or delete one of them.")
        if column:
            heads[position] = column
    missing = [column for column in needed if column not in heads.values()]
    if missing or not heads:
        raise InputError(
            f"{file}, line 1: no column is named ‘{(missing or list(columns))[0]}’.",
            hint=f"The first line names the columns: {','.join(columns)}",
        )
    return heads


def _text(file: Path) -> str:
    hint = "In the spreadsheet choose Save As, then CSV UTF-8 (comma separated)."
    content = file.read_bytes()
    if len(content) > MAX_BYTES:
        raise InputError(f"{file} is larger than 5 MiB.", hint="Give the lines of this department alone.")
    is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InputError(f"{file}, line {line}: the file is not saved as UTF-8.", hint=hint) from error
    if "\0" in text:
        raise InputError(f"{file} is no CSV file.", hint=hint)
    return text
