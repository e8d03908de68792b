"""Clipped at 320 px: on a narrow or enlarged screen no word is cut off by a box that does not scroll."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, message
from rules.mobile.layout_faults import faults, placed, was_swept
from rules.mobile.reflow import WIDTH_CSS_PX
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.responsive import FaultKind, LayoutFault


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report writing that is whole on wide screens and cut off at 320 px, where nothing brings it back."""
    cut = [fault for fault in faults(page, FaultKind.CUT) if is_words_at_320(fault)]
    if cut:
        yield Finding(
            message=counted(
                N_("On a screen {limit} px wide, the end of a line is cut off in {count} place."),
                N_("On a screen {limit} px wide, the end of a line is cut off in {count} places."),
                len(cut),
                limit=WIDTH_CSS_PX,
            ),
            occurrences=tuple(
                placed(fault, message(N_("{depth} px of it cannot be seen."), depth=round(fault.depth_css_px)))
                for fault in cut
            ),
        )


def is_words_at_320(fault: LayoutFault) -> bool:
    """Return whether words are cut off at 320 px; a picture that is cut off may still say what it has to."""
    return fault.narrowest_css_px <= WIDTH_CSS_PX and fault.contents == ("text",)


RULE = Rule(
    id="clipped-at-320",
    category=Category.MOBILE,
    impact=Impact.SERIOUS,
    weight=3,
    references=success_criterion("1.4.10"),
    title=N_("No words are cut off on a narrow screen"),
    failure_title=N_("On a narrow screen words are cut off"),
    why=N_(
        "Readers on small phones, or with the page enlarged to 400 %, do not see the end of the line "
        "and cannot scroll to it."
    ),
    repair=N_("Remove the fixed width of this part and let its lines break, so that nothing has to be cut off."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.STANDARD,
    needs=frozenset({Need.RESPONSIVE, Need.STYLES}),
    applies=was_swept,
    check=check,
)
