"""scorecard.json follows its schema, comes in pieces, and is the same for the same audit."""

import json
from collections.abc import Callable, Iterator, Sequence

import jsonschema
from one_by_one import one_by_one

from reports import to_json
from rules.evaluate import Result
from rules.evidence import UnreachableReason
from rules.registry import by_id
from rules.scorecard import Scorecard

Judged = tuple[Scorecard, list[tuple[Result, ...]]]


def test_the_document_follows_the_published_schema(judged: Judged, unreachable: Callable[..., Scorecard]) -> None:
    validator = jsonschema.Draft202012Validator(to_json.schema())
    scorecard, results = judged
    document = json.loads("".join(to_json.render(scorecard, results, by_id())))
    validator.validate(document)
    assert len(document["results"]) == sum(map(len, results))
    validator.validate(json.loads("".join(to_json.render(unreachable(UnreachableReason.DNS), [], by_id()))))


def test_the_document_is_written_in_pieces_as_results_come(judged: Judged) -> None:
    scorecard, results = judged
    taken: list[Sequence[Result]] = []
    pieces = to_json.render(scorecard, one_by_one(results, taken), by_id())
    next(pieces)
    assert not taken
    next(pieces)
    assert len(taken) == 1


def test_every_failed_result_has_selectors_html_and_a_stable_fingerprint(judged: Judged) -> None:
    scorecard, results = judged
    first = json.loads("".join(to_json.render(scorecard, results, by_id())))
    again = json.loads("".join(to_json.render(scorecard, results, by_id())))
    assert first == again
    [row] = [
        o
        for result in first["results"]
        if result["rule"] == "expired-notices" and result["page_url"].endswith("/1")
        for finding in result["findings"]
        for o in finding["occurrences"]
    ]
    assert row["selector"].endswith("tr:nth-of-type(2)")
    assert row["html"].startswith("<tr>")


def test_a_group_tells_the_steps_of_its_fix_with_their_selectors(judged: Judged) -> None:
    scorecard, results = judged
    document = json.loads("".join(to_json.render(scorecard, results, by_id())))
    groups = {suggestion["rule"]: suggestion["groups"][0] for suggestion in document["suggestions"]}
    removed = groups["expired-notices"]
    assert removed["fix"] == [
        {
            "operation": "remove element",
            "selector": removed["selector"],
            "name": "",
            "value": {"en": "", "hi": ""},
        }
    ]
    assert all(step["selector"] for group in groups.values() for step in group["fix"])


def test_no_object_of_the_schema_is_left_open() -> None:
    def walk(node: object) -> Iterator[dict[str, object]]:
        if isinstance(node, dict):
            yield node
            for value in node.values():
                yield from walk(value)
        elif isinstance(node, list):
            for value in node:
                yield from walk(value)

    jsonschema.Draft202012Validator.check_schema(to_json.schema())
    for node in walk(to_json.schema()):
        if node.get("type") == "object":
            assert node.get("additionalProperties", True) is not True, node
        if node.get("type") == "array":
            assert "items" in node, node


def test_the_schema_refuses_what_is_not_a_scorecard(judged: Judged) -> None:
    document = json.loads("".join(to_json.render(*judged, by_id())))
    validator = jsonschema.Draft202012Validator(to_json.schema())
    for spoilt in ({"grade": "F"}, {"score": 101}, {"extra": 1}, {"results": [{"rule": "zoom"}]}):
        assert not validator.is_valid({**document, **spoilt})


def test_both_languages_stand_side_by_side_and_strangers_texts_are_unchanged(judged: Judged) -> None:
    text = "".join(to_json.render(*judged, by_id()))
    document = json.loads(text)
    assert {"en", "hi"} == set(document["rules"]["zoom"]["title"])
    assert "<script>alert(1)</script>" in document["site_name"]
    assert "\u202e" in document["site_name"]
    assert not {"\u202e", "\x1b", "\x07", "\x9b"} & set(text)
