"""The page of parts: a table of every department in every part, and the best in each."""

from reports.review.frame import CATEGORIES, Site, render
from reports.review.leaderboard import districts, grades
from rules.scorecard import GRADE_BOUNDS, grade

MOST_NAMED = 4  # who share the first place of a part; more are folded


def categories(site: Site, language: str, *, is_printed: bool = False) -> str:
    """Return the page."""
    review = site.review
    shown = [one.entry for one in review.standings] + list(review.too_little)
    return render(
        site,
        CATEGORIES,
        language,
        "categories.html",
        is_printed=is_printed,
        shown=shown,
        weights=shown[0].facts.weights if shown else {},
        districts=districts(site),
        grades=grades(site),
        grade_of=grade,
        bounds=[(letter, bound) for bound, letter in GRADE_BOUNDS],
        most_named=MOST_NAMED,
    )
