"""The result of an audit: its scorecard for programs, and the files that people read."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response

from auditor.web import results
from auditor.web.api.asking import NOT_FOUND, Finished, Say
from auditor.web.api.kinds import Kind
from auditor.web.api.problems import PREFIX, ProblemError, responses
from auditor.web.api.result_models import Files, ResultFile
from auditor.web.jobs import Job
from auditor.web.results import FILES, answer_with, files_of, folder_of
from auditor.web.service import settings_of

SCORECARD = FILES["scorecard.json"]
ETAG = {"ETag": {"description": "For If-None-Match.", "schema": {"type": "string"}}}
KEPT: dict[int | str, dict[str, Any]] = {304: {"description": "Who asks has it already.", "headers": ETAG}}
LEFT_NONE = (*NOT_FOUND, Kind.NOT_FINISHED, Kind.NO_SUCH_RESULT)
REFUSED = responses(*LEFT_NONE)

router = APIRouter(tags=["results"])


@router.get(
    "/audits/{audit_id}/scorecard",
    response_class=Response,
    responses={
        200: {
            "description": "The scorecard, every text of it in both languages.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Scorecard"}}},
            "headers": ETAG,
        },
        **KEPT,
        **REFUSED,
    },
)
def read_scorecard(request: Request, job: Finished) -> Response:
    """Give the scorecard: scores, suggestions, and what every rule says of every page."""
    return sent(request, job, SCORECARD)


@router.get("/audits/{audit_id}/files", responses=REFUSED)
def list_files(request: Request, job: Finished, say: Say) -> Files:
    """List the files that people read: scorecard, sheets, letter, tables."""
    folder = folder_of(settings_of(request), job)
    return Files(
        files=[
            ResultFile(
                name=file.name,
                title=say.text(file.title),
                media_type=file.media_type,
                size_bytes=(folder / file.name).stat().st_size,
                address=f"{PREFIX}/audits/{job.id}/files/{file.name}",
            )
            for file in files_of(settings_of(request), job)
        ]
    )


@router.get(
    "/audits/{audit_id}/files/{name}",
    response_class=Response,
    responses={
        200: {
            "description": "The file.",
            "content": {file.media_type.partition(";")[0]: {} for file in FILES.values()},
            "headers": ETAG,
        },
        **KEPT,
        **REFUSED,
    },
)
def read_file(
    request: Request,
    job: Finished,
    name: Annotated[str, Path(description="As the list names it.", json_schema_extra={"enum": list(FILES)})],
) -> Response:
    """Give a file of the list."""
    file = FILES.get(name)
    if file is None:
        raise ProblemError(Kind.NO_SUCH_RESULT)
    return sent(request, job, file)


def sent(request: Request, job: Job, file: results.ResultFile, folder: str = "") -> Response:
    """Return a file of a job as an answer, always the whole of it.

    A server may do so when a part is asked for (RFC 9110 §14.2), and the library would answer a wrong range in plain
    words instead of a problem document.
    """
    path = folder_of(settings_of(request), job) / folder / file.name
    if not path.is_file():
        raise ProblemError(Kind.NO_SUCH_RESULT)
    request.scope["headers"] = [(name, value) for name, value in request.scope["headers"] if name != b"range"]
    answer = answer_with(request, path, file)
    answer.headers["Accept-Ranges"] = "none"
    return answer
