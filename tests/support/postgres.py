"""A PostgreSQL server of Debian's package for tests: no port, no root, no trace left behind."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

NOT_INSTALLED = "PostgreSQL is not installed"
_NUMBERS = count(1)


def programs() -> Path | None:
    """Return the folder of the newest server's programs; None where there is none."""
    found = [file.parent for file in Path("/usr/lib/postgresql").glob("*/bin/postgres")]
    return max(found, key=lambda folder: int(folder.parent.name), default=None)


@contextmanager
def server(folder_of_programs: Path) -> Iterator[str]:
    """Run a server that is reached by a socket in a folder of its own, which is given."""
    # /tmp, because the name of a socket holds at most 107 characters
    folder = Path(tempfile.mkdtemp(prefix="auditor-pg-", dir="/tmp"))
    user = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    if user:
        shutil.chown(folder, "postgres", "postgres")

    def run(program: str, *options: str) -> None:
        command = [folder_of_programs / program, "--pgdata", folder / "data", *options]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, **user)

    settings = {"listen_addresses": "''", "unix_socket_directories": folder, "fsync": "off", "full_page_writes": "off"}
    try:
        run("initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        given = " ".join(f"-c {name}={value}" for name, value in settings.items())
        run("pg_ctl", "start", "--wait", "--log", str(folder / "log"), "--options", given)
        try:
            yield str(folder)
        finally:
            run("pg_ctl", "stop", "--wait", "--mode=immediate")
    finally:
        shutil.rmtree(folder)


def new_database(socket_folder: str) -> str:
    """Return the URL of an empty database of its own."""
    import psycopg  # only where there is a server

    name = f"history_{next(_NUMBERS)}"
    with psycopg.connect(host=socket_folder, user="postgres", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
    return f"postgresql://postgres@/{name}?host={socket_folder}"
