"""Overlapping text: no text lies over another."""

from collections.abc import Iterator

from rules.accessibility.axe.row import DETAIL
from rules.accessibility.seeing.overlapping import is_over_other_text, placed
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report texts whose letters are drawn over the letters of another text."""
    overlaps = page.view.seeing.overlaps if page.view and page.view.seeing else ()
    found = [overlap for overlap in overlaps if is_over_other_text(overlap)]
    if found:
        yield Finding(
            message=counted(
                N_("{count} text is printed over another."), N_("{count} texts are printed over others."), len(found)
            ),
            occurrences=tuple(placed(overlap) for overlap in found),
        )


RULE = Rule(
    id="overlapping-text",
    category=Category.ATTRACTIVENESS,
    impact=Impact.SERIOUS,
    weight=DETAIL,
    title=N_("No text lies over another text"),
    failure_title=N_("Texts lie over one another"),
    why=N_("Where two texts are printed over each other neither can be read, and the whole page looks neglected."),
    repair=N_(
        "Give the two texts places of their own: remove the negative margin, the fixed height or the absolute position "
        "that pushes one over the other."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.FACT,
    needs=frozenset({Need.SEEING}),
    check=check,
)
