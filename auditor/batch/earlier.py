"""The earlier audit of each department, found in the folder of an earlier batch, and what it keeps for the new one."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from auditor.answers import FILE as ANSWERS
from auditor.batch.folder import BatchFolder, Ending
from auditor.batch.listing import place_of
from auditor.earlier import earlier_audit
from auditor.sealed_files import BundleError
from auditor.store import Bundle
from rules.department import Department
from rules.probes import EarlierAudit


def earlier_audits(folder: BatchFolder, departments: Iterable[tuple[str, Department]]) -> Mapping[str, Path]:
    """Return the folder of the earlier audit by the name of each department that has one: its address is the same.

    BatchError when the folder holds no batch.
    """
    measured = {
        place_of(department.url): folder.site(name)
        for name, department, done in folder.departments()
        if done is not None and done.ending is Ending.SCORED
    }
    return {name: measured[place] for name, one in departments if (place := place_of(one.url)) in measured}


def kept_by(baseline: Path | None) -> tuple[EarlierAudit | None, bytes]:
    """Return what an earlier audit saw and its answers; nothing where there is none that can be read."""
    if baseline is None:
        return None, b""
    answers = baseline / ANSWERS
    try:
        return earlier_audit(Bundle.open(baseline)), answers.read_bytes() if answers.is_file() else b""
    except BundleError:
        return None, b""
