"""The manner of a page: which letters and tones it is known by, kept when its view is dropped."""

from dataclasses import replace

from rules.attractiveness.hues import key_hues
from rules.attractiveness.typefaces import families_of
from rules.evidence import PageEvidence
from rules.views.looks import Looks, Manner


def without_view(page: PageEvidence) -> PageEvidence:
    """Return the page without what the browser saw, but for its manner."""
    looks = page.view.looks if page.view else None
    return replace(page, view=None, manner=manner_of(looks) if looks else None)


def manner_of(looks: Looks) -> Manner:
    """Return which families and hues a page is known by."""
    return Manner(
        families={script: tuple(families) for script, families in families_of(looks.typefaces or ()).items()},
        hues_degrees=tuple(hue.degrees for hue in key_hues(looks.colours)),
    )
