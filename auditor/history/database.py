"""Opening the history: an SQLite file or a PostgreSQL database, brought up to date, one writer at a time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.orm import Session

from auditor.errors import DatabaseError, InputError
from auditor.history.migrate import migrate

NO_DATABASE = "none"
WAIT_S = 60  # for another writer; a batch of fifty sites writes for seconds altogether
CONNECT_S = 10
WRITER_LOCK = 0x6175646974  # advisory lock of PostgreSQL, held until the transaction ends
WRITES = "is_writing"
# A server has 40 threads that answer; one whose connection was lost on the way, as by a restart, is given another.
KEPT = {"pool_size": 10, "max_overflow": 30, "pool_pre_ping": True}
HINT = (
    "See that the server runs, that the disk has room and that you may write there. "
    "The results in the audit folders are whole."
)


@dataclass(frozen=True, slots=True)
class Database:
    """An open history."""

    name: str  # to show: never holds a password
    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that reads; DatabaseError says what went wrong."""
        with _explained(self.name), Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session that writes as the only one; all of it is kept when the block ends well, or nothing."""
        engine = self.engine.execution_options(**{WRITES: True})
        with _explained(self.name), Session(engine) as session, session.begin():
            yield session


def open_database(text: str, *, is_made: bool = True, keeps_connections: bool = False) -> Database:
    """Return the database of a URL or of the path of an SQLite file, with the tables of this release.

    A server keeps its connections for the next question; a command leaves nothing open behind it.

    Raises InputError when the text names none, and DatabaseError when it cannot be reached, is newer than this
    program, or does not exist and is not to be made.
    """
    url = database_url(text)
    is_file = url.drivername == "sqlite"
    name = url.database or "" if is_file else url.set(drivername="postgresql").render_as_string(hide_password=True)
    with _explained(name):
        if is_file:
            _prepare(Path(name), is_made=is_made)
        engine = _engine(url)
        migrate(engine, name)
        if keeps_connections:
            engine = _engine(url, **KEPT)
    if is_file:  # only now: a table that is made anew on the way would take its references along
        event.listen(engine, "connect", lambda connection, _record: _pragma(connection, "foreign_keys = ON"))
    return Database(name, engine)


def history_state(text: str) -> str:
    """Return how a history is known once it could be opened; DatabaseError says why it cannot be."""
    if text == NO_DATABASE:
        return text
    url = database_url(text)
    if url.drivername == "sqlite" and not Path(url.database or "").exists():
        folder = next(parent for parent in Path(url.database or "").absolute().parents if parent.exists())
        if not os.access(folder, os.W_OK):
            raise DatabaseError(f"Nothing can be written in {folder}, where the history would be made.")
        return f"{url.database} (made by the first audit)"
    return open_database(text).name


def database_url(text: str) -> URL:
    """Return what a user typed as a URL: of PostgreSQL, or of an SQLite file; InputError when it is neither."""
    hint = "Name a file such as audits/history.sqlite3, or a PostgreSQL URL such as postgresql://user@host/database."
    if text in {"", NO_DATABASE}:
        raise InputError("There is no history without a database.", hint=hint)
    if "://" not in text:
        return URL.create("sqlite", database=text)
    with suppress(ArgumentError):
        url = make_url(text)
        match url.drivername.partition("+")[0]:
            case "sqlite" if url.database and url.database != ":memory:":
                return url.set(drivername="sqlite")
            case "postgresql" | "postgres":
                return url.set(drivername="postgresql+psycopg")
    raise InputError(f"‘{text.partition('://')[0]}://…’ names no database of the history.", hint=hint)


def _prepare(file: Path, *, is_made: bool) -> None:
    if is_made:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DatabaseError(f"The folder of the history {file} cannot be made: {error}", hint=HINT) from error
    elif not file.is_file():
        raise DatabaseError(
            f"There is no history in {file}.",
            hint="Audit a site, record older audits with: auditor history add FOLDER, or name another --database.",
        )


def _engine(url: URL, **pool: Any) -> Engine:
    pool = pool or {"poolclass": NullPool}
    if url.drivername == "sqlite":
        engine = create_engine(url, connect_args={"timeout": WAIT_S, "isolation_level": None}, **pool)
        event.listen(engine, "connect", lambda connection, _record: _pragma(connection, "journal_mode = WAL"))
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        engine = create_engine(url, connect_args={"connect_timeout": CONNECT_S}, **pool)
    except ModuleNotFoundError as error:
        raise DatabaseError(
            "The driver for PostgreSQL is not installed.",
            hint="Run: pip install 'government-website-auditor[postgresql]'",
        ) from error
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _begin_sqlite(connection: Connection) -> None:
    """Take the place of the one writer at the beginning: who reads first and then writes could be refused."""
    is_writing = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITES):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})")


def _pragma(connection: Any, setting: str) -> None:
    connection.execute(f"PRAGMA {setting}").close()


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """Turn what a driver says into an error that tells what to do."""
    try:
        yield
    except SQLAlchemyError as error:
        said = str(error.orig) if isinstance(error, DBAPIError) else str(error)
        raise DatabaseError(
            f"The history {name} cannot be used: {' '.join(said.split())}",
            hint=HINT,
        ) from error
