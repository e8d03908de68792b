"""Slide show share: a slide show leaves room for what citizens come for."""

from collections.abc import Iterator

from rules.attractiveness.drawn import first_views
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, message, place
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.looks import FirstView, LargePart

MOST_SHARE, GOOD_PERCENT = 0.8, 50


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report slide shows that take more than 80 % of the first view, at the desk or on the phone.

    That words stand only inside the pictures of a slide show is said by the rule on text in pictures.
    """
    for view in first_views(page):
        for show in _shows(view):
            if show.share > MOST_SHARE:
                yield Finding(
                    message=message(
                        N_("The slide show takes {percent} % of what is seen first at {width} × {height} px."),
                        percent=round(100 * show.share),
                        width=view.width_css_px,
                        height=view.height_css_px,
                    ),
                    occurrences=(place(show),),
                )


def _shows(view: FirstView) -> tuple[LargePart, ...]:
    return tuple(part for part in view.parts if part.is_slide_show)


RULE = Rule(
    id="slide-show-share",
    category=Category.ATTRACTIVENESS,
    impact=Impact.MODERATE,
    weight=4,
    references=(gigw("DBIM-8.1"),),
    title=N_("The slide show leaves room in the first view"),
    failure_title=N_("The slide show fills the first view"),
    why=N_("Whoever comes for a form or a notice sees pictures only and does not know that it lies below them."),
    repair=N_(
        "Let the slide show take half of the first view at most, for example with max-height: 45vh, or put one picture "
        "with the most important links beside it in its place."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.CONVENTION,
    needs=frozenset({Need.LOOKS, Need.STYLES}),
    applies=lambda page: any(_shows(view) for view in first_views(page)),
    check=check,
)
