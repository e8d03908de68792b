"""The list of departments: departments.csv, .xlsx or .yaml, and social.csv for all of them; every fault at once."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from auditor.audit import web_address
from auditor.errors import InputError
from auditor.given import Register
from auditor.tables import Line, read_table
from rules.department import Department
from rules.finding import N_, message
from rules.folding import label_key
from rules.probes import Handle
from rules.social.addresses import read_address

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": (
        *("name", "name en", "name in english", "department", "department name", "office", "organisation"),
        *("विभाग", "विभाग का नाम", "नाम अंग्रेजी में", "विभाग का नाम अंग्रेजी में", "कार्यालय"),
    ),
    "name_hi": (
        *("name hi", "name in hindi", "hindi name", "department hi", "department in hindi", "department name in hindi"),
        *("नाम", "नाम हिंदी में", "विभाग का नाम हिंदी में", "हिंदी नाम"),
    ),
    "url": (
        *("url", "website", "web site", "website url", "website address", "web address", "address", "site", "link"),
        *("वेबसाइट", "वेबसाइट का पता", "पता", "लिंक", "यूआरएल"),
    ),
    "district": ("district", "जिला", "जनपद"),
    "group": ("group", "peer group", "category", "type", "समूह", "वर्ग", "श्रेणी"),
    "contact": (
        *("contact", "contact mail", "contact email", "email", "e-mail", "mail", "web officer"),
        *("संपर्क", "ईमेल", "ई-मेल", "मेल"),
    ),
    "social": ("social", "social media", "accounts", "social accounts", "सोशल मीडिया", "खाते"),
}
NEEDED = ("url",)
EXAMPLE_HOST = "example.gov.in"  # of the addresses in the template
MAX_DEPARTMENTS = 20_000
SAME = {"url": N_("the address is that of line {line}."), "name": N_("the name is that of line {line}.")}
_MAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]{2,}")
_BETWEEN_ACCOUNTS = re.compile(r"[\s,;|]+")


@dataclass(frozen=True, slots=True)
class Listing:
    """The departments that can be audited, and what is wrong with the other lines."""

    departments: tuple[Department, ...]
    faults: tuple[InputError, ...]
    names: frozenset[str]  # keys of every name in the list, those of lines with faults included


def read_listing(
    file: Path, content: bytes | None = None, is_allowed: Callable[[str], bool] = lambda _: True
) -> Listing:
    """Return the departments of a list; InputError when the file as a whole cannot be read, or names none.

    Where the content is given, the file is only its name. A host that is not allowed is a fault of its line.
    """
    found: list[Department] = []
    faults: list[InputError] = []
    names = {""}
    seen: dict[tuple[str, str], int] = {}  # the line each address and each name was met on
    for line in read_table(file, COLUMNS, NEEDED, content):
        wrong = [line] if isinstance(line, InputError) else [*_faults(line, is_allowed), *_repeated(line, seen)]
        if isinstance(line, Line):
            names |= {label_key(line["name"]), label_key(line["name_hi"])}
        if isinstance(line, Line) and not wrong:
            found.append(_department(line))
        faults += wrong
    if not found and not faults:
        raise InputError(
            message(N_("{file} names no department."), file=str(file)),
            hint="Write a line for each; see: auditor batch --template",
            repair=message(N_("Write a line for each; the empty lists show how.")),
        )
    if len(found) > MAX_DEPARTMENTS:
        raise InputError(
            message(N_("{file} names more than {most} departments."), file=str(file), most=MAX_DEPARTMENTS),
            hint=message(N_("Split it into several lists.")),
        )
    return Listing(tuple(found), tuple(faults), frozenset(names))


def unknown_departments(register: Register, listing: Listing) -> tuple[InputError, ...]:
    """Return a fault for each department of a register that is not in the list."""
    return tuple(
        line.fault(
            "department",
            f"‘{line['department']}’ is not in the list of departments.",
            "Write the name as in the list, or delete the line.",
        )
        for key, line in register.first_lines.items()
        if key not in listing.names
    )


def accounts_of(department: Department, register: Register | None) -> tuple[Handle, ...] | None:
    """Return the accounts the team knows of a department, from the list and the register; None: it names none."""
    listed = [
        Handle(platform=address.network, handle=url, last_post="", posts_in_quarter=None)
        for url in department.social
        if (address := read_address(url))
    ]
    registered = register.of(department.name, department.name_hi) if register else ()
    known = {handle.platform for handle in registered}
    return (*registered, *(handle for handle in listed if handle.platform not in known)) or None


def all_faults(faults: Sequence[InputError], hint: str) -> InputError:
    """Return one error that tells each fault and its repair."""
    return InputError("\n".join(f"{fault}\n    {fault.hint}" for fault in faults), hint=hint)


def _faults(line: Line, is_allowed: Callable[[str], bool]) -> Iterator[InputError]:
    host = urlsplit(_address(line)).hostname or ""
    if not (line["name"] or line["name_hi"]):
        yield line.fault("name", message(N_("the name is missing.")), message(N_("Write the name of the department.")))
    if not line["url"]:
        yield line.fault(
            "url", message(N_("the address is missing.")), message(N_("Write it like https://www.example.gov.in"))
        )
    elif not _address(line):
        yield line.fault(
            "url",
            message(N_("‘{address}’ is no web address."), address=line["url"]),
            message(N_("Write one address, like https://www.example.gov.in")),
        )
    elif host.endswith(f".{EXAMPLE_HOST}"):
        yield line.fault(
            "url",
            message(N_("this is an example line of the template.")),
            message(N_("Write a department of yours, or delete it.")),
        )
    elif not is_allowed(host):
        yield line.fault(
            "url",
            message(N_("this service does not check ‘{host}’."), host=host),
            message(N_("Delete the line, or ask whoever runs the service to allow websites of such a name.")),
        )
    if line["contact"] and not _MAIL.fullmatch(line["contact"]):
        yield line.fault(
            "contact",
            message(N_("‘{address}’ is no mail address."), address=line["contact"]),
            message(N_("Write one like web@gardens.gov.in, or leave it empty.")),
        )
    for account in _accounts(line):
        if read_address(account) is None:
            yield line.fault(
                "social",
                message(N_("‘{address}’ is not the address of an account."), address=account),
                message(
                    N_("Write addresses like https://x.com/department with spaces between them, or leave it empty.")
                ),
            )


def _repeated(line: Line, seen: dict[tuple[str, str], int]) -> Iterator[InputError]:
    """Yield a fault where an earlier line has the same address or the same name, and keep this line's."""
    what = {"url": place_of(_address(line)), "name": label_key(line["name"] or line["name_hi"])}
    for column, key in what.items():
        first = seen.setdefault((column, key), line.number)
        if key and first != line.number:
            yield line.fault(
                column,
                message(SAME[column], line=str(first)),
                message(N_("Delete one of the two lines, or correct it.")),
            )


def _department(line: Line) -> Department:
    return Department(
        name=line["name"] or line["name_hi"],
        url=_address(line),
        name_hi=line["name_hi"],
        district=line["district"],
        group=line["group"],
        contact=line["contact"],
        social=_accounts(line),
    )


def _address(line: Line) -> str:
    """Return the address of the website, "" when it is none."""
    if any(character.isspace() for character in line["url"]):
        return ""
    try:
        return web_address(line["url"])
    except InputError:
        return ""


def place_of(url: str) -> str:
    """Return what is equal for spellings of one address: with or without https, www and the last slash."""
    parts = urlsplit(url)
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}" if url else ""


def _accounts(line: Line) -> tuple[str, ...]:
    parts = filter(None, _BETWEEN_ACCOUNTS.split(line["social"]))
    return tuple(part if "://" in part else f"https://{part}" for part in parts)
