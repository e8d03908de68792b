"""Sideways scrolling: at no usual width does the page have to be pushed left and right."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, message
from rules.mobile.reflow import occurrence, scrolls_sideways
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.view import Layout

NARROWEST_CSS_PX = 360  # the commonest small phone; narrower is the matter of reflow


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report the elements that make the page wider than the screen, with the widths at which they do."""
    wide = [layout for layout in _layouts(page) if scrolls_sideways(layout) and layout.overflows]
    if wide:
        culprits = {overflow.selector: overflow for layout in wide for overflow in layout.overflows}
        yield Finding(
            message=message(
                N_("The page is wider than the screen at these widths: {widths}."),
                widths=", ".join(f"{layout.width_css_px} px" for layout in wide),
            ),
            occurrences=tuple(occurrence(overflow) for overflow in culprits.values()),
        )


def _layouts(page: PageEvidence) -> list[Layout]:
    return [layout for layout in (page.view.layouts if page.view else ()) if layout.width_css_px >= NARROWEST_CSS_PX]


RULE = Rule(
    id="sideways-scrolling",
    category=Category.MOBILE,
    impact=Impact.SERIOUS,
    weight=12,
    references=(gigw("5.1.15"), gigw("DBIM-G46")),
    title=N_("The page never has to be pushed sideways"),
    failure_title=N_("The page has to be pushed sideways to read it"),
    why=N_("A reader who must push every line left and right gives up, and buttons at the edge are never seen."),
    repair=N_(
        "Find the named element and remove its fixed width. "
        "Pictures get a largest width of 100 %; a wide table goes into a box of its own that scrolls."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.LAYOUT, Need.STYLES}),
    check=check,
)
