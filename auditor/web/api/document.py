"""The description of the interface: OpenAPI for programs, and a page made from it for those who write them."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from fastapi import APIRouter, Request
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema
from starlette.responses import JSONResponse, RedirectResponse, Response

from auditor.config import AUDITOR_VERSION
from auditor.web.api.kinds import EXPLANATIONS
from auditor.web.api.models import Event
from auditor.web.api.operations import router as operations
from auditor.web.api.problems import PREFIX, Problem
from auditor.web.rendering import page
from reports import to_json
from reports.comparing import to_json as comparison_to_json

REFERENCE = "#/components/schemas/{model}"
ABOUT = (
    "Programs get here what visitors get from the pages of this service. They ask for the audit of a website, watch "
    "it, and get its scorecard, its evidence and what changed.\n\n"
    "No account and no cookie is needed. What may be asked for is limited as on the pages. "
    "Every error is a problem document (RFC 9457)."
)

router = APIRouter(include_in_schema=False)


@cache
def description() -> dict[str, Any]:
    """Return the OpenAPI document."""
    document = get_openapi(
        title="Government website auditor",
        version=AUDITOR_VERSION,
        description=ABOUT,
        routes=operations.routes,
    )
    _, ours = models_json_schema([(Problem, "serialization"), (Event, "serialization")], ref_template=REFERENCE)
    document["components"]["schemas"] |= {
        **ours["$defs"],
        "Scorecard": _placed("Scorecard", to_json.schema()),
        "Comparison": _placed("Comparison", comparison_to_json.schema()),
    }
    return document


def _fields_of(operation: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the fields of the body that an operation takes."""
    if "requestBody" not in operation:
        return {}
    [content] = operation["requestBody"]["content"].values()
    model = content["schema"]["$ref"].rpartition("/")[2]
    fields: Mapping[str, Any] = description()["components"]["schemas"][model]["properties"]
    return fields


def _placed(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Return a JSON Schema as a part of the document."""
    inside = REFERENCE.format(model=name)
    text = json.dumps({key: value for key, value in schema.items() if key != "$schema"})
    placed: dict[str, Any] = json.loads(text.replace('"#/$defs/', f'"{inside}/$defs/'))
    return placed


@router.get(f"{PREFIX}/openapi.json")
def openapi() -> Response:
    """Give the OpenAPI document."""
    return JSONResponse(description(), headers={"Cache-Control": "public, max-age=3600"})


@router.get(f"{PREFIX}/")
def interface(request: Request) -> Response:
    """Explain the interface to people who write programs."""
    return page(
        request,
        "api.html",
        document=description(),
        fields_of=_fields_of,
        problems=EXPLANATIONS,
        prefix=PREFIX,
    )


@router.get("/api")
@router.get("/api/")
@router.get(PREFIX)
def shorter() -> Response:
    """Lead to the page that explains the interface."""
    return RedirectResponse(f"{PREFIX}/", 308)
