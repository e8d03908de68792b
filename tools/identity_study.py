"""How well a comparison tells edits from new failures: full audits of the sample site in Chromium.

    python tools/identity_study.py

Prints how many of the harmless edits call anything new, and how many of the planted failures are called new.
"""

import asyncio
import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from identity_edits import Edit, edits, plant, plants

from auditor.audit import capture
from auditor.compare import Terms, compare
from auditor.config import EXTENTS, Depth, Manner
from auditor.progress import AuditProgress
from auditor.store import Bundle
from reports.i18n import translator
from rules.comparing.comparison import Change, ChangeState
from rules.scorecard import CATEGORY_WEIGHTS

SAMPLE = Path(__file__).parent.parent / "examples" / "department"
DAY = date(2026, 11, 20)
ROUNDS = 2  # audits that the edits are spread over


def main() -> None:
    """Print both figures and every miss."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        before = audited(root, "before", lambda _: None)
        is_fine = _study_edits(root, before) and _study_plants(root, before)
    sys.exit(0 if is_fine else 1)


def audited(root: Path, name: str, change: Callable[[Path], None]) -> Bundle:
    """Audit a changed copy of the sample site, which has the same address every time."""
    site = root / name / "department"
    shutil.copytree(SAMPLE, site)
    change(site)
    options = Manner(extent=EXTENTS[Depth.FULL], as_of=DAY).options(str(site), root / f"{name}-audit")
    bundle = Bundle.create(options.output)
    asyncio.run(capture(options, bundle, AuditProgress(translator("en"), is_quiet=True)))
    return bundle


def _study_edits(root: Path, before: Bundle) -> bool:
    pages = sorted(str(file.relative_to(SAMPLE)) for file in SAMPLE.rglob("*.html") if file.name != "404.html")
    every = list(edits(pages))
    false: list[Change] = []
    for number in range(ROUNDS):
        made = every[number::ROUNDS]
        false += _new(before, audited(root, f"edited-{number}", lambda site, made=made: _apply(site, made)))
    _print(false)
    print(f"harmless edits: {len(every)} of {len({edit.kind for edit in every})} kinds; called new: {len(false)}")
    return not false


def _study_plants(root: Path, before: Bundle) -> bool:
    new = _new(before, audited(root, "planted", _plant_all))
    found = {(change.rule, _file(url)) for change in new for url in change.page_urls}
    planted = plants()
    missed = [one for one in planted if (one.rule, one.page) not in found]
    for one in missed:
        print(f"  missed: {one.rule} on {one.page} in {one.part}: {one.html}")
    found_count = len(planted) - len(missed)
    print(f"planted failures: {len(planted)} of {len({one.rule for one in planted})} rules; called new: {found_count}")
    return not missed


def _plant_all(site: Path) -> None:
    for one in plants():
        plant(site, one)


def _apply(site: Path, made: Sequence[Edit]) -> None:
    for edit in made:
        edit.apply(site)


def _new(before: Bundle, after: Bundle) -> list[Change]:
    comparison = compare(before, after, Terms(weights=CATEGORY_WEIGHTS)).comparison
    return list(comparison.of(ChangeState.NEW))


def _file(url: str) -> str:
    path = url.partition("//")[2].partition("/")[2]
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def _print(changes: Sequence[Change]) -> None:
    for change in changes:
        print(f"  called new: {change.rule} on {', '.join(change.page_urls)}: {change.occurrence.html}")


if __name__ == "__main__":
    main()
