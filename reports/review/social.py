"""The page of accounts: what the team knows of social media, beside the score and no part of it."""

from datetime import date

from reports.review.frame import SOCIAL, Site, render
from reports.review.leaderboard import districts
from rules.social.networks import NAMES


def social(site: Site, language: str) -> str:
    """Return the page."""
    entries = site.review.entries
    return render(
        site,
        SOCIAL,
        language,
        "social.html",
        rows=[(entry, handle) for entry in entries for handle in entry.handles],
        without=[entry for entry in entries if not entry.handles],
        networks=NAMES,
        day=date.fromisoformat,
        districts=districts(site),
    )
