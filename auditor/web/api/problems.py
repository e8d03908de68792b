"""What a program is told when it is refused something: a problem document (RFC 9457), in Hindi or English."""

from collections.abc import Mapping
from typing import Any

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from auditor.web.api.kinds import EXPLANATIONS, Kind
from auditor.web.protection import headers_of
from auditor.web.reader import language_asked
from auditor.web.service import settings_of
from reports.i18n import Translator, translator
from rules.finding import Message, message

ROOT = "/api/"
PREFIX = f"{ROOT}v1"
MEDIA_TYPE = "application/problem+json"


_OF_STATUS: Mapping[int, Kind] = {
    400: Kind.UNREADABLE_BODY,
    404: Kind.NO_SUCH_ADDRESS,
    405: Kind.WRONG_METHOD,
    413: Kind.TOO_LARGE,
}


class Wrong(BaseModel):
    """One part of a request that is not as it is described."""

    where: str = Field(description="Where it stands, such as body.address.", examples=["body.address"])
    what: str = Field(description="What is wrong with it, in English.", examples=["Field required"])


class Problem(BaseModel):
    """Why a request was refused (RFC 9457)."""

    type: str = Field(description="What is wrong, for programs: an address that explains it.")
    title: str = Field(description="The same for people, in the language asked for.")
    status: int = Field(description="Status of the answer.")
    detail: str = Field(description="What is wrong this time.")
    hint: str = Field(description="What to do next.")
    errors: list[Wrong] | None = Field(
        default=None, description="Every part that is wrong, where the request is invalid."
    )


class ProblemError(HTTPException):
    """Refuses a request; `said` takes the place of the explanation."""

    def __init__(self, kind: Kind, said: Message | None = None, retry_after_s: int | None = None) -> None:
        headers = None if retry_after_s is None else {"Retry-After": str(retry_after_s)}
        super().__init__(EXPLANATIONS[kind].status, headers=headers)
        self.kind = kind
        self.said = said


def is_for_programs(request: Request) -> bool:
    """Return whether a problem document answers what goes wrong."""
    return request.url.path.startswith(ROOT)


def told(kind: Kind, say: Translator, said: Message | None = None) -> Problem:
    """Return the document of a problem."""
    explanation = EXPLANATIONS[kind]
    return Problem(
        type=f"{PREFIX}/#{kind}",
        title=say.text(explanation.title),
        status=explanation.status,
        detail=say.message(said or message(explanation.detail)),
        hint=say.text(explanation.hint),
        errors=None,
    )


def refused(request: Request, error: Exception) -> Response:
    """Return the answer to a request that was refused."""
    say = translator(language_asked(request))
    headers = error.headers if isinstance(error, HTTPException) else None
    match error:
        case ProblemError():
            return _answer(told(error.kind, say, error.said), say, headers)
        case RequestValidationError():
            wrong = [Wrong(where=".".join(map(str, one["loc"])), what=str(one["msg"])) for one in error.errors()]
            return _answer(told(Kind.INVALID_REQUEST, say).model_copy(update={"errors": wrong}), say, headers)
        case HTTPException():
            return _answer(told(_OF_STATUS.get(error.status_code, Kind.BROKEN), say), say, headers)
    raise error


def broken(request: Request) -> Response:
    """Return the answer when something broke; it comes from outside of the protection, so it brings its headers."""
    say = translator(language_asked(request))
    return _answer(told(Kind.BROKEN, say), say, headers_of(settings_of(request)))


def _answer(problem: Problem, say: Translator, headers: Mapping[str, str] | None) -> Response:
    return JSONResponse(
        problem.model_dump(exclude_none=True),
        problem.status,
        headers={"Content-Language": say.language, "Vary": "Accept-Language", **(headers or {})},
        media_type=MEDIA_TYPE,
    )


def responses(*kinds: Kind) -> dict[int | str, dict[str, Any]]:
    """Return how the description of the interface names kinds of problems, by status."""
    say, found = translator("en"), dict[int | str, dict[str, Any]]()
    for kind in kinds:
        problem = told(kind, say)
        one = found.setdefault(
            problem.status,
            {
                "description": problem.title,
                "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "examples": {}}},
            },
        )
        one["content"][MEDIA_TYPE]["examples"][kind.value] = {"value": problem.model_dump(exclude_none=True)}
        if problem.status == 429:
            one["headers"] = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}
    return found
