"""Schedules as the team keeps them: added, their list replaced, switched off and on; removed only while unused."""

from datetime import UTC, datetime, timedelta

import httpx
import offices
from sqlalchemy import select

from auditor.history.database import Database
from auditor.web.schedule import Every, begin_due, departments_of, next_after
from auditor.web.tables import DecisionRow, ScheduleRow
from auditor.web.team.roles import Role

LIST = "name,name_hi,url,contact\nGardens,उद्यान विभाग,https://gardens.gov.in,web@gardens.gov.in\n"
NEW, PAGE = "/team/schedules/new", "/team/schedules/1"
Team = dict[Role, httpx.AsyncClient]


async def add(browser: httpx.AsyncClient, **fields: str) -> httpx.Response:
    values = {"name": "All departments", "language": "hi", "every": "month", "text": LIST} | fields
    return await offices.send(browser, NEW, **values)


def row(database: Database) -> ScheduleRow:
    with database.reading() as session:
        return session.scalars(select(ScheduleRow)).one()


async def test_a_schedule_is_kept_with_its_list_and_its_next_night(team: Team, sqlite: Database) -> None:
    answer = await add(team[Role.EDITOR])
    assert (answer.status_code, answer.headers["Location"]) == (303, PAGE)
    kept = row(sqlite)
    assert (kept.name, kept.every, kept.language, kept.created_by) == ("All departments", "month", "hi", "the-editor")
    assert [one.name_hi for one in departments_of(kept)] == ["उद्यान विभाग"]
    assert kept.next_at == next_after(Every.MONTH, datetime.now(UTC))
    assert "every month" in (await team[Role.VIEWER].get("/team/schedules")).text
    html = (await team[Role.VIEWER].get(PAGE)).text
    assert "https://gardens.gov.in/" in html
    assert "web@gardens.gov.in" not in html
    assert "Switch off" not in html
    assert "web@gardens.gov.in" in (await team[Role.EDITOR].get(PAGE)).text, "who replaces the list sees all of it"


async def test_a_faulty_list_is_told_and_nothing_is_kept(editor: httpx.AsyncClient, sqlite: Database) -> None:
    faulty = "name,url\nShop,https://shop.example.com\n"
    for fields in ({"text": faulty}, {"name": ""}, {"every": "day"}, {"language": "fr"}):
        assert (await add(editor, **fields)).status_code == 422
    assert "this service does not check ‘shop.example.com’." in (await add(editor, text=faulty)).text
    assert "There is no schedule yet." in (await editor.get("/team/schedules")).text
    await add(editor)
    answer = await offices.send(editor, f"{PAGE}/list", PAGE, text=faulty)
    assert answer.status_code == 422
    assert "shop.example.com" in answer.text
    assert [one.url for one in departments_of(row(sqlite))] == ["https://gardens.gov.in/"]


async def test_a_new_list_holds_from_the_next_batch_on(editor: httpx.AsyncClient, sqlite: Database) -> None:
    await add(editor)
    begin_due(sqlite, row(sqlite).next_at)
    assert (await offices.send(editor, f"{PAGE}/list", PAGE, text="name,url\nLakes,lakes.gov.in\n")).status_code == 303
    assert [one.name for one in departments_of(row(sqlite))] == ["Lakes"]
    page = (await editor.get(PAGE)).text
    assert '<a href="/team/batches/1">All departments, ' in page
    assert "0 of 1" in page
    assert f'<a href="{PAGE}">By its schedule</a>' in (await editor.get("/team/batches/1")).text


async def test_what_fell_due_while_a_schedule_was_off_is_not_made_up_for(
    editor: httpx.AsyncClient, sqlite: Database
) -> None:
    await add(editor)
    await offices.send(editor, f"{PAGE}/switch", PAGE, on="0")
    with sqlite.writing() as session:
        session.get_one(ScheduleRow, 1).next_at = datetime.now(UTC) - timedelta(days=3)
    assert "switched off" in (await editor.get("/team/schedules")).text
    assert begin_due(sqlite, datetime.now(UTC)) == ()
    await offices.send(editor, f"{PAGE}/switch", PAGE, on="1")
    assert begin_due(sqlite, datetime.now(UTC)) == ()
    assert row(sqlite).next_at == next_after(Every.MONTH, datetime.now(UTC))
    with sqlite.reading() as session:
        noted = [one.what for one in session.scalars(select(DecisionRow).order_by(DecisionRow.id))]
    assert noted == ["Schedule added", "Schedule switched off", "Schedule switched on"]


async def test_only_a_schedule_without_batches_can_be_removed(team: Team, sqlite: Database) -> None:
    editor = team[Role.EDITOR]
    await add(editor)
    begin_due(sqlite, row(sqlite).next_at)
    refused = await offices.send(editor, f"{PAGE}/remove", PAGE)
    assert refused.status_code == 409
    assert "Switch it off instead." in refused.text
    assert "Remove the schedule" not in (await editor.get(PAGE)).text
    await add(editor, name="Another")
    assert (await offices.send(team[Role.VIEWER], "/team/schedules/2/remove", "/team/schedules/2")).status_code == 403
    assert (await offices.send(editor, "/team/schedules/2/remove", "/team/schedules/2")).status_code == 303
    assert row(sqlite).name == "All departments"
    assert (await editor.get("/team/schedules/2")).status_code == 404
