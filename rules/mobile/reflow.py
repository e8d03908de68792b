"""Reflow: at 320 CSS px wide, a page is read without scrolling sideways."""

from collections.abc import Iterator

from rules.accessibility.markup import declaring
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, place
from rules.mobile.narrowing import narrowed
from rules.place import Element
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.view import Layout, Overflow
from rules.views.responsive import FaultKind

WIDTH_CSS_PX = 320  # SC 1.4.10
TOLERANCE_CSS_PX = 1  # rounding; ReDeCheck's tolerance for viewport protrusion
# Need two dimensions to make sense, so SC 1.4.10 lets them scroll both ways.
EXEMPT_TAGS = frozenset({"table", "video", "canvas", "svg", "iframe", "map", "pre", "math"})


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report the elements that make the page wider than a screen of 320 px."""
    layout = layout_at(page, WIDTH_CSS_PX)
    if layout is None or layout.client_width_css_px > WIDTH_CSS_PX + TOLERANCE_CSS_PX:
        yield Doubt(
            message=message(N_("The page cannot be shown 320 px wide as long as it has no viewport line.")),
            is_question=False,
        )
        return
    if not scrolls_sideways(layout):
        return
    wide = [overflow for overflow in layout.overflows if not _is_exempt(overflow)]
    words = _unbroken(page, layout)
    if wide or words:
        widest_css_px = layout.scroll_width_css_px if words else max(overflow.right_css_px for overflow in wide)
        yield Finding(
            message=message(
                N_("The content is {width} px wide on a screen of {limit} px."),
                width=round(widest_css_px),
                limit=WIDTH_CSS_PX,
            ),
            occurrences=(
                *map(occurrence, wide),
                *(place(element, after=declaring(element.html, overflow_wrap="anywhere")) for element in words),
            ),
        )
    elif not layout.overflows:
        yield Doubt(message=message(N_("The page scrolls sideways, but no visible element is the cause.")))


def layout_at(page: PageEvidence, width_css_px: int) -> Layout | None:
    """Return the layout of the sweep at this width."""
    layouts = page.view.layouts if page.view else ()
    return next((layout for layout in layouts if layout.width_css_px == width_css_px), None)


def scrolls_sideways(layout: Layout) -> bool:
    """Return whether the page as a whole is wider than the screen."""
    return layout.scroll_width_css_px > layout.client_width_css_px + TOLERANCE_CSS_PX


def occurrence(overflow: Overflow) -> Occurrence:
    """Return the place of an element that is too wide, with its own tag mended where that is enough."""
    return place(overflow, after=narrowed(overflow.html))


def _unbroken(page: PageEvidence, layout: Layout) -> list[Element]:
    """Return what holds words too long for the line, such as an e-mail address, and is itself inside the screen."""
    swept = page.view.responsive if page.view else None
    return [
        fault.first
        for fault in (swept.faults if swept else ())
        if fault.kind is FaultKind.BEYOND
        and fault.narrowest_css_px <= WIDTH_CSS_PX
        and fault.contents == ("text",)
        and not any(_is_within(fault.first, overflow) for overflow in layout.overflows)
    ]


def _is_within(element: Element, overflow: Overflow) -> bool:
    return element.selector == overflow.selector or element.selector.startswith(f"{overflow.selector} > ")


def _is_exempt(overflow: Overflow) -> bool:
    return bool(EXEMPT_TAGS.intersection((*overflow.tags, *overflow.holds)))


RULE = Rule(
    id="reflow",
    category=Category.MOBILE,
    impact=Impact.SERIOUS,
    weight=10,
    references=success_criterion("1.4.10"),
    title=N_("Content fits a narrow phone screen"),
    failure_title=N_("Content runs off a narrow phone screen"),
    why=N_("Readers on small phones, or with the page enlarged to 400 %, lose the end of every line."),
    repair=N_(
        "Let the named element shrink: give it a largest width of 100 % instead of a fixed width. "
        "A wide table goes into a box of its own that scrolls."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.STANDARD,
    needs=frozenset({Need.LAYOUT, Need.RESPONSIVE, Need.STYLES}),
    check=check,
)
