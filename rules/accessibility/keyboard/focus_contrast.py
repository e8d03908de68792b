"""Focus contrast: the mark of the focus stands out."""

from collections.abc import Iterator

from rules.accessibility.axe.row import ADVICE
from rules.accessibility.keyboard.mending import FOCUS_MARK
from rules.accessibility.keyboard.walked import has_stops, occurrence, shown_stops
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import wcag
from rules.views.keyboard import Mark

LEAST_CONTRAST = 3.0  # SC 2.4.13


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report marks that differ less than is advised from what they are drawn on."""
    pale = [
        (stop, stop.contrast)
        for stop in shown_stops(page)
        if stop.mark in {Mark.STYLE, Mark.PIXELS} and stop.contrast is not None and stop.contrast < LEAST_CONTRAST
    ]
    if pale:
        yield Finding(
            message=counted(
                N_("The mark of the focus is paler than advised on {count} element."),
                N_("The mark of the focus is paler than advised on {count} elements."),
                len(pale),
            ),
            occurrences=tuple(
                occurrence(
                    stop,
                    note=message(
                        N_("Contrast {contrast} : 1; at least {least} : 1 is advised."),
                        contrast=round(contrast, 1),
                        least=round(LEAST_CONTRAST),
                    ),
                    edits=FOCUS_MARK,
                )
                for stop, contrast in pale
            ),
        )


RULE = Rule(
    id="focus-contrast",
    category=Category.ACCESSIBILITY,
    impact=Impact.MINOR,
    weight=ADVICE,
    references=(wcag("2.4.13"),),
    title=N_("The mark of the focus stands out"),
    failure_title=N_("The mark of the focus is too pale"),
    why=N_("A pale line is overlooked by people with weak eyes, and by everybody in sunlight."),
    repair=N_("Draw the mark as a line of at least 2 px in a colour that contrasts 3 : 1 with the background."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.KEYBOARD}),
    applies=has_stops,
    check=check,
)
