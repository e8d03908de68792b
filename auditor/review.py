"""Gathering a review: batch folders in, everything the review site tells out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from auditor.answers import read_answers
from auditor.batch.folder import BatchFolder, BatchRecord, Done, Ending
from auditor.batch.listing import accounts_of
from auditor.earlier import earlier_audit
from auditor.errors import InputError
from auditor.given import Register
from auditor.judge import judged_again, judged_alike, likeness, reportable
from auditor.sealed_files import BundleError
from auditor.store import Bundle
from rules.department import Department
from rules.folding import label_key
from rules.probes import EarlierAudit
from rules.reviewing.entry import Absence, Entry, Period, Quarter
from rules.reviewing.facts import facts_of
from rules.reviewing.flags import flags_of
from rules.reviewing.platforms import platform_of
from rules.reviewing.review import Review, review
from rules.scorecard import Scorecard

Listed = tuple[str, Department, Done | None]
Step = Callable[[int, int, str], None]  # departments done, of how many, the name of the last one


class Batch(Protocol):
    """A batch as a review reads it."""

    def record(self) -> BatchRecord:
        """Return what it was asked to do."""

    def departments(self) -> Iterable[Listed]:
        """Return every department with the name of its folder and its end, in the order of the list."""

    def site(self, name: str) -> Path:
        """Return the audit folder of a department."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A review, and where each department's audit lies."""

    review: Review
    folders: Mapping[str, Path]  # by name of the entry
    reference: Scorecard | None  # whose rules and weights every figure is by; None: nothing was measured


def gather(folders: Sequence[Path], register: Register | None, step: Step) -> Gathered:
    """Read the batches and return the review of the newest one.

    Raises BatchError when a folder holds no batch, InputError when one is named twice.
    """
    return gather_batches(_by_time(folders), register, step)


def gather_batches(batches: Sequence[Batch], register: Register | None, step: Step) -> Gathered:
    """Return the review of the last of these batches, which are in the order of time."""
    newest = batches[-1]
    listed = list(newest.departments())
    lists = [list(batch.departments()) for batch in batches]
    reference = _reference(batches, lists)
    entries = []
    for number, (name, department, _) in enumerate(listed, start=1):
        past = [(batch, _same(department, those)) for batch, those in zip(batches, lists, strict=True)]
        quarters = tuple(_quarter(batch, one, reference) for batch, one in past)
        entry = Entry(
            name=name, department=department, quarters=quarters, handles=accounts_of(department, register) or ()
        )
        if quarters[-1].facts is not None:
            entry = _looked_into(entry, past)
        entries.append(entry)
        step(number, len(listed), department.name)
    periods = [
        Period(name=record.period, started_at=record.started_at) for record in (batch.record() for batch in batches)
    ]
    return Gathered(
        review=review(periods, entries),
        folders={name: newest.site(name) for name, _, _ in listed},
        reference=reference,
    )


def scorecard_alike(folder: Path, reference: Scorecard) -> tuple[Bundle, Scorecard, bool]:
    """Return a department's scorecard by the rules of the review, and whether it is the one that was saved."""
    bundle = Bundle.open(folder)
    scorecard = judged_alike(bundle, reference, read_answers(bundle.output))
    saved = bundle.judged()
    return bundle, scorecard, saved is not None and likeness(saved) == likeness(scorecard)


def _by_time(folders: Sequence[Path]) -> list[BatchFolder]:
    """Return the batches, the oldest first."""
    named: dict[Path, BatchFolder] = {}
    for folder in folders:
        if folder.resolve() in named:
            raise InputError(f"{folder} is named twice.", hint="Name every batch folder once, newest or oldest first.")
        named[folder.resolve()] = BatchFolder(folder)
    return sorted(named.values(), key=lambda batch: batch.record().started_at)


def _reference(batches: Sequence[Batch], lists: Sequence[Sequence[Listed]]) -> Scorecard | None:
    """Return a scorecard with the rules and weights that all are held to; None when no department has a score.

    Where all saved scorecards are alike it is one of the newest batch; else all are judged by the rules of today, with
    the weights of the newest batch, and it is the first that can be.
    """
    saved: list[tuple[Bundle, Scorecard]] = []
    is_alike = True
    for batch, listed in zip(reversed(batches), reversed(lists), strict=True):
        for name, _, done in listed:
            if done is None or done.ending is not Ending.SCORED:
                continue
            try:
                bundle = Bundle.open(batch.site(name))
                saved.append((bundle, reportable(bundle)))
            except BundleError:
                is_alike = False  # of another version: only the rules of today make it comparable
    if not saved or (is_alike and len({likeness(scorecard) for _, scorecard in saved}) == 1):
        return saved[0][1] if saved else None
    weights = {category.category: category.weight for category in saved[0][1].categories}
    for bundle, _ in saved:
        with suppress(BundleError):  # its pages may be gone
            return judged_again(bundle, weights, read_answers(bundle.output))
    return saved[0][1]


def _same(department: Department, listed: Sequence[Listed]) -> Listed | None:
    """Return the line of the same department: of the same address, else of the same name."""
    by_address = (one for one in listed if one[1].url == department.url)
    by_name = (one for one in listed if label_key(one[1].name) == label_key(department.name))
    return next(by_address, None) or next(by_name, None)


def _quarter(batch: Batch, listed: Listed | None, reference: Scorecard | None) -> Quarter:
    if listed is None:
        return Quarter(facts=None, absence=Absence.UNLISTED)
    name, _, done = listed
    if done is None:
        return Quarter(facts=None, absence=Absence.UNFINISHED)
    if done.ending is Ending.BROKEN:
        return Quarter(facts=None, absence=Absence.BROKEN, detail=done.detail)
    try:
        bundle = Bundle.open(batch.site(name))
        if done.ending is Ending.NOT_MEASURED or reference is None:
            return _unmeasured(bundle)
        saved = bundle.judged()
        scorecard = judged_alike(bundle, reference, read_answers(bundle.output))
    except BundleError as error:
        return Quarter(facts=None, absence=Absence.UNCOMPARABLE, detail=str(error))
    if scorecard.score is None:
        return _unmeasured(bundle)
    shift = scorecard.score - saved.score if saved and saved.score is not None else 0.0
    return Quarter(facts=facts_of(scorecard), rules_points=round(shift, 1))


def _unmeasured(bundle: Bundle) -> Quarter:
    unreachable = bundle.site().unreachable
    if unreachable is None:
        return Quarter(facts=None, absence=Absence.UNDECIDED)
    return Quarter(facts=None, absence=Absence.UNREACHABLE, reason=unreachable.reason, detail=unreachable.detail)


def _looked_into(entry: Entry, past: Sequence[tuple[Batch, Listed | None]]) -> Entry:
    """Return the entry with what only its pages tell: the system it is made with, and the flags."""
    *before, (newest, _) = past
    bundle = Bundle.open(newest.site(entry.name))
    site = bundle.site()
    entry = replace(entry, handles=entry.handles or site.given.handles or ())
    try:
        pages = tuple(bundle.pages())
    except BundleError:
        return entry  # its pages were removed, or cannot be read
    site = replace(site, pages=pages, earlier=_last_before(before) or site.earlier)
    return replace(entry, platform=platform_of(pages), flags=flags_of(site))


def _last_before(past: Sequence[tuple[Batch, Listed | None]]) -> EarlierAudit | None:
    """Return what the last audit before saw of the pages; None where there is none, or its pages are gone."""
    for batch, listed in reversed(past):
        if listed is not None and listed[2] is not None and listed[2].ending is Ending.SCORED:
            with suppress(BundleError):
                return earlier_audit(Bundle.open(batch.site(listed[0])))
    return None
