"""Accessibility overlay: the page itself is accessible, not a panel laid over it."""

from collections.abc import Iterator

from rules.accessibility.axe.row import ADVICE
from rules.accessibility.widgets.operated import widgets_of
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule


def check(page: PageEvidence) -> Iterator[Finding]:
    """Name the add-on that promises accessibility."""
    for overlay in widgets_of(page).overlays:
        yield Finding(
            message=message(N_("The page loads the accessibility add-on {maker}."), maker=overlay.maker),
            occurrences=(place(overlay),),
        )


RULE = Rule(
    id="accessibility-overlay",
    category=Category.ACCESSIBILITY,
    impact=Impact.MINOR,
    weight=ADVICE,
    title=N_("Accessibility does not hang on an add-on"),
    failure_title=N_("The page loads an add-on that promises accessibility"),
    why=N_(
        "Such a panel enlarges letters and changes colours, which every phone can do by itself. It does not mend "
        "missing texts of pictures, fields without labels or an order that makes no sense."
    ),
    repair=N_(
        "Mend the faults in this report in the page itself. Keep the panel only if it does no harm, and do not name it "
        "as proof of accessibility."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.DAYS,
    needs=frozenset({Need.WIDGETS}),
    applies=lambda page: widgets_of(page).was_operated,
    check=check,
)
