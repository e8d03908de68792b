"""The page of quarters: who gained, who lost, and every score over time."""

from reports.review.frame import TRENDS, Site, render
from reports.review.leaderboard import districts


def trends(site: Site, language: str) -> str:
    """Return the page."""
    return render(site, TRENDS, language, "trends.html", districts=districts(site))
