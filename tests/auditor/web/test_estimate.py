"""The estimate says what finished audits say, counts the queue, and says nothing where nothing is known."""

from datetime import UTC, datetime, timedelta

from auditor.history.database import Database
from auditor.web import claims, queue
from auditor.web.estimate import estimate_s
from auditor.web.jobs import AuditRequest, Estimate, Job, JobState, Limits, Outcome, Submission

NOW = datetime(2026, 11, 26, 6, 30, tzinfo=UTC)


def submitted(database: Database, host: str, now: datetime) -> Job:
    request = AuditRequest(target=f"https://{host}/", language="hi", asker="office")
    answer = queue.submit(database, request, now, Limits(of_asker_an_hour=1_000))
    assert isinstance(answer, Submission)
    return answer.job


def finished(database: Database, host: str, taken_s: float, pages: int = 10) -> None:
    began = NOW - timedelta(days=1)
    submitted(database, host, began)
    held = claims.claim(database, "one", began)
    assert held is not None
    outcome = Outcome(state=JobState.DONE, score=50.0, grade="D", pages=pages)
    claims.finish(database, held, "one", outcome, began + timedelta(seconds=taken_s))


def test_nothing_is_said_before_three_audits_have_ended_or_while_nobody_works(sqlite: Database) -> None:
    for number in range(2):
        finished(sqlite, f"f{number}.gov.in", 60)
    claims.register(sqlite, "server", 1, NOW)
    asked = submitted(sqlite, "gardens.gov.in", NOW)
    assert estimate_s(sqlite, asked, NOW) is None
    finished(sqlite, "f3.gov.in", 60)
    assert estimate_s(sqlite, asked, NOW) is not None
    claims.deregister(sqlite, "server")
    assert estimate_s(sqlite, asked, NOW) is None


def test_the_queue_before_a_job_is_counted_over_the_places_of_all_servers(sqlite: Database) -> None:
    for number, taken_s in enumerate((60, 100, 100, 100, 300)):
        finished(sqlite, f"f{number}.gov.in", taken_s)
    jobs = [submitted(sqlite, f"w{number}.gov.in", NOW + timedelta(seconds=number)) for number in range(4)]
    claims.register(sqlite, "one", 1, NOW)
    assert estimate_s(sqlite, jobs[0], NOW) == Estimate(place=1, usual_s=100, most_s=300)
    assert estimate_s(sqlite, jobs[3], NOW) == Estimate(place=4, usual_s=400, most_s=1200)
    claims.register(sqlite, "two", 1, NOW)
    assert estimate_s(sqlite, jobs[3], NOW) == Estimate(place=4, usual_s=200, most_s=600)


def test_a_running_audit_is_expected_to_take_as_those_did_that_took_longer_than_it(sqlite: Database) -> None:
    for number, taken_s in enumerate((60, 100, 200)):
        finished(sqlite, f"f{number}.gov.in", taken_s)
    claims.register(sqlite, "one", 1, NOW)
    submitted(sqlite, "gardens.gov.in", NOW)
    running = claims.claim(sqlite, "one", NOW)
    assert running is not None
    for age_s, usual_s, most_s in ((0, 100, 200), (80, 70, 120), (150, 50, 50), (400, 200, 200)):
        later = NOW + timedelta(seconds=age_s)
        claims.register(sqlite, "one", 1, later)
        assert estimate_s(sqlite, running, later) == Estimate(place=0, usual_s=usual_s, most_s=most_s)


def test_a_site_known_to_be_large_is_expected_to_take_as_large_ones_did(sqlite: Database) -> None:
    for number in range(4):
        finished(sqlite, f"small{number}.gov.in", 30, pages=3)
        finished(sqlite, f"large{number}.gov.in", 400, pages=40)
    claims.register(sqlite, "one", 1, NOW)
    known = estimate_s(sqlite, submitted(sqlite, "large0.gov.in", NOW), NOW)
    assert known == Estimate(place=1, usual_s=400, most_s=400)
    claims.claim(sqlite, "one", NOW)
    claims.register(sqlite, "two", 1, NOW)
    unknown = estimate_s(sqlite, submitted(sqlite, "new.gov.in", NOW), NOW)
    assert unknown == Estimate(place=1, usual_s=215, most_s=400)
