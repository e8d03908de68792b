"""Order, names, estimates, capacity, and telling a dead network from dead websites."""

import asyncio
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.batch.capacity import MEMORY_A_WORKER_BYTES, SPARE_BYTES, workers_for
from auditor.batch.estimate import remaining_s
from auditor.batch.folder import Ending
from auditor.batch.names import named
from auditor.batch.outage import Finished, NetworkGoneError, Outage
from auditor.batch.queue import Queue
from auditor.batch.task import Result
from rules.department import Department
from rules.evidence import UnreachableReason

NOW = datetime(2026, 11, 26, tzinfo=UTC)


def department(name: str, url: str = "") -> Department:
    return Department(name=name, url=url or f"https://{name}.gov.in/")


def test_departments_on_one_host_are_audited_one_after_another() -> None:
    one, two = department("one", "https://uk.gov.in/one"), department("two", "https://www.uk.gov.in/two")
    queue = Queue.of((("one", one), ("two", two), ("three", department("three"))))
    assert [taken and taken[0] for taken in (queue.take(), queue.take(), queue.take())] == ["one", "three", None]
    queue.release(one)
    assert queue.take() == ("two", two)


@given(st.lists(st.text(max_size=80), max_size=30))
def test_folder_names_are_plain_all_different_and_the_same_again(names: list[str]) -> None:
    departments = [department(name, f"https://d{number}.gov.in/") for number, name in enumerate(names)]
    folders = [name for name, _ in named(departments)]
    assert len(set(folders)) == len(folders)
    assert all(name.isascii() and name and not set(name) & set("/\\. :") for name in folders)
    assert folders == [name for name, _ in named(departments)]


def test_a_hindi_name_gives_its_folder_the_name_of_the_host() -> None:
    [(name, _)] = named([department("उद्यान विभाग", "https://gardens.uk.gov.in/")])
    assert name == "gardens-uk-gov-in"


def test_the_time_left_is_that_of_the_sites_that_wait_and_those_at_work() -> None:
    assert remaining_s((), (5.0,), 10, 2) is None
    assert remaining_s((100.0, 100.0), (50.0, 50.0), 10, 2) == (50 + 50 + 1000) / 2
    assert remaining_s((100.0,), (400.0,), 0, 2) == 50.0  # one that takes long is not about to end
    assert remaining_s((100.0,), (), 0, 2) == 0.0


def test_workers_fit_the_processors_the_memory_and_the_list() -> None:
    plenty = 100 * 2**30
    assert workers_for(50, 2, plenty) == 8
    assert workers_for(3, 2, plenty) == 3
    assert workers_for(50, 8, SPARE_BYTES + 5 * MEMORY_A_WORKER_BYTES) == 5
    assert workers_for(50, 8, 0) == 1


# --- outage


def finished(name: str, reason: UnreachableReason | None = None, ending: Ending | None = None) -> Finished:
    ending = ending or (Ending.NOT_MEASURED if reason else Ending.SCORED)
    return Finished(name, department(name), Result(ending=ending, detail="", reason=reason), 1)


class Network:
    def __init__(self, *answering: str) -> None:
        self.answering = set(answering)

    async def answers(self, url: str) -> bool:
        await asyncio.sleep(0)
        return url.removeprefix("https://").removesuffix(".gov.in/") in self.answering


DNS = UnreachableReason.DNS


async def names(outage: Outage, *those: Finished) -> list[list[str]]:
    return [[sure.name for sure in await outage.sure(one)] for one in those]


async def test_a_dead_website_is_written_down_while_another_answers() -> None:
    outage = Outage(Network("a").answers)
    assert await names(outage, finished("a"), finished("b", DNS), finished("c", DNS), finished("d", DNS)) == [
        *(["a"], ["b"], ["c"], ["d"]),
    ]


async def test_sites_that_fail_before_any_answers_are_held_until_one_does() -> None:
    outage = Outage(Network("c").answers)
    assert await names(outage, finished("a", DNS), finished("b", DNS), finished("c")) == [[], [], ["a", "b", "c"]]


async def test_three_hosts_that_fail_before_any_answers_tell_that_the_network_is_gone() -> None:
    outage = Outage(Network().answers)
    assert await names(outage, finished("a", DNS), finished("b", UnreachableReason.REFUSED)) == [[], []]
    with pytest.raises(NetworkGoneError, match=r"a\.gov\.in, b\.gov\.in, c\.gov\.in"):
        await outage.sure(finished("c", DNS))


async def test_a_network_that_goes_on_the_way_stops_the_batch_at_once() -> None:
    network = Network("a", "b")
    outage = Outage(network.answers)
    assert await names(outage, finished("a"), finished("b")) == [["a"], ["b"]]
    network.answering.clear()
    for gone in (finished("c", DNS), finished("d")):  # also a site that was scored on half of its pages
        with pytest.raises(NetworkGoneError):
            await outage.sure(gone)


async def test_a_wall_a_refusal_by_the_guard_and_a_failure_of_ours_say_nothing_of_the_network() -> None:
    outage = Outage(Network("wall").answers)
    assert await names(
        outage,
        finished("own", UnreachableReason.PRIVATE_ADDRESS),
        finished("broken", ending=Ending.BROKEN),
        finished("wall", UnreachableReason.BOT_WALL),
    ) == [["own"], ["broken"], ["wall"]]


async def test_what_is_still_held_at_the_end_is_written_down() -> None:
    outage = Outage(Network().answers)
    await outage.sure(finished("a", DNS))
    assert [one.name for one in outage.rest()] == ["a"]
