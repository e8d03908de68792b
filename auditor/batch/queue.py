"""The departments that wait, in the order of the list; those of one host are audited one after another."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from rules.department import Department


@dataclass(slots=True)
class Queue:
    """Gives the next department whose host is not being visited, so that no host is asked at twice the pace."""

    waiting: list[tuple[str, Department]]  # each with the name of its folder
    busy: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, departments: Iterable[tuple[str, Department]]) -> "Queue":
        """Return a queue of departments."""
        return cls(list(departments))

    def take(self) -> tuple[str, Department] | None:
        """Return the next department and keep its host; None when every one that waits must wait on."""
        for place, (name, department) in enumerate(self.waiting):
            if host_of(department) not in self.busy:
                del self.waiting[place]
                self.busy.add(host_of(department))
                return name, department
        return None

    def release(self, department: Department) -> None:
        """Let the host of a department be visited again."""
        self.busy.discard(host_of(department))


def host_of(department: Department) -> str:
    """Return the host of a website; www.NAME and NAME are one machine."""
    return (urlsplit(department.url).hostname or "").removeprefix("www.")
