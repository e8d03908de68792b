"""The page of method, in plain words."""

from reports.review.frame import METHOD, Site, render
from rules.reviewing.review import FLOOR


def method(site: Site, language: str) -> str:
    """Return the page."""
    reference = next((entry.facts for entry in site.review.measured), None)
    return render(
        site,
        METHOD,
        language,
        "method.html",
        floor=round(100 * FLOOR),
        checks=sum(1 for rule in site.rules.values() if rule.weight),
        weights=reference.weights if reference else {},
        reference=reference,
    )
