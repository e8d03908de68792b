"""JavaScript libraries on a page, their versions, and the published advisories that concern them."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from rules.evidence import PageEvidence
from rules.page_text import Script

_LATEST_STEP = 20  # advisories that lead on from one version to the next
_NUMBER = re.compile(r"(\d{1,6}(?:\.\d{1,6}){1,3})(?:[-.]?(alpha|beta|rc|b|pre)[-.]?(\d{0,3}))?", re.IGNORECASE)
_PATCHED = re.compile(r"(?i)[-+.](?:wp|patched|fork|lts|drupal|deb)")


class Harm(StrEnum):
    """What a weakness lets happen in a visitor's browser."""

    SCRIPT = "script"  # a stranger's script runs
    CHANGE = "change"  # the page works otherwise than written
    FREEZE = "freeze"  # the page hangs


@dataclass(frozen=True, slots=True)
class Advisory:
    """One published weakness and the versions it concerns: from `since` to before `below`."""

    cve: str
    since: str
    below: str
    harm: Harm


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a library."""

    key: str
    name: str
    files: tuple[str, ...]  # names of its file, without version and ending
    is_maintained: bool
    advisories: tuple[Advisory, ...]

    def concerning(self, version: str) -> tuple[Advisory, ...]:
        """Return the advisories for a version, each CVE once."""
        hit = {one.cve: one for one in self.advisories if _order(one.since) <= _order(version) < _order(one.below)}
        return tuple(hit.values())

    def free_from(self, version: str) -> str:
        """Return the nearest later version that no advisory concerns."""
        for _ in range(_LATEST_STEP):
            hit = self.concerning(version)
            if not hit:
                break
            version = max((one.below for one in hit), key=_order)
        return version


@dataclass(frozen=True, slots=True)
class Loaded:
    """A library of a page in one version."""

    known: Known
    version: str
    script: Script | None  # that brings it by its file name; None: the page says it itself


@cache
def known_libraries() -> Mapping[str, Known]:
    """Return the table of libraries by key."""
    table = json.loads((files("rules.security") / "libraries.json").read_text(encoding="utf-8"))["libraries"]
    return {
        key: Known(
            key=key,
            name=entry["name"],
            files=tuple(entry["files"]),
            is_maintained=entry["maintained"],
            advisories=tuple(
                Advisory(cve, since, below, Harm(harm)) for cve, since, below, harm in entry["advisories"]
            ),
        )
        for key, entry in table.items()
    }


def loaded_libraries(page: PageEvidence) -> tuple[Loaded, ...]:
    """Return the libraries of a page in a known version, each version once: by file names, and by its own word.

    Versions that somebody mended themselves are left out, and so are files that did not arrive.
    """
    failed = {one.url for one in page.view.failed_requests} if page.view else set()
    found: dict[tuple[str, str], Loaded] = {}
    for script in page.text.scripts:
        if script.src and script.src not in failed:
            for known, version in _named_by(script.src):
                found.setdefault((known.key, version), Loaded(known, version, script))
    for library in page.view.libraries if page.view else ():
        named = known_libraries().get(library.key)
        if named and not _PATCHED.search(library.version):
            found.setdefault((named.key, _plain(library.version)), Loaded(named, _plain(library.version), None))
    return tuple(found.values())


def _named_by(url: str) -> Iterator[tuple[Known, str]]:
    """Yield the library and version that an address names: in the file name, or in a folder before it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return
    place = (parts.netloc + parts.path).lower()
    if _PATCHED.search(place.rpartition("/")[2]):
        return
    for known in known_libraries().values():
        for pattern in _patterns(known):
            if found := pattern.search(place):
                yield known, found[1]
                break


@cache
def _patterns(known: Known) -> tuple[re.Pattern[str], ...]:
    if not known.files:
        return ()
    stem = "|".join(re.escape(name) for name in known.files)
    version = r"v?(\d{1,4}(?:\.\d{1,6}){1,3})"
    whole = r"v?(\d{1,4}(?:\.\d{1,6}){2,3})"  # a folder 4.3 may hold 4.3.1
    rest = r"(?:\.(?:slim|min|pack|prod|core|umd|custom|bundle|all))*\.js$"
    return (
        re.compile(rf"/(?:{stem})[-._@]?{version}{rest}"),
        re.compile(rf"(?:^|[/.])(?:{stem})(?:\.?js|\.net)?[@/-]{whole}/(?:[\w.-]+/){{0,6}}(?:{stem}){rest}"),
    )


def _plain(version: str) -> str:
    found = _NUMBER.match(version)
    return found[0] if found else version


def _order(version: str) -> tuple[tuple[int, ...], int, int]:
    """Return a key that puts versions in order; what comes before a release comes before it."""
    found = _NUMBER.match(version if "." in version else f"{version}.0")
    if found is None:
        return (0,), 0, 0
    numbers = [int(part) for part in found[1].split(".")]
    numbers += [0] * (4 - len(numbers))
    if not found[2]:
        return tuple(numbers), 9, 0
    return tuple(numbers), "abpr".index(found[2][0].lower()), int(found[3] or 0)
