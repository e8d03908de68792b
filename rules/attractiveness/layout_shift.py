"""Layout shift: what is seen stays where it is while the page loads.

The score hangs on the order in which files arrive: of five loads of one real page four scored 0.55 and one 0.0. So
only the home page is judged, which is loaded several times, and by the worst of its loads: a jump that was seen once
is seen by visitors too.
"""

from collections.abc import Iterator

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, place
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.view import Shift, ShownImage, Vitals

LIMIT, GOOD = 0.25, 0.1  # web.dev, Cumulative Layout Shift
MARGIN = 0.05  # so near the limit the next visit may fall on the other side
FEWEST_LOADS = 2
MOST_PICTURES = 5
LEAST_HEIGHT_CSS_PX = 20.0


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report a home page that scores above 0.25 in its worst load; within the margin nothing is said."""
    loads = loads_of(page)
    worst = max(loads, key=lambda load: load.cls or 0)
    score = worst.cls or 0
    if score > LIMIT + MARGIN:
        yield Finding(
            message=message(
                N_("While the page loads, its parts jump: the score is {score}, and {good} or less is good."),
                score=f"{score:.2f}",
                good=f"{GOOD:g}",
            ),
            occurrences=(*map(_moved, worst.shifts), *map(_unsized, unsized(page, worst))),
        )
    elif score > LIMIT - MARGIN:
        yield Doubt(
            message=message(
                N_("The parts of the page move while it loads ({score}), too near the limit of {limit} to be sure."),
                score=f"{score:.2f}",
                limit=f"{LIMIT:g}",
            ),
            is_question=False,
        )
    elif len(loads) < FEWEST_LOADS:
        yield Doubt(
            message=message(N_("The page was loaded once only, which says too little about what jumps.")),
            is_question=False,
        )


def loads_of(page: PageEvidence) -> list[Vitals]:
    """Return the loads of the page in which the layout shift was measured."""
    if page.view is None or page.view.vitals is None:
        return []
    return [load for load in (page.view.vitals, *page.view.further_loads) if load.cls is not None]


def unsized(page: PageEvidence, load: Vitals) -> list[ShownImage]:
    """Return the pictures without width and height that stand above something that moved."""
    lowest = max((shift.box.y_css_px for shift in load.shifts), default=0.0)
    return [
        image
        for image in (page.view.images if page.view else ())
        if (tag := read_tag(image.html)) is not None
        and not (tag.has("width") and tag.has("height"))
        and min(image.natural_width_px, image.natural_height_px) > 1
        and image.box.y_css_px <= lowest
        and image.box.height_css_px >= LEAST_HEIGHT_CSS_PX
    ][:MOST_PICTURES]


def _moved(shift: Shift) -> Occurrence:
    note = (
        message(N_("It jumps by {pixels} px."), pixels=round(shift.moved_css_px))
        if shift.moved_css_px
        else message(N_("It grows or shrinks."))
    )
    return place(shift, note=note, box=shift.box)


def _unsized(image: ShownImage) -> Occurrence:
    tag = read_tag(image.html)
    sized = tag and tag.having("width", str(image.natural_width_px)).having("height", str(image.natural_height_px))
    return place(
        image,
        after=str(sized or ""),
        note=message(N_("No room is kept for this picture until it arrives.")),
        box=image.box,
    )


RULE = Rule(
    id="layout-shift",
    category=Category.ATTRACTIVENESS,
    impact=Impact.MODERATE,
    weight=5,
    references=(gigw("DBIM-10.3.1"),),
    title=N_("Nothing jumps while the page loads"),
    failure_title=N_("Parts of the page jump while it loads"),
    why=N_("Whoever is about to press a link hits another one, because a picture has pushed it away."),
    repair=N_(
        "Give every picture, video and frame its width and height, keep room for banners and slide shows in the style "
        "sheet (min-height), and insert nothing above what is already seen."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.TOOL,
    needs=frozenset({Need.VITALS, Need.STYLES}),
    applies=lambda page: page.clicks_from_home == 0 and bool(loads_of(page)),
    check=check,
)
