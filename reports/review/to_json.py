"""The review as one JSON document for other programs, and its JSON Schema."""

import json
from importlib.resources import files
from typing import Any

from reports.escape import visible_in_json
from reports.i18n import LANGUAGES, translator
from reports.review.frame import Site
from reports.review.leaderboard import why_not
from rules.reviewing.entry import Entry, Quarter
from rules.reviewing.failures import SharedFailure, StateFailure
from rules.reviewing.flags import Flag
from rules.reviewing.ranks import Range
from rules.reviewing.review import FLOOR, Standing, change_of

REVIEW_VERSION = 1


def render(site: Site) -> str:
    """Return the document: departments in the order of the list, each with its rank, quarters, faults and flags."""
    review = site.review
    standings = {one.entry.name: one for one in review.standings}
    document = {
        "review_version": REVIEW_VERSION,
        "periods": [{"name": one.name, "started_at": one.started_at.isoformat()} for one in review.periods],
        "coverage_floor": FLOOR,
        "median_score": review.median_score,
        "medians": {str(category): score for category, score in review.medians.items()},
        "honoured": [one.entry.name for one in review.honoured],
        "most_improved": [one.entry.name for one in review.most_improved],
        "best": {str(category): [entry.name for entry in found] for category, found in review.best.items()},
        "departments": [_department(entry, standings.get(entry.name)) for entry in review.entries],
        "failures": [_failure(one) for one in site.failures],
        "shared_failures": [_shared(one) for one in site.shared],
    }
    return visible_in_json(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the document."""
    value: dict[str, Any] = json.loads((files("reports") / "review.schema.json").read_text(encoding="utf-8"))
    return value


def _department(entry: Entry, standing: Standing | None) -> dict[str, Any]:
    department, change = entry.department, change_of(entry)
    return {
        "id": entry.name,
        "name": department.name,
        "name_hi": department.name_hi,
        "url": department.url,
        "district": department.district,
        "group": department.group,
        "platform": entry.platform and str(entry.platform),
        "rank": standing and standing.rank,
        "last_rank": standing and standing.last_rank,
        "group_rank": standing and standing.group_rank,
        "change": change and _range(change),
        "quarters": [_quarter(quarter) for quarter in entry.quarters],
        "flags": [_flag(flag) for flag in entry.flags],
        "social": [
            {
                "platform": one.platform,
                "handle": one.handle,
                "last_post": one.last_post or None,
                "posts_in_quarter": one.posts_in_quarter,
            }
            for one in entry.handles
        ],
    }


def _quarter(quarter: Quarter) -> dict[str, Any]:
    facts = quarter.facts
    if facts is None:
        reason = quarter.reason or quarter.absence
        why = {language: translator(language).text(why_not(quarter)[0]) for language in LANGUAGES}
        return {"score": None, "reason": reason and str(reason), "why": why}
    return {
        "score": _range(facts.score),
        "grade": str(facts.grade),
        "decided": round(facts.breadth, 4),
        "categories": {str(category): _range(one) for category, one in facts.categories.items()},
        "rules_points": quarter.rules_points,
        "observed_at": facts.observed_at.isoformat(),
        "pages_read": facts.pages_read,
        "pages_watched": facts.pages_watched,
        "configuration_digest": facts.configuration_digest,
    }


def _flag(flag: Flag) -> dict[str, Any]:
    places = [{"page_url": place.page_url, "quote": place.quote} for place in flag.places]
    return {"kind": str(flag.kind), "count": flag.count, "total": flag.total, "places": places}


def _failure(one: StateFailure) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "measured": one.measured,
        "points": round(one.points, 4),
        "departments": {gain.entry.name: round(gain.fault.points, 4) for gain in one.gains},
    }


def _shared(one: SharedFailure) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "platform": one.platform and str(one.platform),
        "platform_sites": one.platform_sites,
        "html": one.element.html if one.element else None,
        "element_sites": one.element_sites,
        "points": round(one.points, 4),
        "departments": [gain.entry.name for gain in one.gains],
    }


def _range(one: Range) -> dict[str, float]:
    return {"low": one.low, "score": one.score, "high": one.high}
