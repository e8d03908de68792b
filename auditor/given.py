"""What the team gives of a department: social.csv with its accounts, officers.csv with its officers.

    department,platform,handle,last post,posts in the quarter
    name,name_hi,designation,designation_hi

Both are read as `auditor/tables.py` reads tables, with digits of either script.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from auditor.errors import InputError
from auditor.tables import Line, read_table, usable
from rules.dates import find_dates, iso_day
from rules.folding import label_key
from rules.probes import Handle, Officer
from rules.social.networks import NAMES, network_named

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


def read_handles(file: Path, department: str = "") -> tuple[Handle, ...]:
    """Return the accounts of one department; InputError with file, line and column says what is wrong.

    A line belongs to it when its department is empty or the one named; a file of several departments needs the name.
    """
    lines = list(usable(read_table(file, SOCIAL, ("platform", "handle"))))
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


@dataclass(frozen=True, slots=True)
class Register:
    """The accounts of many departments."""

    handles: Mapping[str, tuple[Handle, ...]]  # by the key of the department's name; "" for those of every one
    first_lines: Mapping[str, Line]  # of each department named
    faults: tuple[InputError, ...]  # lines that could not be read

    def of(self, *names: str) -> tuple[Handle, ...]:
        """Return the accounts of a department by any of its names."""
        keys = dict.fromkeys(("", *map(label_key, names)))
        return tuple(handle for key in keys for handle in self.handles.get(key, ()))


def read_register(file: Path) -> Register:
    """Return the accounts of all departments of a file; InputError when it cannot be read as a whole."""
    handles: dict[str, list[Handle]] = defaultdict(list)
    first_lines: dict[str, Line] = {}
    faults = []
    for line in read_table(file, SOCIAL, ("platform", "handle")):
        try:
            handle = _handle(next(usable((line,))))
        except InputError as fault:
            faults.append(fault)
            continue
        assert isinstance(line, Line)
        key = label_key(line["department"])
        handles[key].append(handle)
        first_lines.setdefault(key, line)
    return Register({key: tuple(found) for key, found in handles.items()}, first_lines, tuple(faults))


def read_officers(file: Path) -> tuple[Officer, ...]:
    """Return the officers of a file; InputError with file, line and column says what is wrong."""
    found = []
    for line in usable(read_table(file, OFFICERS, ())):
        if not (line["name"] or line["name_hi"]):
            raise line.fault("name", "the name is missing.", "Write the name, or delete the line.")
        if not (line["designation"] or line["designation_hi"]):
            raise line.fault("designation", "the designation is missing.", "Write it, or delete the line.")
        found.append(Officer(**{column: line[column] for column in OFFICERS}))
    return tuple(found)


def _handle(line: Line) -> Handle:
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
