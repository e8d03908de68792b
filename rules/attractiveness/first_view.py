"""First view: the name of the department and a heading are seen without scrolling."""

import math
from collections.abc import Iterator

from rules.arrived import lost_pictures
from rules.attractiveness.drawn import first_views
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Message, Occurrence, message, place
from rules.information.ownership import OFFICE
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.text import folded, words
from rules.views.looks import FirstView, LargePart

HEADING_CSS_PX = 20.0  # letters of this size are read as a heading, whatever their element
LEAST_NAME_CSS_PX, TOP_CSS_PX = 90, 220  # a picture at the top as wide as that may hold the name in its pixels
WORDS_OF_NAME = 2
LOST = N_("A picture that did not arrive may be what is missing in the first view.")
LARGE_SHARE = 0.2  # of the first view: what takes it from the name and the heading


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report a first view, at the desk or on the phone, without the name of the department or without a heading."""
    title = {word for word in words(folded(page.text.title)) if len(word) > 2}
    for view in first_views(page):
        has_name, has_heading = names_department(view, title), shows_heading(view)
        if has_name and has_heading:
            continue
        if lost_pictures(page):
            yield Doubt(message=message(LOST), is_question=False)
        else:
            yield Finding(
                message=_missing(view, has_name=has_name, has_heading=has_heading),
                occurrences=_in_the_way(view),
                repair=_repair(view),
            )


def names_department(view: FirstView, title: set[str]) -> bool:
    """Return whether a text of the view may be the name of the office, or a picture may hold it."""
    enough = min(WORDS_OF_NAME, len(title)) or math.inf
    return any(
        OFFICE.search(folded(text.text)) or len(title & set(words(folded(text.text)))) >= enough for text in view.texts
    ) or any(
        OFFICE.search(folded(part.name))
        or (part.box.width_css_px >= LEAST_NAME_CSS_PX and (part.is_logo or _is_header(part)))
        for part in view.parts
    )


def _is_header(part: LargePart) -> bool:
    return not part.is_slide_show and part.share < LARGE_SHARE and part.box.y_css_px <= TOP_CSS_PX


def shows_heading(view: FirstView) -> bool:
    """Return whether a heading, or a text as large as one, is seen outside the menu."""
    return any(text.is_heading or text.size_css_px >= HEADING_CSS_PX for text in view.texts if not text.is_in_menu)


def _missing(view: FirstView, *, has_name: bool, has_heading: bool) -> Message:
    size = {"width": view.width_css_px, "height": view.height_css_px}
    if has_heading:
        return message(N_("At {width} × {height} px the name of the department is not seen without scrolling."), **size)
    if has_name:
        return message(N_("At {width} × {height} px no heading is seen without scrolling."), **size)
    return message(
        N_("At {width} × {height} px neither the name of the department nor a heading is seen without scrolling."),
        **size,
    )


def _in_the_way(view: FirstView) -> tuple[Occurrence, ...]:
    return tuple(
        place(part, note=message(N_("It takes {percent} % of the first view."), percent=round(100 * part.share)))
        for part in view.parts
        if part.share >= LARGE_SHARE
    )


def _repair(view: FirstView) -> Message | None:
    """Return the repair with what else a good first view holds and this one does not."""
    has_task = any(text.is_task for text in view.texts)
    if view.has_search and has_task:
        return None
    if has_task:
        return message(
            N_("Bring the name of the department and a heading to the top, and a search box as well, which is missing.")
        )
    if view.has_search:
        return message(
            N_(
                "Bring the name of the department and a heading to the top, and below them the link most citizens come "
                "for."
            )
        )
    return message(
        N_(
            "Bring the name of the department and a heading to the top, and below them a search box and the link most "
            "citizens come for."
        )
    )


RULE = Rule(
    id="first-view",
    category=Category.ATTRACTIVENESS,
    impact=Impact.SERIOUS,
    weight=6,
    references=(gigw("5.1.18 home(a)"), gigw("DBIM-G21")),
    title=N_("The first view says whose page this is and what it is about"),
    failure_title=N_("The first view does not say whose page this is or what it is about"),
    why=N_("Visitors decide within seconds whether they are right here. What lies further down, many never see."),
    repair=N_(
        "Show the name of the department, a heading, the search and the link most citizens come for at the top, before "
        "any picture that fills the screen."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.CONVENTION,
    needs=frozenset({Need.LOOKS, Need.STYLES}),
    applies=lambda page: bool(first_views(page)),
    check=check,
)
