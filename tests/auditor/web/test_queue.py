"""The queue: every job once, one a domain, nothing lost with a server, and no more than the limits allow."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier, Condition

import pytest
from sqlalchemy import func, select, update

from auditor.errors import DatabaseError
from auditor.history.database import Database
from auditor.web import claims, queue
from auditor.web.claims import STALE_S, Order
from auditor.web.jobs import (
    AuditRequest,
    EventKind,
    Job,
    JobKind,
    JobState,
    Limits,
    Outcome,
    Reason,
    Refusal,
    Submission,
    Told,
)
from auditor.web.tables import AskerRow, JobRow

NOW = datetime(2026, 11, 26, 6, 30, tzinfo=UTC)
MANY = Limits(of_asker_an_hour=1_000, of_domain_an_hour=1_000, in_queue=1_000)
SCORED = Outcome(state=JobState.DONE, score=71.5, grade="C", pages=12)
THREADS, JOBS = 8, 50
MINUTE = timedelta(minutes=1)


def asked(host: str = "gardens.gov.in", **changes: object) -> AuditRequest:
    return replace(AuditRequest(target=f"https://{host}/", language="hi", asker="office"), **changes)  # type: ignore[arg-type]


def submitted(database: Database, request: AuditRequest, now: datetime = NOW, limits: Limits = MANY) -> Job:
    answer = queue.submit(database, request, now, limits)
    assert isinstance(answer, Submission)
    return answer.job


def refused(database: Database, request: AuditRequest, now: datetime, limits: Limits) -> Refusal:
    answer = queue.submit(database, request, now, limits)
    assert isinstance(answer, Refusal)
    return answer


def done(database: Database, request: AuditRequest, now: datetime = NOW, outcome: Outcome = SCORED) -> Job:
    submitted(database, request, now)
    held = claims.claim(database, "one", now)
    assert held is not None
    assert claims.finish(database, held, "one", outcome, now)
    return held


def state(database: Database, job: Job) -> JobState:
    found = queue.job(database, job.id)
    assert found is not None
    return found.state


def at_once(work: Callable[[int], list[str]]) -> list[str]:
    """Return what threads found that began at the same moment."""
    barrier = Barrier(THREADS)

    def begin(number: int) -> list[str]:
        barrier.wait()
        return work(number)

    with ThreadPoolExecutor(THREADS) as pool:
        return [found for each in pool.map(begin, range(THREADS)) for found in each]


def test_of_fifty_jobs_eight_workers_claim_each_exactly_once(either: Database) -> None:
    jobs = {submitted(either, asked(f"d{number}.gov.in")).id for number in range(JOBS)}

    def work(number: int) -> list[str]:
        found = []
        while (job := claims.claim(either, f"worker-{number}", NOW)) is not None:
            found.append(job.id)
        return found

    taken = at_once(work)
    assert Counter(taken) == Counter(jobs)
    assert queue.count_by_state(either)[JobState.RUNNING] == JOBS


def test_workers_that_finish_jobs_of_few_domains_never_meet_on_one(either: Database) -> None:
    jobs = {submitted(either, asked(target=f"https://d{n % 3}.gov.in/{n}")).id for n in range(12)}
    freed = Condition()

    def work(number: int) -> list[str]:
        found = []
        while queue.count_by_state(either)[JobState.QUEUED]:
            job = claims.claim(either, f"worker-{number}", NOW)
            if job is None:
                with freed:
                    freed.wait(1)
                continue
            with either.reading() as session:
                at_work = select(func.count()).where(JobRow.state == "running", JobRow.domain == job.domain)
                assert session.scalar(at_work) == 1
            assert claims.finish(either, job, f"worker-{number}", SCORED, NOW)
            found.append(job.id)
            with freed:
                freed.notify_all()
        return found

    assert Counter(at_once(work)) == Counter(jobs)


def test_askers_at_the_same_moment_share_one_job(either: Database) -> None:
    found = at_once(lambda number: [submitted(either, asked(asker=f"{number}")).id])
    assert len(set(found)) == 1
    assert len(found) == THREADS


def test_the_database_itself_refuses_a_second_running_job_of_a_domain(either: Database) -> None:
    for path in "ab":
        submitted(either, asked(target=f"https://gardens.gov.in/{path}"))
    with pytest.raises(DatabaseError), either.writing() as session:
        session.execute(update(JobRow).values(state="running"))


def test_a_domain_is_audited_by_one_job_at_a_time(sqlite: Database) -> None:
    first = submitted(sqlite, asked("www.a.gov.in"))
    second = submitted(sqlite, asked(target="http://a.gov.in/roses"), NOW + MINUTE)
    other = submitted(sqlite, asked("b.gov.in"), NOW + 2 * MINUTE)
    held = claims.claim(sqlite, "one", NOW)
    assert held is not None
    assert held.id == first.id
    assert (claims.claim(sqlite, "two", NOW) or first).id == other.id
    assert claims.claim(sqlite, "three", NOW) is None
    claims.finish(sqlite, held, "one", SCORED, NOW)
    assert (claims.claim(sqlite, "three", NOW) or first).id == second.id


def test_a_job_whose_server_is_gone_is_taken_back_and_its_late_news_is_not_believed(either: Database) -> None:
    submitted(either, asked())
    lost = claims.claim(either, "gone", NOW)
    assert lost is not None
    late = NOW + timedelta(seconds=STALE_S + 1)
    assert claims.take_back_stale(either, NOW + timedelta(seconds=STALE_S - 1)) == 0
    assert claims.take_back_stale(either, late) == 1
    held = claims.claim(either, "new", late)
    assert held is not None
    assert (held.id, held.attempt) == (lost.id, 2)
    assert held.folder != lost.folder
    assert claims.tell(either, lost, "gone", [Told(kind=EventKind.STEP)], late) is Order.LET_GO
    assert not claims.finish(either, lost, "gone", SCORED, late)
    assert claims.tell(either, held, "new", [], late) is Order.GO_ON
    claims.take_back_stale(either, late + timedelta(seconds=STALE_S + 1))
    assert state(either, held) is JobState.FAILED


def test_a_job_that_is_told_of_is_not_taken_back(sqlite: Database) -> None:
    submitted(sqlite, asked())
    held = claims.claim(sqlite, "one", NOW)
    assert held is not None
    claims.tell(sqlite, held, "one", [], NOW + timedelta(seconds=STALE_S))
    assert claims.take_back_stale(sqlite, NOW + timedelta(seconds=STALE_S + 1)) == 0


def test_a_job_that_is_given_back_has_lost_no_attempt(sqlite: Database) -> None:
    submitted(sqlite, asked())
    for _ in range(claims.ATTEMPTS + 1):
        held = claims.claim(sqlite, "one", NOW)
        assert held is not None
        claims.give_back(sqlite, held, "one", NOW)
    assert state(sqlite, held) is JobState.QUEUED
    for _ in range(claims.ATTEMPTS):
        held = claims.claim(sqlite, "one", NOW)
        assert held is not None
        claims.try_again(sqlite, held, "one", "broken", NOW)
    assert state(sqlite, held) is JobState.FAILED


@pytest.mark.parametrize(
    "spelling", ["https://www.gardens.gov.in/", "http://gardens.gov.in", "https://gardens.gov.in/"]
)
def test_the_same_request_within_the_hour_gets_the_finished_result(sqlite: Database, spelling: str) -> None:
    finished = done(sqlite, asked())
    again = queue.submit(sqlite, asked(target=spelling, language="en"), NOW + 59 * MINUTE, Limits(of_asker_an_hour=1))
    assert isinstance(again, Submission)
    assert (again.job.id, again.is_new, again.job.score) == (finished.id, False, 71.5)
    assert submitted(sqlite, asked(target=spelling), NOW + 60 * MINUTE).id != finished.id


def test_a_site_that_could_not_be_measured_or_failed_is_audited_again_at_once(sqlite: Database) -> None:
    for outcome in (Outcome(state=JobState.DONE, detail="dns"), Outcome(state=JobState.FAILED)):
        unmeasured = done(sqlite, asked(), outcome=outcome)
        assert submitted(sqlite, asked(), NOW + MINUTE).id != unmeasured.id
        assert claims.claim(sqlite, "one", NOW + MINUTE) is not None
        with sqlite.writing() as session:
            session.execute(update(JobRow).values(state="failed"))


def test_another_path_of_the_host_is_another_site(sqlite: Database) -> None:
    done(sqlite, asked())
    answer = queue.submit(sqlite, asked(target="https://gardens.gov.in/roses"), NOW, MANY)
    assert isinstance(answer, Submission)
    assert answer.is_new


def test_an_asker_over_the_limit_is_told_when_to_come_again(sqlite: Database) -> None:
    limits = Limits(of_asker_an_hour=2)
    for minute, host in ((0, "a.gov.in"), (10, "b.gov.in"), (20, "b.gov.in")):  # the last joins, which costs nothing
        submitted(sqlite, asked(host), NOW + minute * MINUTE, limits)
    refusal = refused(sqlite, asked("c.gov.in"), NOW + 20 * MINUTE, limits)
    assert (refusal.reason, refusal.retry_after_s, refusal.message.count) == (Reason.ASKER_LIMIT, 2400, 40)
    submitted(sqlite, asked("c.gov.in", asker="another office"), NOW + 20 * MINUTE, limits)
    submitted(sqlite, asked("d.gov.in"), NOW + 20 * MINUTE + timedelta(seconds=2400), limits)


def test_a_domain_is_not_audited_again_and_again_by_many_askers(sqlite: Database) -> None:
    limits = Limits(of_domain_an_hour=2)
    for number in range(2):
        submitted(sqlite, asked(target=f"https://gardens.gov.in/{number}", asker=f"{number}"), NOW, limits)
    refusal = refused(sqlite, asked(target="https://www.gardens.gov.in/2"), NOW + MINUTE, limits)
    assert (refusal.reason, refusal.retry_after_s) == (Reason.DOMAIN_LIMIT, 59 * 60)
    submitted(sqlite, asked(kind=JobKind.BATCH, asker=""), NOW, limits)  # the team has no limits


def test_a_long_queue_takes_no_more_strangers(sqlite: Database) -> None:
    submitted(sqlite, asked("a.gov.in"))
    refusal = refused(sqlite, asked("b.gov.in"), NOW, Limits(in_queue=1))
    assert refusal.reason is Reason.QUEUE_FULL


def test_who_asked_is_forgotten_after_a_day(sqlite: Database) -> None:
    submitted(sqlite, asked("a.gov.in"))
    submitted(sqlite, asked("b.gov.in"), NOW + timedelta(days=1, minutes=1))
    with sqlite.reading() as session:
        assert len(session.scalars(select(AskerRow)).all()) == 1


def test_a_waiting_job_is_cancelled_at_once_and_a_running_one_by_its_runner(sqlite: Database) -> None:
    waiting = submitted(sqlite, asked())
    queue.cancel(sqlite, waiting.id, NOW)
    assert state(sqlite, waiting) is JobState.CANCELLED
    assert claims.claim(sqlite, "one", NOW) is None
    submitted(sqlite, asked())
    held = claims.claim(sqlite, "one", NOW)
    assert held is not None
    queue.cancel(sqlite, held.id, NOW)
    assert claims.tell(sqlite, held, "one", [], NOW) is Order.CANCEL
    assert submitted(sqlite, asked()).id != held.id, "nobody joins what is being stopped"
    claims.take_back_stale(sqlite, NOW + timedelta(seconds=STALE_S + 1))
    assert state(sqlite, held) is JobState.CANCELLED, "nobody works on it any more, and nobody wants it"
    assert queue.cancel(sqlite, "unknown", NOW) is None


def test_an_officer_comes_before_a_list(sqlite: Database) -> None:
    listed = submitted(sqlite, asked("a.gov.in", kind=JobKind.BATCH, asker=""))
    officer = submitted(sqlite, asked("b.gov.in"), NOW + MINUTE)
    assert [queue.place_in_queue(sqlite, job) for job in (officer, listed)] == [1, 2]
    assert (claims.claim(sqlite, "one", NOW) or listed).id == officer.id


def test_events_are_numbered_without_a_gap(either: Database) -> None:
    submitted(either, asked())
    held = claims.claim(either, "one", NOW)
    assert held is not None

    def work(number: int) -> list[str]:
        steps = [Told(kind=EventKind.STEP, stage="Reading the pages", done=n, total=3) for n in range(3)]
        claims.tell(either, held, "one", steps, NOW)
        return []

    at_once(work)
    claims.finish(either, held, "one", SCORED, NOW)
    events = queue.events_after(either, held.id, 0)
    assert [event.number for event in events] == list(range(1, 4 + 3 * THREADS))
    assert [event.detail for event in events if event.kind is EventKind.STATE] == ["queued", "running", "done"]
    assert queue.events_after(either, held.id, events[-2].number) == events[-1:]


def test_what_the_team_audited_answers_no_stranger(sqlite: Database) -> None:
    done(sqlite, asked(kind=JobKind.BATCH, asker=""))
    own = done(sqlite, asked(), NOW + MINUTE)
    later = submitted(sqlite, asked(), NOW + 90 * MINUTE)
    assert later.id != own.id
    assert queue.latest_finished(sqlite, "http://www.gardens.gov.in") == queue.job(sqlite, own.id)
    assert queue.previous_of(sqlite, later) == queue.job(sqlite, own.id)
    before = queue.job(sqlite, own.id)
    assert before is not None
    assert queue.previous_of(sqlite, before) is None


def test_ids_are_not_to_be_guessed(sqlite: Database) -> None:
    ids = {submitted(sqlite, asked(f"d{number}.gov.in")).id for number in range(20)}
    assert {len(one) for one in ids} == {22}
    assert len(ids) == 20
