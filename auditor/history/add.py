"""Recording audits of before: single ones, and those of whole batches."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from auditor.batch.folder import BatchFolder
from auditor.errors import AuditorError, DatabaseError
from auditor.history.record import Recorded, record
from auditor.store import Bundle


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one folder."""

    folder: Path
    outcome: Recorded | AuditorError  # the error says why nothing was recorded


def add_folders(database: str, folders: Iterable[Path], name: str) -> Iterator[Added]:
    """Record the audit of each folder, or those of each batch; yield them as they come.

    A folder that holds no judged audit is told among the others; DatabaseError ends it.
    """
    for folder in folders:
        batch = BatchFolder(folder)
        if not batch.exists():
            yield _added(database, folder, name=name)
            continue
        for place, department, done in batch.departments():
            if done is not None:
                names = {"name": department.name, "name_hi": department.name_hi}
                yield _added(database, batch.site(place), batch=str(folder.resolve()), **names)


def _added(database: str, folder: Path, **names: str) -> Added:
    try:
        return Added(folder, record(database, Bundle.open(folder), **names))
    except DatabaseError:
        raise
    except AuditorError as error:
        return Added(folder, error)
