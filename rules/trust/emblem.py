"""Emblem: the home page shows the emblem or the official logo, and says in words what it is (GIGW 5.1.1)."""

from collections.abc import Iterator

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, place, slot
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.trust.emblem_pictures import head_pictures, is_emblem
from rules.trust.governments import is_indian_office
from rules.views.media import Picture

MOST_ASKED = 5


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report a missing emblem, and one without a text; ask which of several unnamed pictures it is."""
    if page.view is None or page.view.media is None:
        yield Doubt(message=message(N_("The pictures of the home page could not be collected.")), is_question=False)
        return
    pictures = head_pictures(page)
    emblems = [picture for picture in pictures if is_emblem(picture)]
    silent = [picture for picture in emblems if _is_silent(picture)]
    if silent and len(silent) == len(emblems):
        yield Finding(
            message=message(N_("The emblem or logo at the head of the page has no text that says what it is.")),
            occurrences=tuple(_place(picture) for picture in silent),
        )
    elif pictures and not emblems:
        yield Doubt(
            message=message(
                N_(
                    "No picture at the head of the page is called an emblem or a logo. Look whether one of these is "
                    "the emblem of the State or the official logo."
                )
            ),
            occurrences=tuple(place(picture, box=picture.box) for picture in pictures[:MOST_ASKED]),
        )
    elif not pictures and _loads_no_picture(page):
        yield Finding(
            message=message(N_("The home page shows neither an emblem nor a logo.")),
            occurrences=(Occurrence(after=f'<img src="/images/emblem.svg" alt="{slot(N_("name of the emblem"))}">'),),
        )
    elif not emblems:
        yield Doubt(
            message=message(
                N_("Look at the head of the home page: does it show the emblem of the State or the official logo?")
            )
        )


def _is_silent(picture: Picture) -> bool:
    """Return whether neither the picture nor what stands with it says what it shows."""
    if picture.kind == "background":
        return False
    return not (picture.name or picture.told_by or picture.caption or picture.control_text.strip() or picture.beside)


def _loads_no_picture(page: PageEvidence) -> bool:
    """Return whether the page shows no picture of any kind: nothing was asked of a server, and nothing failed."""
    view = page.view
    if view is None or view.media is None or view.media.pictures or view.media.backgrounds:
        return False
    if Need.TRAFFIC in view.withheld:
        return False
    kinds = {request.kind for request in view.requests} | {request.kind for request in view.failed_requests}
    return "image" not in kinds and not page.text.images


def _place(picture: Picture) -> Occurrence:
    tag = read_tag(picture.html)
    after = str(tag.having("alt", slot(N_("name of the emblem")))) if tag is not None and tag.name == "img" else ""
    return place(picture, after=after, quote=picture.source[-160:], box=picture.box)


def applies(page: PageEvidence) -> bool:
    """Return whether it is the home page of an Indian office."""
    return page.clicks_from_home == 0 and page.is_served and is_indian_office(page)


RULE = Rule(
    id="emblem",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=5,
    references=(gigw("5.1.1"), gigw("5.1.18 home(b)"), gigw("UK-EMBLEM")),
    title=N_("The home page shows the emblem or the official logo, with its name in words"),
    failure_title=N_("The emblem or logo is missing, or no words say what it is"),
    why=N_("The emblem tells at a glance that this is the government. Blind citizens know it only by its text."),
    repair=N_(
        "Put the emblem of the State (or the official logo) into the header and write its name into the alt text, for "
        "example alt=“Emblem of Uttarakhand”."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    applies=applies,
    check=check,
)
