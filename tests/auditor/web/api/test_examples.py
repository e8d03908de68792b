"""The examples of docs/api.md: each command line is one that the service answers."""

import json
import re
import shlex
from pathlib import Path
from string import Template
from typing import Any

import httpx
import pytest
from offices import OFFICE
from programs import Service, id_of
from pydantic import BaseModel

from auditor.web.api import models, result_models
from auditor.web.api.document import description
from auditor.web.api.kinds import EXPLANATIONS, Kind

TEXT = (Path(__file__).parents[4] / "docs" / "api.md").read_text(encoding="utf-8")
LINES = [
    line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines() if "curl" in line
]
WITHOUT_VALUE = ("--no-buffer",)


def as_request(line: str) -> dict[str, Any]:
    """Return what curl would send."""
    words = iter(shlex.split(line)[1:])
    asked: dict[str, Any] = {"method": "GET", "headers": {}}
    for word in words:
        match word:
            case "--json":
                asked |= {"method": "POST", "json": json.loads(next(words))}
            case "-H":
                name, _, value = next(words).partition(": ")
                asked["headers"][name] = value
            case "--output":
                next(words)
            case word if word.startswith("http"):
                asked["url"] = word
            case _:
                assert word in WITHOUT_VALUE
    return asked


async def test_every_command_line_is_answered(program: httpx.AsyncClient, service: Service) -> None:
    begun = (await program.post("/api/v1/audits", json={"address": "https://stopped.gov.in"})).json()
    service.keep_comparison()
    values = {"SERVICE": OFFICE, "ID": id_of("newer"), "OTHER": id_of("older"), "TOKEN": begun["cancel_token"]}
    asked = set()
    for line in LINES:
        ids = {"ID": begun["id"]} if "$TOKEN" in line else {}
        request = as_request(Template(line).substitute(values | ids))
        asked.add((request["method"], re.sub(r"[\w-]{22}", "{audit_id}", httpx.URL(request["url"]).path)))
        answer = await program.request(**request)
        assert answer.status_code == (202 if "language" in line else 200), line
    assert len(asked) >= len(description()["paths"])


def test_the_description_is_complete() -> None:
    document = description()
    operations = [one for methods in document["paths"].values() for one in methods.values()]
    assert len({one["operationId"] for one in operations}) == len(operations)
    for operation in operations:
        assert operation["description"]
        assert operation["summary"]
        assert all(parameter["description"] for parameter in operation["parameters"])
        for status, answer in operation["responses"].items():
            assert answer["description"]
            content = answer.get("content", {})
            assert bool(content) is (status not in {"204", "304"})
            if int(status) >= 400 and status != "421":
                [problem] = content.values()
                assert list(content) == ["application/problem+json"]
                assert problem["examples"]


@pytest.mark.parametrize(
    "model", [models.Audit, models.Begun, result_models.Evidence, result_models.Files, result_models.History]
)
def test_examples_are_what_the_service_answers(model: type[BaseModel]) -> None:
    [example] = model.model_json_schema()["examples"]
    assert model.model_validate(example).model_dump(mode="json") == example


def test_every_kind_of_problem_is_explained() -> None:
    assert set(EXPLANATIONS) == set(Kind)


def test_the_problem_that_is_shown_is_one_of_the_service() -> None:
    [shown] = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)]
    explanation = EXPLANATIONS[Kind(shown["type"].partition("#")[2])]
    assert (shown["status"], shown["title"], shown["hint"]) == (explanation.status, explanation.title, explanation.hint)
