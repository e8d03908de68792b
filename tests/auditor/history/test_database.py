"""Opening the history: made and brought up to date on the way, clear about what is wrong, safe for many at once."""

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from auditor.errors import DatabaseError, InputError
from auditor.history import migrate as migrating
from auditor.history.database import database_url, history_state, open_database
from auditor.history.queries import audits_of, sites
from auditor.history.record import record
from auditor.store import Bundle
from auditor.web.tables import Base  # with the tables of the service

Audited = Callable[..., Bundle]
WRITERS, AUDITS = 6, 12
GARDENS = "INSERT INTO sites (id, host, path, is_listing, name, name_hi) VALUES (1, 'a.gov.in', '', false, '', '')"
# All writers wait until the last of them is there, so that they open the new database at the same moment.
WRITE_AT_ONCE = """
import os, sys
from pathlib import Path
from auditor.history.record import record
from auditor.store import Bundle
database, writers, *folders = sys.argv[1:]
waiting, holding = os.pipe()
started = []
for number in range(int(writers)):
    started.append(os.fork())
    if not started[-1]:
        os.close(holding)
        os.read(waiting, 1)
        for folder in folders[number::int(writers)]:
            record(database, Bundle.open(Path(folder)))
        sys.exit()
os.close(holding)
sys.exit(any([os.waitpid(process, 0)[1] for process in started]))
"""


@pytest.mark.slow
def test_processes_that_write_at_once_lose_nothing(database: str, audited: Audited) -> None:
    bundle = audited("0")
    outputs = [bundle.output.with_name(f"{number}") for number in range(AUDITS)]
    for number, output in enumerate(outputs[1:], start=1):
        shutil.copytree(bundle.output, output)
        site = bundle.site()
        Bundle.open(output).write_site(
            replace(site, observed_at=site.observed_at + timedelta(days=number)), is_complete=True
        )
    subprocess.run([sys.executable, "-c", WRITE_AT_ONCE, database, str(WRITERS), *map(str, outputs)], check=True)
    with open_database(database).reading() as session:
        [site] = sites(session)
        audits = audits_of(session, site, with_rules=True)
    assert [audit.folder for audit in audits] == [str(output) for output in outputs]
    assert all(audit.reported.categories == bundle.scorecard().categories for audit in audits)


def test_the_models_and_the_revisions_agree(database: str) -> None:
    with open_database(database).engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_an_upgrade_from_the_first_revision_keeps_what_was_recorded(database: str) -> None:
    url = database_url(database)
    if url.drivername == "sqlite":
        Path(database).parent.mkdir()
    engine = create_engine(url)
    migrating.migrate(engine, database, "0001")
    with engine.begin() as connection:
        for statement in (
            "INSERT INTO sites VALUES (7, 'gardens.gov.in', '', 'Gardens', 'उद्यान')",
            "INSERT INTO audits VALUES (8, 7, 'f', '2026-03-16 06:00:00+00:00', '2026-Q1', 'gardens.gov.in', "
            "'https://gardens.gov.in/', '/audits/a', '', true, 3, 2, 1, NULL, '', '{\"auditor\": \"0.1.0\"}')",
            "INSERT INTO judgements VALUES (9, 8, 'd', '1', '0.1.0+a', 'o', 71.5, 2.5, 'C', 0.9, "
            "'2026-03-16 06:00:00+00:00', '2026-03-16 06:00:00+00:00')",
            "INSERT INTO category_scores VALUES (9, 'mobile', 0, 20.0, 71.5, 2.5, 0.9)",
            "INSERT INTO rule_scores VALUES (9, 'reflow', 'mobile', 0, 7, 1, 2, 3, 4)",
        ):
            connection.execute(text(statement.replace("+00:00", "") if url.drivername == "sqlite" else statement))
    engine.dispose()
    with open_database(database).reading() as session:
        [site] = sites(session)
        [audit] = audits_of(session, site, with_rules=True)
    assert (site.name, site.is_listing) == ("Gardens", False)
    assert (audit.baseline_at, audit.versions) == (None, {"auditor": "0.1.0"})
    assert audit.observed_at.isoformat() == "2026-03-16T06:00:00+00:00"
    [category] = audit.reported.categories
    assert (audit.reported.score, category.score) == (71.5, 71.5)
    assert [(score.rule, score.passed, score.failed) for score in category.rules] == [("reflow", 1, 2)]


def test_a_database_of_a_newer_release_is_left_alone(database: str) -> None:
    with open_database(database).engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseError, match="newer auditor") as caught:
        open_database(database)
    assert caught.value.hint == "Update this auditor."


def test_a_row_without_its_audit_is_refused(database: str) -> None:
    opened = open_database(database)
    with pytest.raises(DatabaseError, match=re.compile("foreign key", re.IGNORECASE)), opened.writing() as session:
        session.execute(text("INSERT INTO category_scores VALUES (1, 'mobile', 0, 20.0, 71.5, 2.5, 0.9)"))


def test_what_fails_half_way_is_not_kept(database: str, audited: Audited) -> None:
    record(database, audited("a"))
    opened = open_database(database)

    def fail_half_way() -> None:
        with opened.writing() as session:
            session.execute(text("UPDATE sites SET name = 'half'"))
            session.execute(text("INSERT INTO sites SELECT * FROM sites"))

    with pytest.raises(DatabaseError):
        fail_half_way()
    with opened.reading() as session:
        assert [site.name for site in sites(session)] == [""]


def test_a_server_keeps_its_connections_with_their_rules_and_nothing_of_what_failed(database: str) -> None:
    opened = open_database(database, keeps_connections=True)
    kept = set()

    def fail_half_way() -> None:
        with opened.writing() as session:
            kept.add(session.connection().connection.dbapi_connection)
            session.execute(text(GARDENS))
            session.execute(text("INSERT INTO category_scores VALUES (1, 'mobile', 0, 20.0, 71.5, 2.5, 0.9)"))

    for _ in range(2):
        with pytest.raises(DatabaseError, match=re.compile("foreign key", re.IGNORECASE)):
            fail_half_way()
        with opened.reading() as session:
            kept.add(session.connection().connection.dbapi_connection)
            assert sites(session) == ()
    assert len(kept) == 1
    with open_database(database).writing() as session:  # nobody is kept out by a connection that waits
        session.execute(text(GARDENS))
    with opened.reading() as session:
        assert [site.host for site in sites(session)] == ["a.gov.in"]
    opened.engine.dispose()


def test_a_server_goes_on_after_its_connections_were_ended(database: str) -> None:
    opened = open_database(database, keeps_connections=True)
    with opened.reading() as session:
        assert sites(session) == ()
        ended = session.connection().connection.dbapi_connection
    assert ended is not None
    ended.close()  # as a restart of PostgreSQL does, behind the back of the pool
    with opened.reading() as session:
        assert sites(session) == ()
    opened.engine.dispose()


def test_readers_of_an_sqlite_file_do_not_wait_for_the_writer(sqlite: str) -> None:
    opened = open_database(sqlite)
    with opened.writing() as session:
        session.execute(text("INSERT INTO sites VALUES (1, 'a.gov.in', '', 0, '', '')"))
        with opened.reading() as reader:
            assert sites(reader) == ()


@pytest.mark.parametrize("name", ["", "none", "mysql://a/b", "sqlite://", "sqlite:///:memory:", "https://a.gov.in"])
def test_what_is_no_database_is_refused(name: str) -> None:
    with pytest.raises(InputError) as caught:
        database_url(name)
    assert "postgresql://" in caught.value.hint


def test_a_file_with_an_odd_name_is_that_file(tmp_path: Path) -> None:
    file = tmp_path / "audits?mode=ro #1 100%.sqlite3"
    open_database(str(file))
    assert file.is_file()


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text("<!doctype html>" * 100)
    with pytest.raises(DatabaseError, match=re.escape(str(file))):
        open_database(str(file))
    assert file.read_text() == "<!doctype html>" * 100


def test_a_missing_history_is_not_made_by_who_only_reads(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="There is no history") as caught:
        open_database(str(tmp_path / "none.sqlite3"), is_made=False)
    assert "auditor history add" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_does_not_answer_is_named_without_its_password(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError) as caught:
        open_database(f"postgresql://team:secret@/history?host={tmp_path}")
    assert "team" in str(caught.value)
    assert "secret" not in str(caught.value) + caught.value.hint


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(DatabaseError) as caught:
        open_database("postgresql://localhost/history")
    assert "[postgresql]" in caught.value.hint


def test_an_sqlite_file_is_written_beside_its_readers(sqlite: str) -> None:
    open_database(sqlite)
    with sqlite3.connect(sqlite) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_the_state_is_told_without_making_anything(tmp_path: Path, database: str) -> None:
    assert history_state("none") == "none"
    assert "made by the first audit" in history_state(str(tmp_path / "new" / "history.sqlite3"))
    assert not (tmp_path / "new").exists()
    assert history_state(open_database(database).name) in {database, open_database(database).name}
