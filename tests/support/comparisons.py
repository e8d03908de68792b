"""A comparison that holds one of everything, with texts a stranger wrote to break reports."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from rules.comparing.comparison import (
    CategoryChange,
    Change,
    ChangeState,
    Comparison,
    Confirmation,
    Measure,
    ScoreChange,
    TimingChange,
    Unmeasured,
)
from rules.comparing.exceptions import ExceptionEntry
from rules.finding import Finding, Occurrence, message, slot
from rules.rule import Category
from rules.scorecard import Scorecard

HOME = "https://department.example.gov.in/"
HOSTILE = (
    "<script>alert(1)</script>]]>&amp; | ` `` @owner #12 ![x](https://evil.example/x.png) [y](javascript:1) www.evil.example"
    " %0A::error::x\r\n::warning title=x::y\n=cmd|'/C calc'!A0 \u202eevil\u0007\x00\ufffe\x1b[31m {{7*7}} # h\n- l\n1. n"
)


def accepted(line: int = 1) -> ExceptionEntry:
    return ExceptionEntry(
        rule="zoom",
        page="/en/*",
        identity="",
        owner=f"Web officer {HOSTILE}",
        reason=f"New template in March {HOSTILE}",
        expires=date(2027, 3, 4),
        line=line,
    )


def change(state: ChangeState, rule: str, number: int, **others: Any) -> Change:
    values: dict[str, Any] = {
        "state": state,
        "rule": rule,
        "identity": f"{number:016x}",
        "finding": Finding(message=message("What stands here is wrong: {quote}", quote=HOSTILE)),
        "occurrence": Occurrence(
            selector=f"#element-{number} > a",
            html=f'<a href="x">{HOSTILE}</a>',
            after=f'<a href="x" title="{slot("describe the picture")}">',
            quote=HOSTILE,
            page_url=f"{HOME}page/{number}",
        ),
        "page_urls": (f"{HOME}page/{number}", f"{HOME}again/{number}"),
        "count": 2,
    }
    return Change(**values | others)


def comparison_of(scorecard: Scorecard, *, more: tuple[Change, ...] = (), **others: Any) -> Comparison:
    """Return a regression of one serious failure beside every other kind of change."""
    older = replace(scorecard, observed_at=scorecard.observed_at - timedelta(days=31))
    new, moved = ChangeState.NEW, ChangeState.MOVED
    values: dict[str, Any] = {
        "older": older,
        "newer": scorecard,
        "score": ScoreChange(older_as_judged=80.0, older=78.0, newer=70.0),
        "categories": tuple(
            CategoryChange(
                category=category,
                older=90.0,
                newer=80.0,
                older_margin=1.0,
                newer_margin=1.0,
                is_regression=category is Category.MOBILE,
            )
            for category in Category
        ),
        "timings": (
            TimingChange(
                measure=Measure.LCP,
                older=900.0,
                newer=2900.0,
                pages=4,
                is_significant=True,
                is_sizeable=True,
                is_regression=True,
            ),
            TimingChange(
                measure=Measure.CLS,
                older=0.01,
                newer=0.02,
                pages=4,
                is_significant=False,
                is_sizeable=False,
                is_regression=False,
            ),
        ),
        "changes": (
            change(new, "image-alt", 1, is_regression=True, confirmation=Confirmation.SEEN_AGAIN),
            *more,
            change(new, "zoom", 2, exception=accepted()),
            change(new, "title-length", 3),
            change(new, "image-alt", 4, confirmation=Confirmation.NOT_VISITED),
            change(ChangeState.FIXED, "image-alt", 5),
            change(ChangeState.PERSISTING, "image-alt", 6),
            change(moved, "image-alt", 7, moved_from=(f"{HOME}old",)),
            change(ChangeState.NOT_COMPARABLE, "image-alt", 8, reason=message("The older audit was stopped.")),
            change(ChangeState.PERSISTING, "sitemap-lastmod", 9, page_urls=("",), occurrence=Occurrence()),
        ),
        "unmeasured": (Unmeasured(url=f"{HOME}lost", reason=message("The page did not open."), failures=3),),
        "notes": (message("The samples differ."),),
        "expired": (accepted(line=3),),
        "unused": (accepted(line=7),),
        "tolerance_points": 1.0,
    }
    return Comparison(**values | others)
