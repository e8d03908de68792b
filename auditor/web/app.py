"""The service as one application: its pages, its protection around them, and the audits beside them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from auditor.config import AUDITOR_VERSION
from auditor.history.database import Database
from auditor.web import error_pages, explaining, finding_pages, ops, pages, well_known
from auditor.web.api import document, operations, problems
from auditor.web.body_limit import BodyLimit
from auditor.web.measuring import Measuring
from auditor.web.protection import Protection
from auditor.web.runner import running
from auditor.web.settings import ServeSettings
from auditor.web.team import area, departments_form
from auditor.web.team.reviews import writing_reviews

YEAR_S = 31_536_000
MOST_BODY_BYTES = 64 * 1024  # of what is sent here, where a route does not allow more


class Kept(StaticFiles):
    """Files that browsers keep: their address changes with their content."""

    def file_response(self, *args: object, **others: object) -> Response:
        """Return a file, to be kept for a year."""
        response = super().file_response(*args, **others)  # type: ignore[arg-type]
        response.headers["Cache-Control"] = f"public, max-age={YEAR_S}, immutable"
        return response


def create_app(settings: ServeSettings, database: Database) -> FastAPI:
    """Return the application of a server."""

    @asynccontextmanager
    async def auditing(app: FastAPI) -> AsyncIterator[None]:
        async with running(settings, database) as runner, writing_reviews(settings, database):
            app.state.runner = runner
            yield

    app = FastAPI(
        title="Government website auditor",
        version=AUDITOR_VERSION,
        openapi_url=None,  # the interface for programs has a document of its own
        lifespan=auditing,
        redirect_slashes=False,
        max_body_size=MOST_BODY_BYTES,
    )
    app.state.settings, app.state.database, app.state.ending = settings, database, asyncio.Event()
    app.include_router(ops.router)
    app.include_router(well_known.router)
    app.include_router(explaining.router)
    app.include_router(finding_pages.router)  # before pages of any name
    app.include_router(pages.router)
    app.include_router(area.router)
    app.include_router(operations.router)
    app.include_router(document.router)
    app.mount("/static", Kept(directory=str(files("auditor.web") / "static")), name="static")
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _refused)
    app.add_exception_handler(Exception, _broken)
    app.add_middleware(BodyLimit, most_bytes=_most_bytes, refused=_refused)
    app.add_middleware(Protection, settings=settings)
    app.add_middleware(Measuring, service=app)
    return app


def _most_bytes(request: Request) -> int:
    """Return what no route of the kind takes more of."""
    return MOST_BODY_BYTES if problems.is_for_programs(request) else departments_form.MOST_BODY_BYTES


def _refused(request: Request, error: Exception) -> Response:
    is_program = problems.is_for_programs(request)
    return problems.refused(request, error) if is_program else error_pages.refused(request, error)


def _broken(request: Request, error: Exception) -> Response:  # noqa: ARG001, it is in the log line of the request
    is_program = problems.is_for_programs(request)
    return problems.broken(request) if is_program else error_pages.broken(request)
