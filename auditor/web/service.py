"""What every answer of the service may need: the settings it was started with, its database, and its end."""

import asyncio

from starlette.requests import Request

from auditor.history.database import Database
from auditor.web.settings import ServeSettings


def settings_of(request: Request) -> ServeSettings:
    """Return the settings of the service."""
    settings: ServeSettings = request.app.state.settings
    return settings


def database_of(request: Request) -> Database:
    """Return the database of the service."""
    database: Database = request.app.state.database
    return database


def ending_of(request: Request) -> asyncio.Event:
    """Return what is set once the server was told to end."""
    ending: asyncio.Event = request.app.state.ending
    return ending
