"""Politeness, measured with a clock of our own."""

import asyncio
import itertools

import pytest

from auditor.network.pace import Pace
from rules.evidence import UnreachableReason


@pytest.fixture
def pace(time):
    return Pace(2.0, 2, time.clock, time.sleep)


async def starts(pace, time, number, host="a.gov.in", seconds=0.1):
    """Return when each of so many requests, all wanted at once, was begun."""
    begun = []

    async def ask():
        async with pace.turn(host):
            begun.append(round(time.now - 1000, 2))
        pace.answered(host, seconds)

    for _ in range(number):
        await ask()
    return begun


async def test_two_requests_a_second(pace, time):
    assert await starts(pace, time, 5) == [0, 0.5, 1.0, 1.5, 2.0]


async def test_a_quiet_host_is_not_waited_for(pace, time):
    await starts(pace, time, 1)
    time.now += 60
    assert await starts(pace, time, 1) == [60]
    assert time.slept == []


async def test_hosts_do_not_wait_for_each_other(pace, time):
    await starts(pace, time, 1, "a.gov.in")
    assert await starts(pace, time, 1, "b.gov.in") == [0]


async def test_never_more_than_two_requests_to_a_host_at_once(pace):
    held, most = 0, 0

    async def ask():
        nonlocal held, most
        async with pace.turn("a.gov.in"):
            held += 1
            most = max(most, held)
            for _ in range(20):
                await asyncio.sleep(0)
            held -= 1

    await asyncio.gather(*(ask() for _ in range(8)))
    assert most == 2


async def test_requests_wanted_at_once_keep_their_distance(pace, time):
    begun = []

    async def ask():
        async with pace.turn("a.gov.in"):
            begun.append(time.now)

    await asyncio.gather(*(ask() for _ in range(6)))
    assert all(later - earlier >= 0.499 for earlier, later in itertools.pairwise(begun))


async def test_without_pace_nobody_waits(time):
    pace = Pace(None, 2, time.clock, time.sleep)
    pace.set_crawl_delay("a.gov.in", 10)
    await starts(pace, time, 10, seconds=9)
    assert time.slept == []


async def test_a_crawl_delay_is_honoured_up_to_ten_seconds(pace, time):
    pace.set_crawl_delay("a.gov.in", 3)
    assert await starts(pace, time, 3) == [0, 3, 6]
    pace.set_crawl_delay("b.gov.in", 3600)
    begun = await starts(pace, time, 2, "b.gov.in")
    assert begun[1] - begun[0] == 10


async def test_a_host_that_becomes_slow_is_asked_more_seldom_and_then_as_before(pace, time):
    await starts(pace, time, 5, seconds=0.2)
    begun = await starts(pace, time, 6, seconds=1.5)
    gaps = [round(later - earlier, 2) for earlier, later in itertools.pairwise(begun)]
    assert gaps == sorted(gaps)
    assert gaps[-1] > 2
    await starts(pace, time, 25, seconds=0.2)
    begun = await starts(pace, time, 2, seconds=0.2)
    assert begun[1] - begun[0] == pytest.approx(0.5, abs=0.02)


async def test_a_host_that_was_always_a_little_slow_is_not_punished(pace, time):
    assert await starts(pace, time, 3, seconds=1.8) == [0, 0.5, 1.0]


async def test_a_host_with_very_slow_answers_is_asked_every_ten_seconds_at_the_least(pace, time):
    begun = await starts(pace, time, 30, seconds=19)
    assert begun[-1] - begun[-2] == 10


async def test_a_rest_counts_for_those_who_wait_already(pace, time):
    async with pace.turn("a.gov.in"):
        waiting = asyncio.create_task(starts(pace, time, 1))
        pace.told_to_wait("a.gov.in", 30)
        assert await waiting == [30]


@pytest.mark.parametrize(("asked_s", "rest_s"), [(7, 7), (86_400, 60), (None, 1)])
async def test_a_host_rests_as_long_as_it_asks_up_to_a_minute(asked_s, rest_s, pace, time):
    pace.told_to_wait("a.gov.in", asked_s)
    assert await starts(pace, time, 1) == [rest_s]


async def test_after_a_rest_the_host_is_asked_half_as_often(pace, time):
    pace.told_to_wait("a.gov.in", 5)
    first, second = await starts(pace, time, 2)
    assert second - first > 0.9


def test_five_failures_in_a_row_leave_a_host_alone_for_a_minute(pace, time):
    for _ in range(4):
        pace.failed("a.gov.in", UnreachableReason.TIMEOUT)
    assert pace.resting("a.gov.in") is None
    pace.failed("a.gov.in", UnreachableReason.REFUSED)
    assert pace.resting("a.gov.in") is UnreachableReason.REFUSED
    assert pace.resting("b.gov.in") is None
    time.now += 59
    assert pace.resting("a.gov.in") is UnreachableReason.REFUSED


def test_after_the_minute_one_request_may_try(pace, time):
    for _ in range(5):
        pace.failed("a.gov.in", UnreachableReason.TIMEOUT)
    time.now += 61
    assert pace.resting("a.gov.in") is None
    assert pace.resting("a.gov.in") is UnreachableReason.TIMEOUT
    pace.succeeded("a.gov.in")
    assert pace.resting("a.gov.in") is None


def test_a_success_in_between_begins_the_count_anew(pace):
    for _ in range(3):
        for _ in range(4):
            pace.failed("a.gov.in", UnreachableReason.TIMEOUT)
        pace.succeeded("a.gov.in")
    assert pace.resting("a.gov.in") is None
