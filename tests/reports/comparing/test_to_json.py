"""comparison.json follows its schema, tells everything, and is the same for the same comparison."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import jsonschema
from comparisons import HOSTILE, comparison_of

from reports.comparing import to_json as comparison_json
from reports.i18n import translator
from rules.comparing.comparison import Comparison
from rules.evaluate import Result
from rules.evidence import UnreachableReason
from rules.registry import by_id
from rules.scorecard import Scorecard

Judged = tuple[Scorecard, list[tuple[Result, ...]]]
VALIDATOR = jsonschema.Draft202012Validator(comparison_json.schema())


def document(comparison: Comparison) -> dict[str, object]:
    value: dict[str, object] = json.loads(comparison_json.render(comparison, by_id(), translator("en")))
    return value


def test_the_document_follows_the_published_schema(judged: Judged, unreachable: Callable[..., Scorecard]) -> None:
    comparison = comparison_of(judged[0])
    VALIDATOR.validate(document(comparison))
    VALIDATOR.validate(document(replace(comparison, newer=unreachable(UnreachableReason.DNS), changes=())))


def test_everything_is_told_in_both_languages_and_strangers_texts_are_unchanged(judged: Judged) -> None:
    text = comparison_json.render(comparison_of(judged[0]), by_id(), translator("hi"))
    value = json.loads(text)
    assert value["verdict"] == "regression"
    assert [change["state"] for change in value["changes"]].count("new") == 4
    assert value["changes"][0]["html"] == f'<a href="x">{HOSTILE}</a>'
    assert {"en", "hi"} == set(value["rules"]["image-alt"]["title"])
    assert value["changes"][1]["exception"]["expires"] == "2027-03-04"
    assert not set("\x00\x07\x1b\u202e\ufffe") & set(text)
    assert text == comparison_json.render(comparison_of(judged[0]), by_id(), translator("en"))


def test_the_schema_is_closed_and_refuses_what_is_no_comparison(judged: Judged) -> None:
    def objects(node: object) -> Iterator[dict[str, object]]:
        if isinstance(node, dict):
            yield from [node] if node.get("type") == "object" else []
            for value in node.values():
                yield from objects(value)
        elif isinstance(node, list):
            for value in node:
                yield from objects(value)

    jsonschema.Draft202012Validator.check_schema(comparison_json.schema())
    assert all(node.get("additionalProperties", True) is not True for node in objects(comparison_json.schema()))
    value = document(comparison_of(judged[0]))
    for spoilt in ({"verdict": "good"}, {"extra": 1}, {"changes": [{"state": "new"}]}):
        assert not VALIDATOR.is_valid({**value, **spoilt})
