"""The name of each department's folder: short, plain, and the same in every quarter."""

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import urlsplit

from rules.department import Department

MOST_CHARACTERS = 60


def named(departments: Iterable[Department]) -> tuple[tuple[str, Department], ...]:
    """Return the departments with the names of their folders, all different, in the same order."""
    taken: set[str] = set()
    found = []
    for department in departments:
        plain = _plain(department.name) or _plain(urlsplit(department.url).netloc) or "department"
        name, number = plain, 1
        while name in taken:
            number += 1
            name = f"{plain}-{number}"
        taken.add(name)
        found.append((name, department))
    return tuple(found)


def _plain(text: str) -> str:
    """Return the letters and digits that every file system takes; "" where a name of another script leaves few."""
    latin = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    if sum(map(str.isalpha, text)) > 2 * sum(map(str.isalpha, latin)):
        return ""
    return re.sub(r"[^a-z0-9]+", "-", latin.lower()).strip("-")[:MOST_CHARACTERS].strip("-")
