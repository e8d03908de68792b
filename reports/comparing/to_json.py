"""comparison.json: one document for other programs, in both languages, and its JSON Schema."""

import json
from importlib.resources import files
from typing import Any

import msgspec

from reports.escape import visible_in_json
from reports.i18n import Translator
from reports.to_json import in_both, mended_in_both, rule_facts
from rules.comparing.comparison import Change, Comparison, Rules
from rules.scorecard import Scorecard

COMPARISON_VERSION = 1
AUDIT_FACTS = (
    *("target", "home_url", "site_name", "observed_at", "configuration_digest", "grade", "coverage"),
    *("pages_read", "pages_watched", "pages_known", "unreachable"),
)


def render(comparison: Comparison, rules: Rules, _say: Translator) -> str:
    """Return the document, which holds both languages whatever the reader's is."""
    named = {change.rule for change in comparison.changes}
    value = {
        "comparison_version": COMPARISON_VERSION,
        "verdict": comparison.verdict,
        "older": _audit(comparison.older),
        "newer": _audit(comparison.newer),
        "score": {
            **_plain(comparison.score),
            "rules_points": comparison.score.rules_points,
            "site_points": comparison.score.site_points,
        },
        "tolerance_points": comparison.tolerance_points,
        "categories": [
            {**_plain(change), "difference_points": change.difference_points} for change in comparison.categories
        ],
        "timings": _plain(comparison.timings),
        "changes": [_change(change) for change in comparison.changes],
        "unmeasured": [{**_plain(page), "reason": in_both(page.reason)} for page in comparison.unmeasured],
        "notes": [in_both(note) for note in comparison.notes],
        "expired": _plain(comparison.expired),
        "unused": _plain(comparison.unused),
        "rules": {id_: rule_facts(rule) for id_, rule in rules.items() if id_ in named},
    }
    return visible_in_json(json.dumps(value, ensure_ascii=False, indent=1)) + "\n"


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the document."""
    value: dict[str, Any] = json.loads((files("reports") / "comparison.schema.json").read_text(encoding="utf-8"))
    return value


def _audit(scorecard: Scorecard) -> dict[str, Any]:
    return {name: _plain(getattr(scorecard, name)) for name in AUDIT_FACTS}


def _change(change: Change) -> dict[str, Any]:
    finding, occurrence = change.finding, change.occurrence
    return {
        "state": change.state,
        "rule": change.rule,
        "identity": change.identity,
        "is_regression": change.is_regression,
        "message": in_both(finding.message),
        "repair": finding.repair and in_both(finding.repair),
        "note": occurrence.note and in_both(occurrence.note),
        "selector": occurrence.selector,
        "html": occurrence.html,
        "after": mended_in_both(occurrence.after),
        "quote": occurrence.quote,
        "page_urls": list(change.page_urls),
        "moved_from": list(change.moved_from),
        "count": change.count,
        "reason": change.reason and in_both(change.reason),
        "confirmation": change.confirmation,
        "exception": _plain(change.exception),
    }


def _plain(value: object) -> Any:
    return msgspec.to_builtins(value)
