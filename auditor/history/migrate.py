"""Bringing the tables of a database to this release, also when two programs open it at once."""

from functools import cache
from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from auditor.errors import DatabaseError


def migrate(engine: Engine, name: str, revision: str = "head") -> None:
    """Upgrade to a revision within one transaction; DatabaseError when the database is of a newer release."""
    scripts = _scripts()
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current == scripts.get_current_head():
        return
    if current not in {None, *(script.revision for script in scripts.walk_revisions())}:
        raise DatabaseError(
            f"The history {name} was written by a newer auditor (revision {current}).", hint="Update this auditor."
        )
    config = _config()
    with engine.execution_options(is_writing=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(files("auditor.history") / "migrations").replace("%", "%%"))
    return config
