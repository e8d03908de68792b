"""Reviews to render and to reason about: departments with scores made up for a test."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from reports.review.frame import Site
from rules.department import Department
from rules.evidence import UnreachableReason
from rules.probes import Handle
from rules.registry import by_id
from rules.reviewing.entry import Absence, Entry, Period, Quarter
from rules.reviewing.facts import Element, Facts, Fault
from rules.reviewing.failures import shared_failures, state_failures
from rules.reviewing.flags import Flag, FlagKind, FlagPlace
from rules.reviewing.platforms import Platform
from rules.reviewing.ranks import range_of
from rules.reviewing.review import Review, review
from rules.rule import Category
from rules.scorecard import CATEGORY_WEIGHTS, RuleScore, grade

PERIODS = tuple(
    Period(name=f"2025-Q{number}", started_at=datetime(2025, 3 * number - 1, 20, 6, 30, tzinfo=UTC))
    for number in (2, 3, 4)
)


def facts(score: float, margin: float = 1.0, **changes: Any) -> Facts:
    """Return what a website with this score shows, the same in every category."""
    values: dict[str, Any] = {
        "observed_at": PERIODS[-1].started_at,
        "home_url": "https://department.example.gov.in/",
        "score": range_of(score, margin),
        "grade": grade(score),
        "breadth": 1.0,
        "categories": dict.fromkeys(Category, range_of(score, margin)),
        "breadths": dict.fromkeys(Category, 1.0),
        "weights": CATEGORY_WEIGHTS,
        "rules": {},
        "faults": (),
        "pages_read": 40,
        "pages_watched": 20,
        "pages_known": 60,
        "configuration_digest": "0123456789abcdef",
        "scoring_version": "1",
    }
    return Facts(**values | changes)


def quarter(found: Facts | None) -> Quarter:
    """Return a quarter with these facts; without them the website did not answer."""
    if found is not None:
        return Quarter(facts=found)
    return Quarter(
        facts=None, absence=Absence.UNREACHABLE, reason=UnreachableReason.TIMEOUT, detail="<b>no answer</b>\u202e"
    )


def entry(name: str, *quarters: Facts | float | None, group: str = "", **changes: Any) -> Entry:
    """Return a department with its quarters, oldest first; a number is a score."""
    made = tuple(quarter(facts(one) if isinstance(one, int | float) else one) for one in quarters)
    department = Department(name=name, url=f"https://{name.lower()}.example.gov.in/", group=group)
    return Entry(name=name.lower(), department=department, quarters=made, **changes)


def reviewed(*entries: Entry) -> Review:
    """Return the review of these departments, of as many quarters as they have."""
    return review(PERIODS[-len(entries[0].quarters) :], entries)


def rule_score(rule: str, passed: int, failed: int, cant_tell: int = 0) -> RuleScore:
    """Return how a rule of weight came out."""
    return RuleScore(
        rule=rule, weight=by_id()[rule].weight, passed=passed, failed=failed, cant_tell=cant_tell, inapplicable=0
    )


def fault(rule: str, points: float = 1.0, marks: Sequence[str] = (), *, is_of_frame: bool = False) -> Fault:
    """Return a fault that shows in these elements."""
    elements = tuple(
        Element(
            mark=mark, is_of_frame=is_of_frame, html=f"<a class='{mark}'><script>alert(1)</script></a>", page_url=""
        )
        for mark in marks
    )
    return Fault(rule=rule, points=points, pages_failed=3, pages_judged=4, elements=elements)


def whole_review() -> Review:
    """Return a review in which everything is met with that its pages can tell."""
    hostile = "<script>alert(1)</script>=1+1\u202e"
    tallies: Mapping[str, RuleScore] = {
        "link-name": rule_score("link-name", 2, 2),
        "image-alt": rule_score("image-alt", 4, 0),
    }
    before: Mapping[str, RuleScore] = {
        "link-name": rule_score("link-name", 4, 0),
        "image-alt": rule_score("image-alt", 0, 4),
    }
    faults = (fault("link-name", 2.5, ["menu"], is_of_frame=True), fault("image-alt", 0.01))
    flag = Flag(
        kind=FlagKind.UNSEEN_TEXT,
        count=2,
        total=3,
        places=(
            FlagPlace(page_url="https://a.example.gov.in/", quote=hostile),
            FlagPlace(page_url="javascript:1", quote="x"),
        ),
    )
    handles = (
        Handle(platform="x", handle=f"@{hostile}", last_post="2025-10-04", posts_in_quarter=12),
        Handle(platform="facebook", handle="=cmd()", last_post="", posts_in_quarter=None),
    )

    def measured(name: str, *scores: float | None, **changes: Any) -> Entry:
        quarters = [
            None
            if score is None
            else facts(
                score,
                home_url=f"https://{name.lower()}.example.gov.in/",
                faults=faults,
                rules=tallies if number == len(scores) - 1 else before,
            )
            for number, score in enumerate(scores)
        ]
        return entry(name, *quarters, platform=Platform.S3WAAS, **changes)

    entries = [
        measured("Horticulture", 70, 80, 92, group="Production", flags=(flag,), handles=handles),
        measured("Fisheries", 71, 85, 91.5, group="Production"),
        measured("Culture", None, 84, 83, group="Social sector"),
        measured("Law", 66, 74, 60),
        measured("Revenue", 55, 50, 37),
        entry("Excise", 50, 51, None),
        entry("Sports", None, 51, replace(facts(77), breadth=0.5)),
    ]
    names = {"Horticulture": "उद्यान विभाग", "Law": "न्याय विभाग", "Excise": "आबकारी विभाग"}
    named = [
        replace(one, department=replace(one.department, name_hi=names.get(one.department.name, ""), district="Almora"))
        for one in entries
    ]
    named[4] = replace(named[4], department=replace(named[4].department, name=hostile))
    return reviewed(*named)


def site_of(review_: Review, language: str = "en") -> Site:
    """Return what the pages of a review draw on."""
    rules = by_id()
    return Site(
        review=review_,
        failures=state_failures(review_.entries),
        shared=shared_failures(review_.entries, rules),
        rules=rules,
        language=language,
        scorecards=frozenset(one.name for one in review_.measured),
    )
