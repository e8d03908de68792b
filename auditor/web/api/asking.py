"""What the operations of the interface have in common: which audit is meant, and in which language it is told."""

from typing import Annotated

from fastapi import Depends, Header, Path, Request, Response

from auditor.history.database import Database
from auditor.web import queue
from auditor.web.api.kinds import Kind
from auditor.web.api.models import ID_EXAMPLE, ID_PATTERN
from auditor.web.api.problems import ProblemError
from auditor.web.error_pages import REMOVED
from auditor.web.jobs import Job, JobState
from auditor.web.reader import language_asked
from auditor.web.retention import removed
from auditor.web.service import database_of
from reports.i18n import Translator, translator
from rules.finding import counted

NOT_FOUND = (Kind.UNKNOWN_AUDIT, Kind.REMOVED, Kind.INVALID_REQUEST)
AuditId = Annotated[str, Path(pattern=ID_PATTERN, description="Id of the audit.", examples=[ID_EXAMPLE])]


def found(request: Request, audit_id: AuditId) -> Job:
    """Return the job of an id."""
    return known(database_of(request), audit_id)


def known(database: Database, job_id: str) -> Job:
    """Return the job of an id; ProblemError when there is none any more."""
    job = queue.job(database, job_id)
    if job is None:
        gone = removed(database, job_id)
        raise (
            ProblemError(Kind.REMOVED, counted(*REMOVED, gone.kept_days)) if gone else ProblemError(Kind.UNKNOWN_AUDIT)
        )
    return job


Found = Annotated[Job, Depends(found)]


def finished(job: Found) -> Job:
    """Return the job of an id, if it left a result; ProblemError when it did not."""
    if not job.is_over:
        raise ProblemError(Kind.NOT_FINISHED)
    if job.state is not JobState.DONE:
        raise ProblemError(Kind.NO_SUCH_RESULT)
    return job


Finished = Annotated[Job, Depends(finished)]


def said_in(
    request: Request,
    response: Response,
    _language: Annotated[
        str, Header(alias="Accept-Language", description="In which language texts are answered: hi or en.")
    ] = "",
) -> Translator:
    """Return the language that is asked for, and say so in the answer."""
    say = translator(language_asked(request))
    response.headers["Content-Language"] = say.language
    response.headers["Vary"] = "Accept-Language"
    return say


Say = Annotated[Translator, Depends(said_in)]


def is_json(request: Request) -> None:
    """Refuse what is not called JSON.

    No other website can make a browser send that without asking this service first (CORS), which never agrees: so no
    token against forged forms is needed. Nothing here reads a cookie either.
    """
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise ProblemError(Kind.NOT_JSON)
