"""Who writes to a department, and which department an audit is of."""

from pathlib import Path

from auditor.batch.folder import BatchFolder
from auditor.cli_options import chosen_sender
from reports.letterhead import Letterhead
from rules.department import Department


def letterhead_of(folder: Path, name: str = "") -> Letterhead:
    """Return the sender of the configuration, and the department of this name, else that of the batch around a folder.

    `folder` is that of an audit: in a batch it stands in the folder's sites.
    """
    department = Department(name=name, url="") if name else _listed(folder.resolve())
    return Letterhead(sender=chosen_sender(), department=department)


def _listed(folder: Path) -> Department | None:
    batch = BatchFolder(folder.parent.parent)
    if batch.site(folder.name) != folder or not batch.exists():
        return None
    return dict(batch.record().departments).get(folder.name)
