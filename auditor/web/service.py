"""What every answer of the service may need: its settings, its database, its end, and who asks."""

import asyncio
from datetime import datetime

from starlette.requests import Request

from auditor.history.database import Database
from auditor.web.settings import ServeSettings, asker_of


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


def host_of(request: Request) -> str:
    """Return the address a request came from, "" where nobody knows."""
    return request.client.host if request.client else ""


def asker(request: Request, now: datetime) -> str:
    """Return what whoever sent a request is known by for the limits of a day."""
    return asker_of(settings_of(request).data, host_of(request), now)
