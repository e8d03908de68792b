"""The page of peers: a leaderboard for every group."""

from reports.review.frame import GROUPS, Site, render


def groups(site: Site, language: str) -> str:
    """Return the page."""
    return render(site, GROUPS, language, "groups.html", districts=[])
