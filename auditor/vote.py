"""A vote about the first views of saved audits: the pictures and the page to vote on."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from auditor.errors import InputError
from auditor.sealed_files import BundleError
from auditor.store import Bundle
from reports.crops import thumbnail
from reports.to_vote import Candidate
from rules.voting.poll import Contestant

WIDTH_PX = 900
PICTURE_BYTES = 70 * 1024
FEWEST = 3  # with two pictures there is one pair, and nothing to compare
MOST = 120  # one file holds them all


def candidates(folders: Iterable[Path]) -> tuple[Candidate, ...]:
    """Return the first views of the home pages, each once; InputError when there are too few or too many."""
    found = {one.contestant.id: one for folder in folders for one in _of_folder(folder)}
    if len(found) < FEWEST:
        raise InputError(
            f"A vote needs at least {FEWEST} different first views; {len(found)} were found.",
            hint="Name the folder of a batch, or the folders of several audits that opened pages in the browser.",
        )
    if len(found) > MOST:
        raise InputError(f"{len(found)} first views are too many for one page; {MOST} fit.", hint="Name fewer audits.")
    return tuple(found[one] for one in sorted(found))


def _of_folder(folder: Path) -> Iterator[Candidate]:
    """Yield the first view of an audit, or those of all audits of a batch; InputError when the folder is neither."""
    if (folder / "batch.json").is_file():
        for site in sorted((folder / "sites").iterdir()):
            try:
                yield from _of_audit(Bundle.open(site))
            except BundleError:
                continue  # a department that could not be audited
        return
    try:
        bundle = Bundle.open(folder)
    except BundleError as error:
        raise InputError(str(error), hint="Name the folder of a batch or of an audit.") from error
    yield from _of_audit(bundle)


def _of_audit(bundle: Bundle) -> Iterator[Candidate]:
    card = bundle.scorecard()
    shot = next((page.first_view for page in card.pages if page.url == card.home_url), None)
    content = shot and bundle.picture(shot.name)
    picture = content and thumbnail(content, WIDTH_PX, PICTURE_BYTES)
    if not content or not picture:
        return
    digest = hashlib.sha256(card.home_url.encode() + b"\0" + content).hexdigest()[:12]
    estimate = round(card.first_impression.estimate, 4) if card.first_impression else None
    yield Candidate(Contestant(id=digest, url=card.home_url, estimate=estimate), picture)
