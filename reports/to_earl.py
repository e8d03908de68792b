"""W3C EARL 1.0 as JSON-LD: an assertion a rule and page, in the shape of the W3C's ACT implementation reports.

The context stands in the document, so that a reader needs no network.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from reports.escape import visible_in_json
from reports.i18n import Translator
from rules.comparing.comparison import Rules
from rules.evaluate import Result
from rules.rule import Rule, SiteRule
from rules.scorecard import Scorecard

CONTEXT: Mapping[str, Any] = {
    "@vocab": "http://www.w3.org/ns/earl#",
    "earl": "http://www.w3.org/ns/earl#",
    "WCAG2": "http://www.w3.org/TR/WCAG22/#",  # spelt with http, as in the W3C's own context
    "dct": "http://purl.org/dc/terms/",
    "doap": "http://usefulinc.com/ns/doap#",
    "ptr": "http://www.w3.org/2009/pointers#",
    "sch": "https://schema.org/",
    "date": {"@id": "dct:date", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"},
    "description": "dct:description",
    "expression": {"@id": "ptr:expression", "@language": None},
    "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"},
    "references": {"@id": "dct:references", "@type": "@id"},
    "source": {"@id": "dct:source", "@language": None},
    "title": "dct:title",
    "assertions": {"@reverse": "earl:subject"},
    "assertedBy": {"@type": "@id"},
    "mode": {"@type": "@id"},
    "outcome": {"@type": "@id"},
}
ASSERTOR = "urn:website-auditor:auditor"
MOST_POINTERS = 50  # of one assertion
_WCAG = "https://www.w3.org/TR/WCAG22/#"
_IRI_SIGNS = "/%!$&'()*+,;=@~:?#[]"


def render(scorecard: Scorecard, results: Iterable[Sequence[Result]], rules: Rules, say: Translator) -> Iterator[str]:
    """Yield the pieces of the document as the results come, one page at a time."""
    subjects = (
        subject_of(url, [_asserted(result, rules, say) for result in alike], scorecard.home_url)
        for page in results
        for url, alike in _by_page(page).items()
    )
    return document(scorecard, subjects, say)


def document(scorecard: Scorecard, subjects: Iterator[dict[str, Any]], say: Translator) -> Iterator[str]:
    """Yield the pieces of a document: who asserts, then a subject at a time."""
    assertor = {
        "@id": ASSERTOR,
        "@type": ["Assertor", "Software", "doap:Project"],
        "doap:name": "Government Website Auditor",
        "doap:release": {"doap:revision": scorecard.versions.get("auditor", "0")},
    }
    website = subject_of("", [], scorecard.home_url) | {"date": scorecard.observed_at.isoformat(timespec="seconds")}
    context = {"@language": say.language, **CONTEXT}
    head = json.dumps({"@context": context, "@graph": [assertor, website]}, ensure_ascii=False)
    yield visible_in_json(head).removesuffix("]}")
    for subject in subjects:
        yield f",\n{visible_in_json(json.dumps(subject, ensure_ascii=False))}"
    yield "\n]}\n"


def subject_of(page_url: str, assertions: Sequence[dict[str, Any]], home_url: str) -> dict[str, Any]:
    """Return a page, or the website where the address is empty, with what is asserted of it."""
    source = quote(page_url or home_url, safe=_IRI_SIGNS)
    return {
        "@id": source if page_url else f"{source}#website",
        "@type": ["TestSubject", "sch:WebPage" if page_url else "sch:WebSite"],
        "source": source,
        "assertions": assertions,
    }


def assertion(
    rule: Rule | SiteRule, outcome: str, descriptions: Iterable[str], selectors: Iterable[str], say: Translator
) -> dict[str, Any]:
    """Return that a rule came out so, with what was said and the elements it speaks of."""
    criteria = [ref.url.removeprefix(_WCAG) for ref in rule.references if ref.url.startswith(_WCAG)]
    pointers = list(dict.fromkeys(selector for selector in selectors if selector))[:MOST_POINTERS]
    return {
        "@type": "Assertion",
        "assertedBy": ASSERTOR,
        "mode": "earl:automatic",
        "test": {
            "@id": f"urn:website-auditor:rule:{rule.id}",
            "@type": "TestCase",
            "title": say.text(rule.title),
            "isPartOf": [f"WCAG2:{criterion}" for criterion in criteria],
            "references": [ref.url for ref in rule.references if not ref.url.startswith(_WCAG)],
        },
        "result": {
            "@type": "TestResult",
            "outcome": f"earl:{outcome}",
            "description": "\n".join(descriptions),
            "pointer": [{"@type": "ptr:CSSSelectorPointer", "expression": selector} for selector in pointers],
        },
    }


def _asserted(result: Result, rules: Rules, say: Translator) -> dict[str, Any]:
    said = [finding.message for finding in result.findings] or ([result.reason] if result.reason else [])
    places = [occurrence.selector for finding in result.findings for occurrence in finding.occurrences]
    return assertion(rules[result.rule], result.outcome, map(say.message, said), places, say)


def _by_page(results: Sequence[Result]) -> Mapping[str, Sequence[Result]]:
    grouped: dict[str, list[Result]] = {}
    for result in results:
        grouped.setdefault(result.page_url, []).append(result)
    return grouped
