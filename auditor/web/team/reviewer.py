"""The review of a batch, written in a process of its own: `python -m auditor.web.team.reviewer` takes an order as JSON.

reviews/NUMBER/site/            the review, as `auditor review` writes it
reviews/NUMBER/standings.json   the same as data, held against the batch before: for the leaderboard
reviews/NUMBER/lock             held by the process that writes; the kernel frees it when that one dies
"""

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from auditor.errors import AuditorError
from auditor.pdf import PrintError
from auditor.review import gather_batches
from auditor.review_files import check_output, site_of, write_review
from auditor.web.team.audited import AuditedBatch
from auditor.whole_files import write_whole
from reports.review import to_json

SITE, STANDINGS, LOCK = "site", "standings.json", "lock"
FORMATS = ("html", "xlsx", "csv", "json", "pdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewOrder:
    """What is to be reviewed, and where the review goes."""

    folder: str  # of the reviews of this batch
    quarters: tuple[AuditedBatch, ...]  # one a quarter, the oldest first; the last is the one reviewed
    before: AuditedBatch | None  # the batch before, against which departments moved
    language: str
    formats: tuple[str, ...]
    browser: str  # "": the one that is found


def carry_out(order: ReviewOrder) -> None:
    """Write what is ordered, each part whole or not at all."""
    folder = Path(order.folder)
    check_output(folder / SITE)
    for left in folder.glob(f".{SITE}.*"):  # by one that was killed
        shutil.rmtree(left, ignore_errors=True)
    newest = order.quarters[-1]
    gathered = gather_batches(order.quarters, None, lambda *_: None)
    browser = Path(order.browser) if order.browser else None
    try:
        write_review(gathered, folder / SITE, order.language, order.formats, browser)
    except PrintError:  # rather without paper than not at all
        formats = tuple(name for name in order.formats if name != "pdf")
        write_review(gathered, folder / SITE, order.language, formats, browser)
    compared: Sequence[AuditedBatch] = (order.before, newest) if order.before else (newest,)
    if tuple(compared) != order.quarters[-2:]:  # the batch before was one of this quarter
        gathered = gather_batches(compared, None, lambda *_: None)
    write_whole(folder / STANDINGS, to_json.render(site_of(gathered, order.language)).encode())


def main() -> None:
    """Carry out the order that comes in, holding the lock that comes along; the last line says what went wrong."""
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=ReviewOrder)
    try:
        carry_out(order)
    except AuditorError as error:
        raise SystemExit(f"{error} {error.hint}") from error


if __name__ == "__main__":
    main()
