"""Questions to the team: answered on a page, kept with the name of who did, and judged in a process of its own."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from threading import Barrier

import httpx
import offices
import pytest
from sqlalchemy import select

from auditor.answers import FILE, kept_in, read_answers
from auditor.history.database import Database
from auditor.history.queries import audits_of, sites
from auditor.store import Bundle
from auditor.web import queue
from auditor.web.jobs import Job
from auditor.web.settings import ServeSettings
from auditor.web.tables import DecisionRow
from auditor.web.team import answering
from auditor.web.team.accounts import Account
from auditor.web.team.answering import Said
from auditor.web.team.roles import Role
from rules.questions import Verdict

HOSTILE = '"><script>alert(1)</script> \x1b[31m: - &a *b'
Team = dict[Role, httpx.AsyncClient]


@pytest.fixture
def page(job: Job) -> str:
    return f"/team/questions/{job.id}"


@pytest.fixture
def key(settings: ServeSettings, job: Job) -> str:
    [question] = Bundle.open(settings.audits / job.folder).scorecard().questions
    return question.key


@pytest.fixture
def judged_never(monkeypatch: pytest.MonkeyPatch) -> None:
    async def nothing(*_: object) -> None: ...

    monkeypatch.setattr("auditor.web.team.question_pages.rejudged", nothing)


async def test_an_answer_is_kept_judged_and_written_into_job_history_and_reports(
    settings: ServeSettings, sqlite: Database, team: Team, job: Job, page: str, key: str
) -> None:
    assert page in (await team[Role.VIEWER].get("/team/questions")).text
    fields = {f"before-{key}": "", f"answer-{key}": "no", f"note-{key}": HOSTILE, f"note-before-{key}": ""}
    assert (await offices.send(team[Role.EDITOR], page, **fields)).status_code == 303
    folder = settings.audits / job.folder
    scorecard = Bundle.open(folder).scorecard()
    after = queue.job(sqlite, job.id)
    assert after is not None
    assert job.score is not None
    assert after.score == scorecard.score < job.score
    assert (after.questions, after.answered_at) == (0, None)
    assert '"contact-page"' in (folder / "scorecard.json").read_text()
    [kept] = kept_in(folder)
    assert (kept.given.verdict, kept.given.by) == (Verdict.FAULT, "the-editor")
    assert kept.given.note == '"><script>alert(1)</script> [31m: - &a *b'
    with sqlite.reading() as session:
        [site] = sites(session)
        [audit] = audits_of(session, site)
        assert audit.reported.score == scorecard.score
        assert [row.what for row in session.scalars(select(DecisionRow))] == [answering.ANSWERED]
    shown = (await team[Role.VIEWER].get(page)).text
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert(1)" not in shown
    assert "the-editor" in shown
    assert page not in (await team[Role.VIEWER].get("/team/questions")).text


@pytest.mark.usefixtures("judged_never")
async def test_who_cannot_tell_leaves_the_question_open_and_says_so(
    settings: ServeSettings, sqlite: Database, team: Team, job: Job, page: str, key: str
) -> None:
    fields = {f"before-{key}": "", f"answer-{key}": "cannot", f"note-{key}": "The page is in Garhwali."}
    assert (await offices.send(team[Role.EDITOR], page, **fields)).status_code == 303
    assert read_answers(settings.audits / job.folder) == {}
    shown = (await team[Role.VIEWER].get(page)).text
    assert "I cannot tell" in shown
    assert "The page is in Garhwali." in shown
    after = queue.job(sqlite, job.id)
    assert after is not None
    assert after.answered_at is not None  # nothing judged it: the server ended, say
    assert f"{page}/judge" in (await team[Role.EDITOR].get(page)).text


@pytest.mark.usefixtures("judged_never")
async def test_what_is_left_as_it_was_is_no_answer(
    settings: ServeSettings, sqlite: Database, team: Team, job: Job, page: str, key: str
) -> None:
    for fields in ({f"before-{key}": ""}, {f"before-{key}": "", f"answer-{key}": "perhaps"}, {}):
        assert (await offices.send(team[Role.EDITOR], page, **fields)).status_code == 303
    assert read_answers(settings.audits / job.folder) == {}
    after = queue.job(sqlite, job.id)
    assert after is not None
    assert after.answered_at is None


def test_two_who_answer_at_once_lose_nothing(settings: ServeSettings, sqlite: Database, job: Job) -> None:
    folder = settings.audits / job.folder
    bundle = Bundle.open(folder)
    scorecard = bundle.scorecard()
    keys = [f"{number:015x}f" for number in range(8)]
    asked = tuple(replace(scorecard.questions[0], key=key) for key in keys)
    bundle.write_scorecard(replace(scorecard, questions=asked))
    barrier = Barrier(4)

    def say(number: int) -> None:
        barrier.wait()
        for key in keys[number::4]:
            said = {key: Said(word="yes", note=key, word_before="", note_before="")}
            account = Account(id=number, name=f"editor-{number}", role=Role.EDITOR)
            assert answering.answer(settings, sqlite, job.id, said, account, datetime.now(UTC)) is not None

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(say, range(4)))
    assert set(read_answers(folder)) == set(keys)


async def test_a_viewer_reads_and_answers_nothing(team: Team, page: str, key: str) -> None:
    viewer = team[Role.VIEWER]
    shown = (await viewer.get(page)).text
    assert "contact" in shown
    assert f'name="answer-{key}"' not in shown
    token = await offices.form_token(viewer, page)
    for path in (page, f"{page}/judge"):
        fields = {"token": token, f"before-{key}": "", f"answer-{key}": "yes"}
        assert (await viewer.post(path, data=fields)).status_code == 403


async def test_a_damaged_file_of_answers_is_told_and_not_written_over(
    settings: ServeSettings, team: Team, job: Job, page: str, key: str
) -> None:
    file = settings.audits / job.folder / FILE
    token = await offices.form_token(team[Role.EDITOR], page)
    file.write_text("- [")
    assert (await team[Role.VIEWER].get(page)).status_code == 409
    fields = {"token": token, f"before-{key}": "", f"answer-{key}": "yes"}
    answer = await team[Role.EDITOR].post(page, data=fields)
    assert answer.status_code == 409
    assert f"{job.folder}/{FILE}" in answer.text
    assert file.read_text() == "- ["
