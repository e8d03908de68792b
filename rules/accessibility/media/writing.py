"""How much writing is in a picture, and whether its letters may be part of what it is."""

import re

from rules.accessibility.media.picture_text import SURROUNDING_CHROME, is_logo
from rules.evidence import PageEvidence
from rules.views.media import Picture, Writing

# Pictures whose letters are what they show: of a program, a map, a plan, a document, an artwork.
SHOWN_AS_IT_IS = re.compile(
    r"screen ?-?_?(shot|print)|captur|dialog|window|menu|ribbon|tool ?bar|\bmap\b|chart|graph|diagram|plan\b|flow|"
    r"table|certificate|scan|signature|letter ?head|stamp|cover|book|newspaper|clipping|cutting|"
    r"स्क्रीन|मानचित्र|नक्शा|नक़्शा|आरेख|प्रमाण ?पत्र|हस्ताक्षर|अखबार|समाचार ?पत्र|मुहर|तालिका",
    re.IGNORECASE,
)

# Estimated on some 1,300 pictures of public websites. Letters are told from windows, tiles and dotted patterns by
# these shares; what lies between the second and the third is a matter for a person.
ONLY_EDGES, SURE_EDGES, LIKELY_EDGES = 0.85, 0.65, 0.5
FLAT = 0.5  # photographs are below


def is_writing_only(writing: Writing) -> bool:
    """Return whether the picture is nothing but writing on a plain ground."""
    return writing.lines >= 1 and writing.edges_in_text_share >= ONLY_EDGES and writing.flat_share >= FLAT


def surely_holds(writing: Writing | None, lines: int, letters: int) -> bool:
    """Return whether at least so much writing stands on a plain ground."""
    return (
        writing is not None
        and may_hold(writing, lines, letters)
        and writing.edges_in_text_share >= SURE_EDGES
        and writing.flat_share >= FLAT
    )


def may_hold(writing: Writing | None, lines: int, letters: int) -> bool:
    """Return whether at least so much writing seems to be in the picture."""
    return (
        writing is not None
        and writing.lines >= lines
        and writing.letters >= letters
        and writing.edges_in_text_share >= LIKELY_EDGES
    )


def is_free_text(picture: Picture, page: PageEvidence) -> bool:
    """Return whether the writing is of the kind that could be text of the page: no logo, no header, no screen shown."""
    said = " ".join((picture.name, picture.source.rpartition("/")[2], picture.caption))
    return not (
        is_logo(picture)
        or SHOWN_AS_IT_IS.search(said)
        or picture.region in SURROUNDING_CHROME
        or leads_elsewhere(picture, page)
    )


def leads_elsewhere(picture: Picture, page: PageEvidence) -> bool:
    """Return whether the picture links to the home page or another website: then it is a sign, as a logo is."""
    if not picture.control_href.startswith(("http:", "https:")):
        return False
    own, other = page.url.split("/"), picture.control_href.split("/")
    return own[2:3] != other[2:3] or len([part for part in other[3:] if part]) == 0
