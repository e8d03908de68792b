"""Schedules: on the first night of the month or quarter in India, once, also after a restart or a long absence."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest

from auditor.history.database import Database, open_database
from auditor.web import queue
from auditor.web.batches import department_of, start_batch
from auditor.web.jobs import JobKind
from auditor.web.schedule import Every, add_schedule, begin_due, next_after
from auditor.web.tables import BatchRow, ScheduleRow
from rules.department import Department

NOW = datetime(2026, 11, 26, 6, 30, tzinfo=UTC)
NIGHT_OF_DECEMBER = datetime(2026, 11, 30, 19, 30, tzinfo=UTC)  # 1 December, 1 o'clock in India
DEPARTMENTS = tuple(Department(name=f"D{n}", name_hi="उद्यान", url=f"https://d{n}.gov.in/") for n in range(3))


@pytest.mark.parametrize(
    ("every", "moment", "expected"),
    [
        (Every.MONTH, "2026-11-26T06:30", "2026-11-30T19:30"),
        (Every.MONTH, "2026-11-30T19:29", "2026-11-30T19:30"),  # it is the 1st in India already
        (Every.MONTH, "2026-11-30T19:30", "2026-12-31T19:30"),
        (Every.MONTH, "2026-12-31T20:00", "2027-01-31T19:30"),
        (Every.QUARTER, "2026-11-26T06:30", "2026-12-31T19:30"),
        (Every.QUARTER, "2027-01-15T00:00", "2027-03-31T19:30"),
        (Every.QUARTER, "2026-09-30T18:00", "2026-09-30T19:30"),
    ],
)
def test_a_schedule_falls_on_the_first_night_in_india(every: Every, moment: str, expected: str) -> None:
    found = next_after(every, datetime.fromisoformat(moment).replace(tzinfo=UTC))
    assert found.astimezone(UTC) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


def test_what_is_due_becomes_one_batch_whichever_server_sees_it(either: Database) -> None:
    add_schedule(either, "Every department", Every.MONTH, DEPARTMENTS, "hi", "asha", NOW)
    assert begin_due(either, NIGHT_OF_DECEMBER - timedelta(seconds=1)) == ()
    barrier = Barrier(4)

    def begin(_: int) -> tuple[int, ...]:
        barrier.wait()
        return begin_due(either, NIGHT_OF_DECEMBER)

    with ThreadPoolExecutor(4) as pool:
        [batch] = [number for found in pool.map(begin, range(4)) for number in found]
    jobs = queue.jobs_of_batch(either, batch)
    assert [department_of(job.department, job.target) for job in jobs] == list(DEPARTMENTS)
    assert {(job.kind, job.language) for job in jobs} == {(JobKind.SCHEDULE, "hi")}
    with either.reading() as session:
        made = session.get(BatchRow, batch)
        assert made is not None
        assert (made.name, made.created_by) == ("Every department, 2026-12-01", "asha")


def test_a_schedule_survives_a_restart_and_makes_up_for_a_long_absence_once(sqlite: Database) -> None:
    number = add_schedule(sqlite, "All", Every.MONTH, DEPARTMENTS, "hi", "asha", NOW)
    again = open_database(sqlite.name)
    months_later = NOW + timedelta(days=150)
    assert len(begin_due(again, months_later)) == 1
    assert begin_due(again, months_later) == ()
    with again.reading() as session:
        row = session.get(ScheduleRow, number)
        assert row is not None
        assert row.next_at == next_after(Every.MONTH, months_later)


def test_a_schedule_that_is_off_begins_nothing(sqlite: Database) -> None:
    number = add_schedule(sqlite, "All", Every.MONTH, DEPARTMENTS, "hi", "asha", NOW)
    with sqlite.writing() as session:
        session.get_one(ScheduleRow, number).is_on = False
    assert begin_due(sqlite, NIGHT_OF_DECEMBER) == ()


def test_a_list_is_queued_whole(sqlite: Database) -> None:
    batch = start_batch(sqlite, "November", DEPARTMENTS, "en", "asha", NOW)
    assert [job.kind for job in queue.jobs_of_batch(sqlite, batch)] == [JobKind.BATCH] * 3
    assert department_of("", "https://a.gov.in/") == Department(name="", url="https://a.gov.in/")
