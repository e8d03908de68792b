"""Emblem proportions: the emblem is drawn in the proportions it has (GIGW 5.1.1, 3 % at most)."""

from collections.abc import Iterator

from rules.attractiveness.stretched_images import is_stretched, placed
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, message
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw
from rules.trust.emblem_pictures import head_pictures, is_emblem
from rules.trust.governments import is_indian_office
from rules.view import ShownImage


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report an emblem or logo at the head of the page that is squeezed or drawn out."""
    distorted = [image for image in _emblems(page) if is_stretched(image)]
    if distorted:
        yield Finding(
            message=message(N_("The emblem or logo at the head of the page is drawn out of proportion.")),
            occurrences=tuple(map(placed, distorted)),
        )


def _emblems(page: PageEvidence) -> list[ShownImage]:
    selectors = {picture.selector for picture in head_pictures(page) if is_emblem(picture)}
    return [image for image in page.view.images if image.selector in selectors] if page.view else []


def applies(page: PageEvidence) -> bool:
    """Return whether it is the home page of an Indian office and shows an emblem as a picture."""
    return page.clicks_from_home == 0 and is_indian_office(page) and bool(_emblems(page))


RULE = Rule(
    id="emblem-proportions",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=3,
    references=(gigw("5.1.1"), gigw("DBIM-G20")),
    title=N_("The emblem keeps its proportions"),
    failure_title=N_("The emblem is squeezed or drawn out"),
    why=N_("An emblem drawn out of proportion looks forged, and the emblem of the State may not be altered."),
    repair=N_("Give the picture a width only and let the height follow."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    applies=applies,
    check=check,
)
