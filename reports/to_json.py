"""scorecard.json: one document for other programs, written piece by piece, and its JSON Schema."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

import msgspec

from reports import proof_words
from reports.changes import filled
from reports.escape import visible_in_json
from reports.fixes import steps
from reports.i18n import LANGUAGES, translator
from rules.evaluate import Result, fingerprint
from rules.finding import Finding, Message, Occurrence
from rules.questions import Question
from rules.rule import Rule, SiteRule
from rules.scorecard import Group, Scorecard, Suggestion

Rules = Mapping[str, Rule | SiteRule]


def render(scorecard: Scorecard, results: Iterable[Sequence[Result]], rules: Rules) -> Iterator[str]:
    """Yield the pieces of the document; results are read one page at a time and never gathered."""
    head = {**_summary(scorecard), "suggestions": [_suggestion(s) for s in scorecard.suggestions]}
    head["questions"] = [_question(question) for question in scorecard.questions]
    head["rules"] = {rule.id: rule_facts(rule) for rule in rules.values()}
    yield visible_in_json(json.dumps(head, ensure_ascii=False, indent=1))[:-2] + ',\n "results": ['
    separator = "\n"
    for page in results:
        for result in page:
            yield separator + visible_in_json(json.dumps(_result(result), ensure_ascii=False))
            separator = ",\n"
    yield "\n]}\n"


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the document."""
    value: dict[str, Any] = json.loads((files("reports") / "scorecard.schema.json").read_text(encoding="utf-8"))
    return value


def _summary(scorecard: Scorecard) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(scorecard)
    del plain["suggestions"], plain["questions"]
    if scorecard.unreachable is None:
        plain["unreachable"] = None
    for preview in plain["previews"]:
        preview["lines"] = mended_in_both(preview["lines"])
    plain["not_measured"] = [
        {"rule": result.rule, "page_url": result.page_url, "reason": result.reason and in_both(result.reason)}
        for result in scorecard.not_measured
    ]
    return plain


def rule_facts(rule: Rule | SiteRule) -> dict[str, Any]:
    """Return what a rule is and says, in both languages."""
    return {
        "category": rule.category,
        "impact": rule.impact,
        "weight": rule.weight,
        "owner": rule.owner,
        "effort_hours": int(rule.effort),
        "references": [f"{ref.standard} {ref.clause}" for ref in rule.references],
        "ground": rule.ground,
        **{name: _both(getattr(rule, name)) for name in ("title", "failure_title", "why", "repair")},
    }


def _suggestion(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "rule": suggestion.rule,
        "category": suggestion.category,
        "points": round(suggestion.points, 4),
        "pages_failed": suggestion.pages_failed,
        "pages_judged": suggestion.pages_judged,
        "groups": [_group(group) for group in suggestion.groups],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "question": question.key,
        "rule": question.rule,
        "message": in_both(question.message),
        "points": round(question.points, 4),
        "selector": question.occurrence.selector,
        "html": question.occurrence.html,
        "quote": question.occurrence.quote,
        "page_urls": list(question.page_urls),
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "fingerprint": group.fingerprint,
        "message": in_both(group.message),
        "repair": group.repair and in_both(group.repair),
        "selector": group.occurrence.selector,
        "html": group.occurrence.html,
        "after": mended_in_both(group.occurrence.after),
        "fix": steps(group.occurrence, mended_in_both),
        "proof": proof_words.facts(group.proof),
        "page_urls": list(group.page_urls),
        "count": group.count,
    }


def _result(result: Result) -> dict[str, Any]:
    return {
        "page_url": result.page_url,
        "rule": result.rule,
        "outcome": result.outcome,
        "reason": result.reason and in_both(result.reason),
        "findings": [_finding(result.rule, finding) for finding in result.findings],
    }


def _finding(rule: str, finding: Finding) -> dict[str, Any]:
    return {
        "message": in_both(finding.message),
        "repair": finding.repair and in_both(finding.repair),
        "occurrences": [_occurrence(rule, occurrence) for occurrence in finding.occurrences],
    }


def _occurrence(rule: str, occurrence: Occurrence) -> dict[str, Any]:
    return {
        "fingerprint": fingerprint(rule, occurrence),
        "page_url": occurrence.page_url,
        "selector": occurrence.selector,
        "html": occurrence.html,
        "after": mended_in_both(occurrence.after),
        "quote": occurrence.quote,
        "note": occurrence.note and in_both(occurrence.note),
        "box": msgspec.to_builtins(occurrence.box),
    }


def _both(text: str) -> dict[str, str]:
    return {language: translator(language).text(text) for language in LANGUAGES}


def in_both(message: Message) -> dict[str, str]:
    """Return a sentence in both languages."""
    return {language: translator(language).message(message) for language in LANGUAGES}


def mended_in_both(html: str) -> dict[str, str]:
    """Return mended HTML with the places to fill in in both languages."""
    return {language: filled(html, translator(language)) for language in LANGUAGES}
