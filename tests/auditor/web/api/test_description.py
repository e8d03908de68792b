"""Whatever is asked of the interface, it answers as its own description says."""

from copy import deepcopy

import pytest
import schemathesis
from programs import API, NAMES, SITE, Service, id_of
from schemathesis.config import GenerationConfig, ProjectConfig, ProjectsConfig
from schemathesis.config._checks import ChecksConfig, PositiveDataAcceptanceConfig
from starlette.types import Receive, Scope, Send

from auditor.web import streaming
from auditor.web.api.document import description

EXAMPLES = 10  # of every operation, beside those at the edges of what is described
ACCEPTED = ["200", "202", "204", "403", "404", "409", "422", "429"]  # no schema tells which domains are allowed
IDS = [*map(id_of, NAMES), id_of("unknown")]
KNOWN = {"audit_id": IDS, "with": IDS, "site": [SITE, "roads.gov.in", "water.gov.in", "example.com"]}
ADDRESSES = [SITE, "https://new.gov.in/", "https://www.example.com", "http://127.0.0.1:8000", "no address", "", "a\0b"]


def narrowed() -> schemathesis.BaseSchema:
    """Return the description with the audits of the service as the ids there are: each is then met in every way."""
    document = deepcopy(description())
    for operation in (one for methods in document["paths"].values() for one in methods.values()):
        for parameter in operation["parameters"]:
            if parameter["name"] in KNOWN:
                parameter["schema"] = {"type": "string", "enum": KNOWN[parameter["name"]]}
    document["components"]["schemas"]["Asked"]["properties"]["address"]["enum"] = ADDRESSES
    generation = GenerationConfig(max_examples=EXAMPLES, deterministic=True, no_shrink=True)
    checks = ChecksConfig(positive_data_acceptance=PositiveDataAcceptanceConfig(expected_statuses=ACCEPTED))
    project = ProjectConfig(base_url="http://localhost", generation=generation, checks=checks)
    config = schemathesis.Config(projects=ProjectsConfig(default=project))
    schema = schemathesis.openapi.from_dict(document, config=config)
    schema.app = answer
    return schema


async def answer(scope: Scope, receive: Receive, send: Send) -> None:
    """Hand a request to the service, which is made only once the tests begin; nothing there audits."""
    if scope["type"] == "http":
        await served[-1].app(scope, receive, send)


served: list[Service] = []
interface = narrowed()


@pytest.fixture
def asked(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "STREAM_S", 0.0)
    service.keep_comparison()
    served.append(service)


@interface.parametrize()
@pytest.mark.usefixtures("asked")
def test_everything_is_answered_as_described(case: schemathesis.Case) -> None:
    answered = case.call_and_validate()
    if case.meta and case.meta.generation.mode.is_positive and answered.status_code == 422:
        assert answered.json()["type"] != f"{API}/#invalid-request"
