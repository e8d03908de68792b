"""Telling a network that is gone from websites that are: the first must not be written down as the second.

After every audit some website that answered before must still answer. As long as none has ever answered, departments
that fail alike are held back; three of them on different hosts tell that the network is gone.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from auditor.batch.folder import Ending
from auditor.batch.queue import host_of
from auditor.batch.task import Result
from auditor.errors import BatchError
from rules.department import Department
from rules.evidence import UnreachableReason

TELLING_HOSTS = 3
WITNESSES = 3
# What a missing network looks like, and a missing website as well.
DOUBTFUL = frozenset(
    {UnreachableReason.DNS, UnreachableReason.CONNECTION, UnreachableReason.TIMEOUT, UnreachableReason.REFUSED}
)
UNTOLD = frozenset({UnreachableReason.PRIVATE_ADDRESS, UnreachableReason.BROWSER})  # say nothing of the network


class NetworkGoneError(BatchError):
    """No website answers any more."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            f"The network seems to be gone: {detail}", hint="When it is back, go on with the same command and --resume."
        )


@dataclass(frozen=True, slots=True)
class Finished:
    """A department whose audit has ended, and how."""

    name: str
    department: Department
    result: Result
    attempts: int


@dataclass(slots=True)
class Outage:
    """Passes results on once it is known that the network was there."""

    answers: Callable[[str], Awaitable[bool]]  # whether the host of an address takes a connection now
    witnesses: list[Department] = field(default_factory=list)  # the latest that answered, the newest first
    held: list[Finished] = field(default_factory=list)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def sure(self, finished: Finished) -> list[Finished]:
        """Return the results that can be written down now; NetworkGoneError when none can be."""
        async with self._turn:
            if finished.result.ending is Ending.BROKEN or finished.result.reason in UNTOLD:
                return [finished]
            self.held.append(finished)
            if finished.result.reason not in DOUBTFUL and await self.answers(finished.department.url):
                self.witnesses = [finished.department, *self.witnesses][:WITNESSES]
                return self.rest()
            for witness in self.witnesses:
                if await self.answers(witness.url):
                    return self.rest()
            if self.witnesses:
                raise NetworkGoneError(f"{host_of(self.witnesses[0])} answered before, and does not now.")
            hosts = {host_of(one.department) for one in self.held}
            if len(hosts) >= TELLING_HOSTS:
                raise NetworkGoneError(f"none of {', '.join(sorted(hosts))} can be reached.")
            return []

    def rest(self) -> list[Finished]:
        """Return what was held back, for good."""
        held, self.held = self.held, []
        return held
