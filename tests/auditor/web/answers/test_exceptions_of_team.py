"""Exceptions of the team: kept in the database, told like those of a file, and counted in the service's comparisons."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx
import offices
import pytest
from sqlalchemy import select

from auditor.compare import Terms
from auditor.exceptions import exceptions_in, read_exceptions
from auditor.history.database import Database
from auditor.store import Bundle
from auditor.web.comparing import comparison_of, write_comparison
from auditor.web.jobs import Job
from auditor.web.settings import ServeSettings
from auditor.web.tables import DecisionRow
from auditor.web.team import accepted
from auditor.web.team.accounts import Account
from auditor.web.team.roles import Role
from reports.i18n import translator
from rules.comparing.exceptions import ExceptionEntry
from rules.evidence import PageEvidence, SiteEvidence
from rules.scorecard import CATEGORY_WEIGHTS

HERE = "/team/exceptions"
EDITOR = Account(id=1, name="the-editor", role=Role.EDITOR)
FILLED = {
    "domain": "https://www.gardens.gov.in/plants",
    "rule": "image-alt",
    "page": "/gallery/*",
    "owner": "Web section",
    "reason": "The museum describes them.",
    "expires": "2099-03-04",
}
Team = dict[Role, httpx.AsyncClient]


def entry(**changes: object) -> ExceptionEntry:
    values: dict[str, object] = {
        "rule": "image-alt",
        "page": "*",
        "identity": "",
        "owner": "Web section",
        "reason": "So.",
        "expires": date(2099, 3, 4),
        "line": 0,
    }
    return ExceptionEntry(**values | changes)  # type: ignore[arg-type]


async def test_an_exception_is_added_listed_given_out_and_ended(
    sqlite: Database, team: Team, visitor: httpx.AsyncClient, tmp_path: Path
) -> None:
    editor, viewer = team[Role.EDITOR], team[Role.VIEWER]
    assert (await offices.send(editor, f"{HERE}/new", **FILLED)).status_code == 303
    listed = (await viewer.get(HERE)).text
    assert "The museum describes them." in listed
    assert "gardens.gov.in" in listed
    given = await viewer.get(f"{HERE}/gardens.gov.in/exceptions.yaml")
    file = tmp_path / "exceptions.yaml"
    file.write_bytes(given.content)
    [read] = read_exceptions(file)
    assert (read.rule, read.page, read.owner, read.expires) == (
        "image-alt",
        "/gallery/*",
        "Web section",
        date(2099, 3, 4),
    )
    assert (await visitor.get(f"{HERE}/gardens.gov.in/exceptions.yaml")).status_code == 303  # to the sign-in
    assert (await offices.send(editor, f"{HERE}/1/end", HERE)).status_code == 303
    assert "over" in (await viewer.get(HERE)).text
    assert (await offices.send(editor, f"{HERE}/1/end", HERE)).status_code == 404
    with sqlite.reading() as session:
        assert [row.what for row in session.scalars(select(DecisionRow).order_by(DecisionRow.id))] == [
            accepted.ADDED,
            accepted.ENDED,
        ]


async def test_every_fault_of_the_form_stands_beside_its_field(sqlite: Database, team: Team) -> None:
    wrong = {
        "domain": "gardens.example.com",
        "rule": "image-att",
        "reason": "Kept <b>reason</b>",
        "expires": "2020-01-01",
    }
    answer = await offices.send(team[Role.EDITOR], f"{HERE}/new", **wrong)
    assert answer.status_code == 422
    for field in ("domain", "rule", "page", "owner", "expires"):
        assert f'id="{field}-error"' in answer.text
    assert 'id="reason-error"' not in answer.text
    assert "Kept &lt;b&gt;reason&lt;/b&gt;" in answer.text
    assert accepted.accepted_on(sqlite) == ()


async def test_a_viewer_adds_and_ends_nothing(sqlite: Database, team: Team) -> None:
    accepted.add(sqlite, "gardens.gov.in", [entry()], EDITOR, datetime.now(UTC))
    viewer = team[Role.VIEWER]
    token = await offices.form_token(viewer, HERE)
    for path in (HERE, f"{HERE}/new", f"{HERE}/1/end"):
        assert (await viewer.post(path, data={"token": token, **FILLED})).status_code == 403
    assert (await viewer.get(f"{HERE}/new")).status_code == 403
    [kept] = accepted.accepted_on(sqlite)
    assert kept.entry.expires == date(2099, 3, 4)


async def test_an_exception_for_a_finding_names_all_its_elements(
    settings: ServeSettings, sqlite: Database, team: Team, job: Job
) -> None:
    scorecard = Bundle.open(settings.audits / job.folder).scorecard()
    [group] = next(one.groups for one in scorecard.suggestions if one.rule == "share-card")
    page = f"{HERE}/new?audit={job.id}&rule=share-card&finding={group.fingerprint}"
    finding = f"/audits/{job.id}/findings/share-card/{group.fingerprint}"
    assert page.replace("&", "&amp;") in (await team[Role.EDITOR].get(finding)).text
    assert HERE not in (await team[Role.VIEWER].get(finding)).text
    text = (await team[Role.EDITOR].get(page)).text
    assert 'value="share-card"' in text
    named = text.partition('name="identity"')[2].partition('value="')[2].partition('"')[0]
    assert named
    sent = FILLED | {"rule": "share-card", "page": "", "identity": named}
    assert (await offices.send(team[Role.EDITOR], f"{HERE}/new", **sent)).status_code == 303
    assert {one.entry.identity for one in accepted.accepted_on(sqlite)} == set(named.split())


async def test_a_file_is_taken_in_by_the_parser_of_the_command_whole_or_not_at_all(
    sqlite: Database, team: Team
) -> None:
    editor = team[Role.EDITOR]

    async def upload(text: str) -> httpx.Response:
        token = await offices.form_token(editor, HERE)
        fields, files = {"token": token, "domain": "gardens.gov.in"}, {"file": ("my <exceptions>.yaml", text.encode())}
        return await editor.post(HERE, data=fields, files=files)

    good = "- rule: image-alt\n  page: /a\n  owner: Web\n  reason: So.\n  expires: 2099-03-04\n"
    refused = await upload(good + good.replace("image-alt", "image-att"))
    assert refused.status_code == 422
    assert "my &lt;exceptions&gt;.yaml, line 6, rule: ‘image-att’ is no rule." in refused.text
    assert "Did you mean image-alt?" in refused.text
    assert accepted.accepted_on(sqlite) == ()
    assert (await upload(good)).status_code == 303
    assert (await upload(good)).status_code == 303
    [kept] = accepted.accepted_on(sqlite)
    assert (kept.domain, kept.entry.page, kept.added_by) == ("gardens.gov.in", "/a", "the-editor")
    assert (await upload("- " + "x" * 2_000_000)).status_code == 413


def test_the_file_of_a_domain_holds_hostile_texts_as_texts(either: Database) -> None:
    hostile = '=HYPERLINK("x")|\x1b[31m\u202e & *a: {b} # c\n- rule: d'
    entries = [entry(owner=hostile, reason=hostile), entry(page="/x", reason="'@SUM(1)")]
    accepted.add(either, "gardens.gov.in", entries, EDITOR, datetime.now(UTC))
    text = accepted.file_of(either, "gardens.gov.in")
    assert not {"\x1b", "\u202e"} & set(text)
    read = exceptions_in(Path("exceptions.yaml"), text.encode())
    assert {one.page for one in read} == {"*", "/x"}
    assert {one.reason for one in read} == {'=HYPERLINK("x")|[31m & *a: {b} # c - rule: d', "'@SUM(1)"}


@pytest.mark.parametrize(("days", "is_held"), [(0, True), (-1, False)])
def test_what_somebody_answers_for_is_named_and_not_told_as_new(
    sqlite: Database,
    judged: Path,
    tmp_path: Path,
    page_of: Callable[..., PageEvidence],
    site_of: Callable[..., SiteEvidence],
    days: int,
    *,
    is_held: bool,
) -> None:
    page = page_of("<html lang=en><meta name=viewport content='width=device-width'><title>Gardens</title><h1>Gardens")
    older = Bundle.create(tmp_path / "older")
    older.write_site(site_of(page), is_complete=True)
    older.write_page(1, page)
    last = page.observed_at.date() + timedelta(days=days)
    accepted.add(sqlite, "gardens.gov.in", [entry(rule="viewport-meta", expires=last)], EDITOR, datetime.now(UTC))
    exceptions = exceptions_in(Path("exceptions.yaml"), accepted.file_of(sqlite, "gardens.gov.in").encode())
    terms = Terms(weights=CATEGORY_WEIGHTS, exceptions=exceptions)
    write_comparison(older.output, judged, tmp_path, terms, "en")
    compared = comparison_of(tmp_path)
    assert compared is not None
    counts = dict(compared.counts(translator("en")))
    assert (counts["New"], counts.get("under exceptions", 0)) == ((0, 1) if is_held else (1, 0))
    assert ("Web section" in (tmp_path / "comparison.html").read_text()) is is_held
