"""What tells those who run the service how it is: alive, ready for work, and in figures."""

import ipaddress
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from fastapi import APIRouter, Depends, HTTPException, Request
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from sqlalchemy import select
from starlette.responses import JSONResponse, Response

from auditor.batch.disk import check_room
from auditor.errors import AuditorError
from auditor.web.claims import STALE_S
from auditor.web.figures import figures
from auditor.web.service import database_of, host_of, settings_of
from auditor.web.tables import ServerRow

NOT_READY = 503
OK = "ok"
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


class NotReadyError(AuditorError):
    """Something that audits need is missing."""


def from_nearby(request: Request) -> None:
    """Refuse with 404 whoever does not come straight from this machine or its private network.

    Figures tell strangers when to strike. A web server before this one makes everybody look near, and may not have been
    named with --proxy-header: what it has passed on is refused whoever sent it.
    """
    if not _is_private(host_of(request)) or any(name in request.headers for name in FORWARDED):
        raise HTTPException(404)


def _is_private(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_private


router = APIRouter(include_in_schema=False)
nearby = APIRouter(dependencies=[Depends(from_nearby)])


@router.get("/healthz")
async def alive() -> Response:
    """Say that the server answers; nothing else is asked, so that a database that is away restarts no server."""
    return JSONResponse({"status": OK})


@nearby.get("/readyz")
def ready(request: Request) -> Response:
    """Say of everything that audits need whether it is there, 503 where something is not."""
    told = {name: _told(check, request) for name, check in CHECKS.items()}
    is_ready = set(told.values()) == {OK}
    return JSONResponse({"status": OK if is_ready else "not ready", **told}, 200 if is_ready else NOT_READY)


@nearby.get("/metrics")
def metrics(request: Request) -> Response:
    """Give the figures in the text format of Prometheus."""
    told = figures(database_of(request), getattr(request.app.state, "runner", None))
    return Response(told, media_type=CONTENT_TYPE_PLAIN_0_0_4)


router.include_router(nearby)


def _database(request: Request) -> None:
    with database_of(request).reading() as session:
        session.execute(select(1))


def _data(request: Request) -> None:
    with tempfile.TemporaryFile(dir=settings_of(request).data) as probe:
        probe.write(b"ready")


def _disk(request: Request) -> None:
    check_room(settings_of(request).data)


def _runner(request: Request) -> None:
    runner = getattr(request.app.state, "runner", None)
    if runner is None:
        raise NotReadyError("It was not started.")
    with database_of(request).reading() as session:
        row = session.get(ServerRow, runner.name)
        if row is None or row.alive_at < datetime.now(UTC) - timedelta(seconds=STALE_S):
            raise NotReadyError("It has told nothing lately.")


CHECKS: Mapping[str, Callable[[Request], None]] = {
    "database": _database,
    "data": _data,
    "disk": _disk,
    "runner": _runner,
}


def _told(check: Callable[[Request], None], request: Request) -> str:
    try:
        check(request)
    except (AuditorError, OSError) as error:
        return str(error)
    return OK
