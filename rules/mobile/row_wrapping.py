"""Row wrapping: the last entry of a row does not fall below the others."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding
from rules.mobile.layout_faults import at_widths, by_widths, faults, placed, was_swept
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.responsive import FaultKind


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report rows of three or more of which the end falls below the rest; a person sees whether that is meant."""
    for (narrowest, widest), found in by_widths(faults(page, FaultKind.WRAPPING)):
        yield Finding(
            message=at_widths(
                narrowest,
                widest,
                N_("On a screen {width} px wide, the end of a row falls below it."),
                N_("On screens {narrowest} to {widest} px wide, the end of a row falls below it."),
            ),
            occurrences=tuple(placed(fault) for fault in found),
        )


RULE = Rule(
    id="row-wrapping",
    category=Category.MOBILE,
    impact=Impact.MINOR,
    weight=0,
    references=(gigw("DBIM-G46"),),
    title=N_("Rows stay whole until the narrow layout begins"),
    failure_title=N_("On some screens the last entry of a row falls below it"),
    why=N_("An entry that falls out of its row pushes the rest of the page down and looks like a mistake."),
    repair=N_(
        "Make the window as narrow as named here. If it does not look as you meant it, "
        "let the narrow layout begin earlier or give the entries less space between them."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.RESPONSIVE, Need.STYLES}),
    applies=was_swept,
    check=check,
)
