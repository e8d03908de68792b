"""EARL 1.0 as RDF reads it: an assertion a rule and page, tests as parts of WCAG, and no network."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
import rdflib
from comparisons import HOME, comparison_of
from one_by_one import one_by_one
from rdflib import RDF, URIRef
from rdflib.namespace import DCTERMS

from reports import to_earl
from reports.comparing import to_earl as comparison_earl
from reports.i18n import LANGUAGES, translator
from rules.evaluate import Result
from rules.evidence import UnreachableReason
from rules.finding import Outcome
from rules.registry import by_id
from rules.scorecard import Scorecard

EARL = rdflib.Namespace("http://www.w3.org/ns/earl#")
Judged = tuple[Scorecard, list[tuple[Result, ...]]]


def graph(text: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=text, format="json-ld")


def outcomes(found: rdflib.Graph) -> dict[tuple[str, str], str]:
    return {
        (str(found.value(one, EARL.subject)), str(found.value(one, EARL.test)).rpartition(":")[2]): str(
            found.value(found.value(one, EARL.result), EARL.outcome)
        ).removeprefix(str(EARL))
        for one in found.subjects(RDF.type, EARL.Assertion)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_result_of_an_audit_is_a_whole_assertion(judged: Judged, language: str) -> None:
    scorecard, results = judged
    found = graph("".join(to_earl.render(scorecard, results, by_id(), translator(language))))
    expected = {
        (result.page_url or f"{scorecard.home_url}#website", result.rule): str(result.outcome)
        for page in results
        for result in page
    }
    assert outcomes(found) == expected
    assert set(expected.values()) == {str(outcome) for outcome in Outcome}
    for one in found.subjects(RDF.type, EARL.Assertion):
        assert len(list(found.objects(one, EARL.assertedBy))) == 1
        assert found.value(one, EARL.mode) == EARL.automatic
        assert (found.value(one, EARL.subject), RDF.type, EARL.TestSubject) in found
        assert (found.value(one, EARL.test), RDF.type, EARL.TestCase) in found
        assert (found.value(one, EARL.result), RDF.type, EARL.TestResult) in found
    [assertor] = found.subjects(RDF.type, EARL.Assertor)
    assert (assertor, RDF.type, EARL.Software) in found


def test_a_test_is_part_of_its_success_criteria_and_refers_to_the_other_clauses(judged: Judged) -> None:
    scorecard, results = judged
    found = graph("".join(to_earl.render(scorecard, results, by_id(), translator("en"))))
    test = URIRef("urn:website-auditor:rule:image-alt")
    assert set(found.objects(test, DCTERMS.isPartOf)) == {URIRef("http://www.w3.org/TR/WCAG22/#non-text-content")}
    assert set(found.objects(test, DCTERMS.references)) == {
        URIRef(reference.url) for reference in by_id()["image-alt"].references if reference.standard != "WCAG 2.2"
    }


def test_texts_carry_their_language_and_selectors_none(judged: Judged) -> None:
    scorecard, results = judged
    found = graph("".join(to_earl.render(scorecard, results, by_id(), translator("hi"))))
    titles = set(found.objects(URIRef("urn:website-auditor:rule:image-alt"), DCTERMS.title))
    assert titles == {rdflib.Literal(translator("hi").text(by_id()["image-alt"].title), lang="hi")}
    selectors = list(found.objects(None, URIRef("http://www.w3.org/2009/pointers#expression")))
    assert selectors
    assert not [selector for selector in selectors if selector.language]  # type: ignore[attr-defined]


def test_the_assertions_come_as_the_results_are_read(judged: Judged) -> None:
    scorecard, results = judged
    taken: list[Sequence[Result]] = []
    pieces = to_earl.render(scorecard, one_by_one(results, taken), by_id(), translator("en"))
    next(pieces)
    assert not taken
    next(pieces)
    assert len(taken) == 1


def test_a_site_out_of_reach_has_no_assertion(unreachable: Callable[..., Scorecard]) -> None:
    found = graph("".join(to_earl.render(unreachable(UnreachableReason.DNS), [], by_id(), translator("en"))))
    assert not list(found.subjects(RDF.type, EARL.Assertion))


def test_a_comparison_asserts_how_changed_rules_come_out_now(judged: Judged) -> None:
    comparison = comparison_of(judged[0])
    pages = [replace(judged[0].pages[0], url=f"{HOME}page/{n}", outcomes={"image-alt": Outcome.PASSED}) for n in (1, 5)]
    comparison = replace(comparison, newer=replace(comparison.newer, pages=tuple(pages)))
    found = graph(comparison_earl.render(comparison, by_id(), translator("en")))
    told = outcomes(found)
    assert told[f"{HOME}page/5", "image-alt"] == "passed"
    assert told[f"{HOME}page/8", "image-alt"] == "untested", "the newer audit did not see this page"
    assert (f"{HOME}#website", "sitemap-lastmod") in told
    descriptions = [str(text) for text in found.objects(None, DCTERMS.description)]
    assert any(text.startswith("Mended: ") for text in descriptions)
