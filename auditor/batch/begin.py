"""Beginning a batch, and going on with one: the same departments and the same manner, or a clear refusal."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime

import msgspec

from auditor.audit import period_of
from auditor.batch.folder import BATCH_VERSION, BatchFolder, BatchRecord
from auditor.batch.task import Orders
from auditor.config import Manner
from auditor.errors import BatchError
from rules.department import Department
from rules.probes import Handle

# How fast, with which browser and under which name websites are visited may change on the way.
FREE = frozenset({"contact", "requests_per_second", "browser"})
MOST_DIFFERENCES = 8
Named = Sequence[tuple[str, Department]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a batch is asked to do now."""

    departments: Named
    orders: Orders
    handles: Mapping[str, tuple[Handle, ...] | None]  # by folder name
    baseline: str  # folder of the earlier batch, "": none

    def manner(self) -> Mapping[str, str]:
        """Return the options that change what is measured, for people and for comparing."""
        manner = self.orders.manner
        chosen = {one.name: str(getattr(manner, one.name)) for one in fields(Manner) if one.name not in FREE}
        weights = ", ".join(f"{category} {weight:g}" for category, weight in self.orders.weights.items())
        handles = msgspec.json.encode({name: given for name, given in self.handles.items() if given}, order="sorted")
        return {
            **chosen,
            "weights": weights,
            "rupees_per_gb": f"{self.orders.rupees_per_gb:g}",
            "accounts": hashlib.sha256(handles).hexdigest()[:16],
            "baseline": self.baseline,
            **({"prove": "yes"} if self.orders.is_proved else {}),
        }


def check_begun(folder: BatchFolder, asked: Asked, *, is_resumed: bool) -> None:
    """Raise BatchError when a folder cannot take the batch: something else is there, or another batch."""
    folder.check_free()
    if not folder.exists():
        return
    if not is_resumed:
        raise BatchError(
            f"{folder.folder} holds a batch already.",
            hint="Go on with it by adding --resume, or name a new folder with --out.",
        )
    differences = [*_lists_differ(folder.record().departments, asked.departments), *_manners_differ(folder, asked)]
    if differences:
        shown = "\n".join(f"    {difference}" for difference in differences[:MOST_DIFFERENCES])
        more = f"\n    and {len(differences) - MOST_DIFFERENCES} more" if len(differences) > MOST_DIFFERENCES else ""
        raise BatchError(
            f"The batch in {folder.folder} is another one:\n{shown}{more}",
            hint="Give the list and the options it was begun with, or begin a new batch in another folder.",
        )


def begin(folder: BatchFolder, asked: Asked) -> None:
    """Write down what is asked for, unless the batch was begun before."""
    if not folder.exists():
        now = datetime.now(UTC)
        judged_at = asked.orders.manner.clock()
        manner = asked.manner()
        record = BatchRecord(
            batch_version=BATCH_VERSION,
            started_at=now,
            period=period_of(judged_at),
            departments=tuple(asked.departments),
            manner=_digest(manner),
        )
        folder.begin(record, manner)


def _lists_differ(before: Named, now: Named) -> Iterator[str]:
    old, new = dict(before), dict(now)
    yield from (f"{old[name].name} is no longer in the list" for name in old if name not in new)
    yield from (f"{new[name].name} was not in the list" for name in new if name not in old)
    for name in (name for name in old if name in new):
        for one in fields(Department):
            was, is_now = getattr(old[name], one.name), getattr(new[name], one.name)
            if was != is_now:
                yield f"{old[name].name}: {one.name} was ‘{was}’ and is ‘{is_now}’"
    if not old.keys() ^ new.keys() and list(old) != list(new):
        yield "the departments stand in another order"


def _manners_differ(folder: BatchFolder, asked: Asked) -> Iterator[str]:
    before, now = folder.manner(), asked.manner()
    for option in dict.fromkeys((*before, *now)):
        if before.get(option) != now.get(option):
            yield f"{option} was ‘{before.get(option, '')}’ and is ‘{now.get(option, '')}’"


def _digest(manner: Mapping[str, str]) -> str:
    return hashlib.sha256(msgspec.json.encode(manner, order="sorted")).hexdigest()[:16]
