"""Small range: no layout of its own holds for a few pixels of width only."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding
from rules.mobile.layout_faults import at_widths, faults, placed, was_swept
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.responsive import FaultKind


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report widths at which parts stand in an order that holds neither above nor below."""
    for fault in faults(page, FaultKind.SMALL_RANGE):
        yield Finding(
            message=at_widths(
                fault.narrowest_css_px,
                fault.widest_css_px,
                N_("At exactly {width} px the parts of the page stand in an order that holds at no other width."),
                N_("From {narrowest} to {widest} px the parts of the page stand in an order of their own."),
            ),
            occurrences=(placed(fault),),
        )


RULE = Rule(
    id="small-range",
    category=Category.MOBILE,
    impact=Impact.MINOR,
    weight=0,
    references=(gigw("DBIM-G46"),),
    title=N_("The layouts of the page meet without a gap"),
    failure_title=N_("Between two layouts of the page there is a gap"),
    why=N_(
        "Some tablets have exactly this width, and there the wide and the narrow layout are shown at once, or neither."
    ),
    repair=N_(
        "Compare the widths in the media queries of the style sheet: "
        "where one ends at 768 px the next begins at 769 px, not at 768 px or 770 px."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.RESPONSIVE, Need.STYLES}),
    applies=was_swept,
    check=check,
)
