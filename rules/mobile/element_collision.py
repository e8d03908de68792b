"""Element collision: at no width does one part of the page lie over another."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding
from rules.mobile.layout_faults import at_widths, by_widths, faults, over, placed, was_swept
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.responsive import FaultKind, LayoutFault, Sight

LEAST_HIDDEN_CSS_PX = 8.0  # half a letter: what is covered by less is hardly missed
TEXTS = ("text", "text")


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report parts that lie apart on wide screens and visibly over each other on narrower ones."""
    collided = [fault for fault in faults(page, FaultKind.COLLISION) if is_visible(fault)]
    for (narrowest, widest), found in by_widths(collided):
        yield Finding(
            message=at_widths(
                narrowest,
                widest,
                N_("On a screen {width} px wide, parts of the page lie over each other."),
                N_("On screens {narrowest} to {widest} px wide, parts of the page lie over each other."),
            ),
            occurrences=tuple(placed(fault, over(fault.second)) for fault in found if fault.second),
        )


def is_visible(fault: LayoutFault) -> bool:
    """Return whether people see that the two meet: both show where they do, or the words of one are covered."""
    if fault.is_pulled and fault.contents != TEXTS:
        return False  # a part pulled over a picture is often meant
    return fault.sight is Sight.BOTH or (_are_words_covered(fault) and fault.depth_css_px >= LEAST_HIDDEN_CSS_PX)


def _are_words_covered(fault: LayoutFault) -> bool:
    """Return whether words in the flow of the page are covered; a drawer lying under the page waits to be opened."""
    covered = {Sight.FIRST: 1, Sight.SECOND: 0}.get(fault.sight)
    return covered is not None and fault.contents[covered] == "text" and not fault.are_free[covered]


RULE = Rule(
    id="element-collision",
    category=Category.MOBILE,
    impact=Impact.SERIOUS,
    weight=6,
    references=(gigw("5.1.15"), gigw("DBIM-G46")),
    title=N_("No part of the page lies over another, however wide the screen is"),
    failure_title=N_("On some screens parts of the page lie over each other"),
    why=N_("Where a menu or a picture lies over words, neither can be read, and a finger opens the wrong one."),
    repair=N_(
        "Make the window as narrow as named here and look at this part. "
        "Let the parts stand one below the other from a wider screen on, or remove their fixed widths and heights."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.RESPONSIVE, Need.STYLES}),
    applies=was_swept,
    check=check,
)
