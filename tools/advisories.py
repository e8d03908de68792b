"""Ask an advisory service which of the pinned packages have known weaknesses. Exits with 1 when one has.

    python tools/advisories.py constraints.txt [options of pip-audit, such as --vulnerability-service osv]

A machine without network learns nothing here: it is told so, and what depends on this does not fail.
"""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

FINE, WEAK = 0, 1
LINE = "=" * 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Advisory:
    """A weakness that is known of a package."""

    id: str
    fix_versions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """What the service said of a package."""

    name: str
    version: str = ""
    skip_reason: str = ""  # "": it was asked about
    vulns: tuple[Advisory, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What pip-audit prints."""

    dependencies: tuple[Package, ...]


def main(words: Sequence[str]) -> int:
    """Tell what is known of the packages of the first word's file and return the exit code."""
    file, *options = words
    pinned = sum("==" in line for line in Path(file).read_text(encoding="utf-8").splitlines())
    command = [sys.executable, "-m", "pip_audit", "--requirement", file, "--no-deps", "--disable-pip"]
    asked = subprocess.run(
        [*command, "--format", "json", "--progress-spinner", "off", *options], capture_output=True, check=False
    )
    try:
        packages = msgspec.json.decode(asked.stdout, type=Answer).dependencies
    except msgspec.MsgspecError:
        said = asked.stderr.decode(errors="replace").strip().splitlines() or ["it said nothing"]
        return _not_asked(f"no advisory service answered, or pip-audit does not run here: {said[-1][:300]}")
    weak = [package for package in packages if package.vulns]
    for line in _told(weak):
        print(line)
    unknown = [package.name for package in packages if package.skip_reason]
    if unknown:
        _not_asked(f"the service answered nothing for {len(unknown)} of {pinned} packages, such as {unknown[0]}")
    print(f"{pinned - len(unknown)} of {pinned} pinned packages were asked about; {len(weak)} have known weaknesses.")
    return WEAK if weak else FINE


def _told(weak: Sequence[Package]) -> Iterator[str]:
    for package in weak:
        for advisory in package.vulns:
            mended = f"mended in {', '.join(advisory.fix_versions)}" if advisory.fix_versions else "not mended yet"
            yield f"{package.name} {package.version}: {advisory.id}, {mended}"


def _not_asked(why: str) -> int:
    print(f"{LINE}\nKNOWN WEAKNESSES WERE NOT LOOKED UP: {why}.\nRun it where the network is: make advisories\n{LINE}")
    return FINE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
