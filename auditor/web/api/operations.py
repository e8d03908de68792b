"""All operations of the interface for programs."""

from fastapi import APIRouter

from auditor.web.api import audits, comparisons, events, evidence, results, sites
from auditor.web.api.kinds import Kind
from auditor.web.api.problems import PREFIX, responses

FOREIGN = {"description": "The service is not known by this name.", "content": {"text/plain": {}}}

router = APIRouter(
    prefix=PREFIX,
    generate_unique_id_function=lambda route: route.name,
    responses={421: FOREIGN, **responses(Kind.TOO_LARGE, Kind.BROKEN)},
)
for part in (audits, events, results, comparisons, evidence, sites):
    router.include_router(part.router)
