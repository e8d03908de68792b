"""Batches of the team: lists with every fault at once, progress, stopping, and checking again what brought no score."""

import io
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import offices
import pytest
import xlsxwriter
from sqlalchemy import select

from auditor.batch.listing import read_listing
from auditor.history.database import Database
from auditor.web import claims, queue
from auditor.web.batches import department_of
from auditor.web.claims import finish
from auditor.web.jobs import Job, JobState, Outcome
from auditor.web.settings import ServeSettings
from auditor.web.tables import DecisionRow
from auditor.web.team.departments_form import read_given, written
from auditor.web.team.roles import Role

NEW = "/team/batches/new"
GOOD = "name,name_hi,url,contact\nGardens,उद्यान विभाग,https://gardens.gov.in,web@gardens.gov.in\nLakes,,lakes.gov.in,\n"
FAULTY = (
    "name,url\nGardens,https://gardens.gov.in\n<b>Shop</b>,https://shop.example.com\nNothing,not an address\n"
    "Again,http://www.gardens.gov.in/\nLakes,lakes.gov.in\n"
)
Team = dict[Role, httpx.AsyncClient]


async def begin(browser: httpx.AsyncClient, text: str = GOOD, **fields: str) -> httpx.Response:
    return await offices.send(browser, NEW, name="November", language="hi", text=text, **fields)


async def upload(browser: httpx.AsyncClient, name: str, content: bytes) -> httpx.Response:
    fields = {"token": await offices.form_token(browser, NEW), "name": "November", "language": "hi"}
    return await browser.post(NEW, data=fields, files={"departments": (name, content)})


def jobs(database: Database, number: int = 1) -> tuple[Job, ...]:
    return queue.jobs_of_batch(database, number)


def end(database: Database, **outcome: object) -> Job:
    """Let the next job begin and end."""
    now = datetime.now(UTC)
    job = offices.claimed(database, now - timedelta(minutes=3))
    values: dict[str, object] = {"state": JobState.DONE, "score": 71.5, "grade": "C", "pages": 9}
    assert finish(database, job, "worker", Outcome(**values | outcome), now)  # type: ignore[arg-type]
    return job


async def test_a_pasted_list_is_queued_whole_and_noted(editor: httpx.AsyncClient, sqlite: Database) -> None:
    answer = await begin(editor)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/team/batches/1")
    departments = [department_of(job.department, job.target) for job in jobs(sqlite)]
    assert [(one.name, one.name_hi, one.url, one.contact) for one in departments] == [
        ("Gardens", "उद्यान विभाग", "https://gardens.gov.in/", "web@gardens.gov.in"),
        ("Lakes", "", "https://lakes.gov.in/", ""),
    ]
    assert {job.language for job in jobs(sqlite)} == {"hi"}
    with sqlite.reading() as session:
        row = session.scalars(select(DecisionRow)).one()
    assert (row.by, row.what, row.subject) == ("the-editor", "Batch begun", "November")
    listed = (await editor.get("/team/batches")).text
    assert '<a href="/team/batches/1">November</a>' in listed
    assert "0 of 2" in listed


async def test_every_fault_is_told_at_once_in_the_words_of_the_command_line(
    editor: httpx.AsyncClient, sqlite: Database, tmp_path: Path
) -> None:
    answer = await begin(editor, FAULTY.replace("\n", "\r\n"))  # as browsers send it
    assert answer.status_code == 422
    assert "3 faults were found in the list." in answer.text
    told = re.findall(r"<tr><td>(.*?)</td>", answer.text)
    file = tmp_path / "list.csv"
    file.write_text(FAULTY, encoding="utf-8")
    by_command = [str(fault).replace(str(file), "list.csv") for fault in read_listing(file).faults]
    assert told == [
        "list.csv, line 3, column url: this service does not check ‘shop.example.com’.",
        *by_command,
    ]
    assert "&lt;b&gt;Shop&lt;/b&gt;,https://shop.example.com\nNothing,not an address" in answer.text
    assert jobs(sqlite) == ()
    taken = await begin(editor, FAULTY, keep_going="1")
    assert taken.status_code == 303
    assert [job.site for job in jobs(sqlite)] == ["gardens.gov.in", "lakes.gov.in"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"text": " \n"}, "Choose a file, or paste the list."),
        ({"text": "a,b\n1,2\n"}, "list.csv, line 1: no column is named ‘url’."),
        ({"text": "- name: Gardens\n  url: nowhere\n"}, "list.yaml, line 1, column url: ‘nowhere’ is no web address."),
        ({"text": GOOD, "name": "  "}, "Write a name."),
        ({"text": GOOD, "name": "x" * 101}, "Write a shorter name, of at most 100 characters."),
    ],
)
async def test_what_is_wrong_is_told_beside_its_field(
    editor: httpx.AsyncClient, sqlite: Database, fields: dict[str, str], told: str
) -> None:
    answer = await offices.send(editor, NEW, **{"name": "November", "language": "hi"} | fields)
    assert answer.status_code == 422
    assert told in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert jobs(sqlite) == ()


async def test_a_spreadsheet_with_faults_can_be_corrected_in_the_form(
    editor: httpx.AsyncClient, sqlite: Database
) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        rows = (("Department", "Website"), (), ("Gardens, and\nlakes", "gardens.gov.in"), ("Roads", "roads"))
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    answer = await upload(editor, "C:\\lists\\departments.xlsx", content.getvalue())
    assert answer.status_code == 422
    assert "departments.xlsx, line 4, column url: ‘roads’ is no web address." in answer.text
    text = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", answer.text, re.DOTALL)[0].replace("&#34;", '"')
    assert text.splitlines()[3] == "Roads,roads"
    mended = await begin(editor, text.replace("Roads,roads", "Roads,roads.gov.in"), file_name="departments.xlsx")
    assert mended.status_code == 303
    assert [department_of(job.department, job.target).name for job in jobs(sqlite)] == ["Gardens, and lakes", "Roads"]


async def test_a_list_is_taken_up_to_its_size_and_no_further(editor: httpx.AsyncClient, sqlite: Database) -> None:
    rows = "".join(f"Department {number},https://d{number}.gov.in,{'x' * 450}\n" for number in range(200))
    assert (await upload(editor, "list.csv", f"name,url,district\n{rows}".encode())).status_code == 303
    assert len(jobs(sqlite)) == 200
    too_large = await upload(editor, "list.csv", b"name,url\n" + b"x" * (2 * 1024 * 1024))
    assert "The list is larger than 2 MB." in too_large.text
    assert (await upload(editor, "list.csv", b"x" * (5 * 1024 * 1024))).status_code == 413
    many = "".join(f"D {number},d{number}.gov.in\n" for number in range(1_001))
    assert "at most 1,000 departments" in (await begin(editor, f"name,url\n{many}", keep_going="1")).text


@pytest.mark.parametrize("ending", ["csv", "xlsx", "yaml"])
async def test_an_empty_list_in_each_format_reads_as_a_list(
    editor: httpx.AsyncClient, settings: ServeSettings, ending: str
) -> None:
    answer = await editor.get(f"/team/batches/template.{ending}")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="departments.{ending}"'
    found = read_given(settings, answer.content, f"departments.{ending}", "", "")
    assert {fault.hint for fault in found.faults} == {"Write a department of yours, or delete it."}


def test_a_list_written_as_text_is_read_as_the_same_list(settings: ServeSettings) -> None:
    given = 'name,url,name_hi,district,social\n"Gardens, =1",gardens.gov.in,उद्यान,Almora,x.com/a youtube.com/@a\n'
    first = read_given(settings, b"", "", given, "")
    assert first.departments[0].social == ("https://x.com/a", "https://youtube.com/@a")
    assert read_given(settings, b"", "", written(first.departments), "").departments == first.departments


async def test_the_page_of_a_batch_says_how_far_it_is(team: Team, sqlite: Database) -> None:
    await begin(team[Role.EDITOR])
    end(sqlite)
    claims.register(sqlite, "server", 1, datetime.now(UTC))
    viewer = team[Role.VIEWER]
    html = (await viewer.get("/team/batches/1")).text
    assert "1 of 2 departments are done." in html
    assert '<progress max="2" value="1"' in html
    assert "How long it takes cannot be said yet" in html
    assert "71.5" in html
    assert "3.0" in html  # minutes
    assert "Stop the batch" not in html
    assert "web@gardens.gov.in" not in html
    await begin(team[Role.EDITOR], "name,url\nA,a.gov.in\nB,b.gov.in\nC,c.gov.in\nD,d.gov.in\n")
    for _ in range(3):
        end(sqlite)
    html = (await viewer.get("/team/batches/2?lang=hi")).text
    assert 'lang="hi"' in html
    assert "About 6 minutes left, rarely more than 6 minutes." in (await viewer.get("/team/batches/2?lang=en")).text


async def test_a_stopped_batch_cancels_what_waits_and_tells_what_is_at_work(
    editor: httpx.AsyncClient, sqlite: Database
) -> None:
    await begin(editor)
    at_work = offices.claimed(sqlite, datetime.now(UTC))
    assert (await offices.send(editor, "/team/batches/1/cancel", "/team/batches/1")).status_code == 303
    states = {job.id: job.state for job in jobs(sqlite)}
    assert states.pop(at_work.id) is JobState.RUNNING
    assert set(states.values()) == {JobState.CANCELLED}
    assert "is being stopped" in (await editor.get("/team/batches/1")).text
    assert claims.tell(sqlite, at_work, "worker", (), datetime.now(UTC)) is claims.Order.CANCEL


async def test_what_brought_no_score_is_checked_again_once(editor: httpx.AsyncClient, sqlite: Database) -> None:
    await begin(editor, "name,url\nA,a.gov.in\nB,b.gov.in\nC,c.gov.in\n")
    good = end(sqlite)
    end(sqlite, score=None, grade="", detail="tls")
    for _ in range(claims.ATTEMPTS):
        failing = offices.claimed(sqlite, datetime.now(UTC))
        claims.try_again(sqlite, failing, "worker", "lost", datetime.now(UTC))
    page = (await editor.get("/team/batches/1")).text
    assert "The batch is over: 1 of 3 are measured." in page
    assert "The department is not to blame" in page
    token = await offices.form_token(editor, "/team/batches/1")
    for _ in range(2):  # pressed twice
        assert (await editor.post("/team/batches/1/again", data={"token": token})).status_code == 303
    found = {job.site: job for job in jobs(sqlite)}
    assert found.pop(good.site).id == good.id
    assert [(job.state, job.attempt) for job in found.values()] == [(JobState.QUEUED, 0)] * 2


async def test_an_open_page_is_told_of_the_figures_and_of_the_end(editor: httpx.AsyncClient, sqlite: Database) -> None:
    await begin(editor)
    end(sqlite)
    end(sqlite)
    stream = (await editor.get("/team/batches/1/events")).text
    assert "event: over" in stream
    assert "data-events" not in (await editor.get("/team/batches/1")).text


async def test_viewers_begin_and_stop_nothing(team: Team, sqlite: Database) -> None:
    await begin(team[Role.EDITOR])
    viewer = team[Role.VIEWER]
    assert (await viewer.get(NEW)).status_code == 403
    for path in ("new", "1/cancel", "1/again", "1/review"):
        assert (await offices.send(viewer, f"/team/batches/{path}", "/team/batches")).status_code == 403
    assert [job.state for job in jobs(sqlite)] == [JobState.QUEUED] * 2


async def test_long_lists_of_batches_have_pages(editor: httpx.AsyncClient) -> None:
    for path in ("/team/batches/9", "/team/batches/9/leaderboard", "/team/batches/9/review/index.html"):
        assert (await editor.get(path)).status_code == 404
    assert "There is no batch yet." in (await editor.get("/team/batches")).text
