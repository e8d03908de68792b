"""Clipped text: the box of a text is large enough for it."""

from collections.abc import Iterator

from rules.accessibility.axe.row import DETAIL
from rules.accessibility.seeing.cutting import is_lost, occurrence
from rules.accessibility.seeing.text_resize import zoom_losses
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report texts that are cut off at their usual size; those that are so enlarged too are told there."""
    cuts = page.view.seeing.cuts if page.view and page.view.seeing else ()
    told = {cut.selector for cut in zoom_losses(page)}
    lost = [cut for cut in cuts if is_lost(cut) and cut.selector not in told]
    if lost:
        yield Finding(
            message=counted(
                N_("{count} text is cut off by its box."), N_("{count} texts are cut off by their boxes."), len(lost)
            ),
            occurrences=tuple(occurrence(cut) for cut in lost),
        )


RULE = Rule(
    id="clipped-text",
    category=Category.ATTRACTIVENESS,
    impact=Impact.MODERATE,
    weight=DETAIL,
    title=N_("Text fits into its box"),
    failure_title=N_("Text is cut off by its box"),
    why=N_("Half a line or half a word at the edge of a box cannot be read, and nothing tells how to see the rest."),
    repair=N_("Let the box grow with its text: use min-height instead of height, and let the lines wrap."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.FACT,
    needs=frozenset({Need.SEEING}),
    check=check,
)
