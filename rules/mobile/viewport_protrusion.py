"""Viewport protrusion: between the usual widths, too, nothing runs off the edge of the screen."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Message, message
from rules.mobile.clipped_at_320 import is_words_at_320
from rules.mobile.layout_faults import at_widths, by_widths, faults, placed, was_swept
from rules.mobile.reflow import WIDTH_CSS_PX, scrolls_sideways
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.responsive import FaultKind, LayoutFault

LEAST_CSS_PX = 2.0  # beyond rounding


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report what runs off the screen at widths that neither reflow nor sideways scrolling looks at."""
    layouts = page.view.layouts if page.view else ()
    told = [
        layout.width_css_px
        for layout in layouts
        if scrolls_sideways(layout) and (layout.overflows or layout.width_css_px == WIDTH_CSS_PX)
    ]
    found = [
        fault
        for fault in faults(page, FaultKind.BEYOND, FaultKind.CUT)
        if fault.depth_css_px >= LEAST_CSS_PX and not _is_told(fault, told)
    ]
    for (narrowest, widest), beyond in by_widths(found):
        yield Finding(
            message=at_widths(
                narrowest,
                widest,
                N_("On a screen {width} px wide, parts of the page do not fit."),
                N_("On screens {narrowest} to {widest} px wide, parts of the page do not fit."),
            ),
            occurrences=tuple(placed(fault, _note(fault)) for fault in beyond),
        )


def _is_told(fault: LayoutFault, told: list[int]) -> bool:
    """Return whether another rule names the fault: at its own widths, or as words lost at 320 px."""
    if fault.kind is FaultKind.CUT:
        return is_words_at_320(fault)
    return any(fault.narrowest_css_px <= width <= fault.widest_css_px for width in told)


def _note(fault: LayoutFault) -> Message:
    text = (
        N_("{depth} px are cut off and cannot be reached.")
        if fault.kind is FaultKind.CUT
        else N_("It reaches {depth} px beyond the edge of the screen.")
    )
    return message(text, depth=round(fault.depth_css_px))


RULE = Rule(
    id="viewport-protrusion",
    category=Category.MOBILE,
    impact=Impact.MODERATE,
    weight=5,
    references=(gigw("5.1.15"), gigw("DBIM-G46")),
    title=N_("Nothing runs off the screen between the usual widths"),
    failure_title=N_("On some screens parts of the page run off the edge"),
    why=N_("Tablets, small laptops and enlarged windows have every width there is, and their readers lose the rest."),
    repair=N_(
        "Make the window as narrow as named here and look at this part. "
        "Give it a largest width of 100 % instead of a fixed width, or let the narrow layout begin earlier."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.RESPONSIVE, Need.STYLES}),
    applies=was_swept,
    check=check,
)
