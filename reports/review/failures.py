"""The page of failures: what one repair mends on many websites, and what costs most points over the state."""

from statistics import median

from reports.review import words
from reports.review.frame import FAILURES, Site, render
from rules.reviewing.platforms import ONE_TEMPLATE, Platform

MOST_SHARED, MOST_FAILURES = 12, 40


def failures(site: Site, language: str) -> str:
    """Return the page."""
    return render(
        site,
        FAILURES,
        language,
        "failures.html",
        most_shared=MOST_SHARED,
        most_failures=MOST_FAILURES,
        platforms=platforms(site),
        platform_advice=advice,
        one_template=ONE_TEMPLATE,
    )


def platforms(site: Site) -> list[tuple[Platform | None, int, float]]:
    """Return every system with its measured websites and their median score, most websites first; None: unknown."""
    scores: dict[Platform | None, list[float]] = {}
    for entry in site.review.measured:
        scores.setdefault(entry.platform, []).append(entry.facts.score.score)
    rows = [(platform, len(found), median(found)) for platform, found in scores.items()]
    return sorted(rows, key=lambda row: (row[0] is None, -row[1], str(row[0])))


def advice(platform: Platform | None) -> str:
    """Return who mends something in a template of this system, as a marked text."""
    return words.PLATFORM_WHO.get(platform, words.NO_PLATFORM_WHO) if platform else words.NO_PLATFORM_WHO
