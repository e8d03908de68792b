"""Element protrusion: at every width, parts stay inside the boxes they are drawn in."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, message
from rules.mobile.layout_faults import at_widths, by_widths, faults, name_of, placed, was_swept
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.responsive import FaultKind, LayoutFault, Sight

LEAST_CSS_PX = 3.0  # less is a matter of shadows, borders and rounding


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report parts that visibly reach out of their box on narrow screens, and not on wider ones."""
    for (narrowest, widest), found in by_widths(filter(is_visible, faults(page, FaultKind.PROTRUSION))):
        yield Finding(
            message=at_widths(
                narrowest,
                widest,
                N_("On a screen {width} px wide, parts of the page reach out of their boxes."),
                N_("On screens {narrowest} to {widest} px wide, parts of the page reach out of their boxes."),
            ),
            occurrences=tuple(
                placed(
                    fault,
                    message(
                        N_("It reaches {depth} px out of this box: {part}."),
                        depth=round(fault.depth_css_px),
                        part=name_of(fault.second),
                    ),
                )
                for fault in found
                if fault.second
            ),
        )


def is_visible(fault: LayoutFault) -> bool:
    """Return whether people see what reaches out, and nobody pulled it there."""
    is_seen = fault.sight in {Sight.BOTH, Sight.FIRST}
    return is_seen and not fault.is_pulled and fault.depth_css_px >= LEAST_CSS_PX


RULE = Rule(
    id="element-protrusion",
    category=Category.MOBILE,
    impact=Impact.MODERATE,
    weight=4,
    references=(gigw("5.1.15"), gigw("DBIM-G46")),
    title=N_("Every part stays inside its box, however wide the screen is"),
    failure_title=N_("On some screens parts of the page reach out of their boxes"),
    why=N_("Words that leave their coloured box lose their background and run into what stands beside it."),
    repair=N_(
        "Make the window as narrow as named here and look at this part. "
        "Remove fixed widths and heights from the box, and let long words break."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.RESPONSIVE, Need.STYLES}),
    applies=was_swept,
    check=check,
)
