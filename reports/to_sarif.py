"""SARIF 2.1.0 of an audit, for code scanning and the viewers of editors.

A failing element of a template is one result that names its pages. Every location is a path relative to its
website (`originalUriBaseIds`): GitHub refuses a whole file over one absolute web address. The full address
stands in `webRequest`.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC
from functools import partial
from typing import Any
from urllib.parse import SplitResult, quote, urlsplit

from reports import words
from reports.changes import filled
from reports.escape import visible_in_json
from reports.faults import Fault, Level, faults, level_of
from reports.fixes import steps
from reports.i18n import Translator
from reports.unreachable import EXPLANATIONS
from rules.comparing.comparison import Rules
from rules.finding import N_, counted
from rules.rule import Rule, SiteRule
from rules.scorecard import Scorecard

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# GitHub refuses more results a run, shows the gravest 5,000 of them, 100 locations a result and 10 tags a rule.
MOST_RESULTS, MOST_LOCATIONS, MOST_TAGS = 25_000, 100, 10
FULL_RANK_WEIGHT = 15  # weight of the heaviest rule; it ranks 100
HOME_FILE = "index.html"  # an empty path is no location for GitHub
LEFT_OUT = (
    N_("{count} further result is left out: no more than {most} are taken."),
    N_("{count} further results are left out: no more than {most} are taken."),
)
_PATH_SIGNS = "/%!$&'()*+,;=@~"  # RFC 3986 §3.3, without the colon, which would end a scheme
_QUERY_SIGNS = f"{_PATH_SIGNS}:?"
_SEVERITIES: Mapping[Level, str] = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "recommendation"}


def render(scorecard: Scorecard, rules: Rules, say: Translator) -> Iterator[str]:
    """Yield the pieces of the document, a result each; the gravest come first."""
    failing = {suggestion.rule for suggestion in scorecard.suggestions}
    doubts = [
        notification(Level.NOTE, say.message(result.reason), result.rule)
        for result in scorecard.not_measured
        if result.reason
    ]
    groups = sum(len(suggestion.groups) for suggestion in scorecard.suggestions)
    results = (result_of(fault, scorecard.home_url, say) for fault in faults(scorecard, rules, say))
    told = [*_unreachable(scorecard, say), *doubts]
    return document(scorecard, [rules[id_] for id_ in rules if id_ in failing], results, groups, told, say)


def document(
    scorecard: Scorecard,
    rules: Iterable[Rule | SiteRule],
    results: Iterator[dict[str, Any]],
    count: int,
    notifications: Iterable[dict[str, Any]],
    say: Translator,
) -> Iterator[str]:
    """Yield the pieces of a document with `count` results, which are cut at what GitHub takes."""
    told = list(notifications)
    if count > MOST_RESULTS:
        left_out = counted(*LEFT_OUT, count - MOST_RESULTS, most=MOST_RESULTS)
        told.insert(0, notification(Level.WARNING, say.message(left_out)))
    run = {
        "tool": {"driver": _driver(scorecard, rules, say)},
        "automationDetails": {"id": f"website-audit/{_split(scorecard.home_url).hostname or ''}/"},
        "language": say.language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": _bases(scorecard),
        "invocations": [
            {
                "executionSuccessful": scorecard.unreachable is None,
                "endTimeUtc": scorecard.observed_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                "toolExecutionNotifications": told,
            }
        ],
    }
    head = json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False)
    yield f'{visible_in_json(head).removesuffix("}]}")}, "results": ['
    separator, alike = "\n", Counter[str]()
    for _, result in zip(range(MOST_RESULTS), results, strict=False):
        prints = result["partialFingerprints"]
        for name, identity in prints.items():  # elements alike are numbered, else GitHub takes them for one
            alike[identity] += 1
            prints[name] = f"{identity}:{alike[identity]}"
        yield separator + visible_in_json(json.dumps(result, ensure_ascii=False))
        separator = ",\n"
    yield "\n]}]}\n"


def result_of(fault: Fault, home_url: str, say: Translator) -> dict[str, Any]:
    """Return a failing element as a result."""
    pages = [url or home_url for url in fault.page_urls] or [home_url]
    return {
        "ruleId": fault.rule.id,
        "kind": "fail",
        "level": level_of(fault.rule),
        "message": {"text": plain(f"{fault.said} {fault.repair}")},
        "locations": [_location(pages[0], fault)],
        "relatedLocations": [
            {"id": number, **_location(url)} for number, url in enumerate(pages[1:MOST_LOCATIONS], start=1)
        ],
        "occurrenceCount": max(fault.count, 1),
        "partialFingerprints": {"primaryLocationLineHash": fault.identity},  # the one name that GitHub reads
        "webRequest": {"method": "GET", "target": pages[0]},
        "properties": {
            "htmlMended": fault.after,
            "fix": steps(fault.occurrence, partial(filled, say=say)),  # `fixes` asks for a place in a source file
            "proof": fault.proof and fault.proof.verdict,
            "quote": fault.occurrence.quote,
            "pages": len(fault.page_urls),
        },
    }


def notification(level: Level, text: str, rule: str = "") -> dict[str, Any]:
    """Return something that is not a result: what could not be measured, what limits the audit."""
    about = {"associatedRule": {"id": rule}} if rule else {}
    return {"level": level, "message": {"text": plain(text)}, **about}


def plain(text: str) -> str:
    """Return a text in which brackets make no link (SARIF 2.1.0 §3.11.6)."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _unreachable(scorecard: Scorecard, say: Translator) -> Iterator[dict[str, Any]]:
    if scorecard.unreachable:
        explanation = EXPLANATIONS[scorecard.unreachable.reason]
        yield notification(Level.ERROR, f"{say.text(explanation.what)} {say.text(explanation.advice)}")


def _driver(scorecard: Scorecard, rules: Iterable[Rule | SiteRule], say: Translator) -> dict[str, Any]:
    return {
        "name": "Government Website Auditor",
        "version": scorecard.versions.get("auditor", "0"),
        "rules": [_descriptor(rule, say) for rule in rules],
    }


def _descriptor(rule: Rule | SiteRule, say: Translator) -> dict[str, Any]:
    why, repair = say.text(rule.why), say.text(rule.repair)
    clauses = [(words.clause(reference), say.text(reference.title), reference.url) for reference in rule.references]
    links = [f"- [{clause}]({url}): {title}" for clause, title, url in clauses]
    about: dict[str, Any] = {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.split("-")),
        "shortDescription": {"text": plain(say.text(rule.failure_title))},
        "fullDescription": {"text": plain(why)},
        "help": {
            "text": plain("\n".join((why, repair))),
            "markdown": "\n".join((why, "", f"**{repair}**", "", *links)),
        },
        "defaultConfiguration": {"level": level_of(rule), "rank": min(100.0, 100 * rule.weight / FULL_RANK_WEIGHT)},
        "properties": {
            "tags": [rule.category, *(clause for clause, _, _ in clauses)][:MOST_TAGS],
            "precision": "high",
            "problem.severity": _SEVERITIES[level_of(rule)],
            "impact": rule.impact,
            "weight": rule.weight,
            "owner": rule.owner,
        },
    }
    return about | ({"helpUri": clauses[0][2]} if clauses else {})


def _bases(scorecard: Scorecard) -> dict[str, Any]:
    urls = [scorecard.home_url, *(url for s in scorecard.suggestions for group in s.groups for url in group.page_urls)]
    origins = dict.fromkeys((parts.netloc, parts.scheme) for parts in map(_split, urls) if parts.netloc)
    return {host: {"uri": f"{scheme}://{host}/"} for host, scheme in origins}


def _location(url: str, fault: Fault | None = None) -> dict[str, Any]:
    """Return the place of a page, with the element where a fault names one; web pages have no lines."""
    parts = _split(url)
    path = quote(parts.path.lstrip("/"), safe=_PATH_SIGNS) or HOME_FILE
    query = f"?{quote(parts.query, safe=_QUERY_SIGNS)}" if parts.query else ""
    place = fault.occurrence if fault else None
    snippet = {"snippet": {"text": place.html or place.quote}} if place and (place.html or place.quote) else {}
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": path + query} | ({"uriBaseId": parts.netloc} if parts.netloc else {}),
            "region": {"startLine": 1, **snippet},
        }
    }
    if place and place.selector:
        location["logicalLocations"] = [{"fullyQualifiedName": place.selector, "kind": "element"}]
    return location


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:  # such as a broken IPv6 address
        return urlsplit("")
