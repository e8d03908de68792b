"""Target size: links and buttons can be hit with a finger."""

import math
import re
from collections.abc import Iterator, Sequence

from rules.accessibility.markup import declaring, read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, message, place
from rules.mobile.reflow import layout_at
from rules.place import Box
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import wcag
from rules.view import Target

WIDTH_CSS_PX = 360
LEAST_CSS_PX = 24.0  # SC 2.5.8
COMFORTABLE_CSS_PX = 44.0  # SC 2.5.5; a repair to the least would be the next finding
ROUNDING_CSS_PX = 0.5
# Left as the browser draws it, a control is exempt from SC 2.5.8. Chromium's own: a check box is 13 px wide, a list
# 19 px high, a field or button 21 px, and 22 px with Devanagari in it.
BROWSER_BOX = re.compile(r"<input\b[^>]*\btype=[\"']?(?:checkbox|radio)\b", re.IGNORECASE)
BROWSER_BOX_CSS_PX = 13.5
BROWSER_CONTROL = re.compile(
    r"<(?:(select)\b|button\b|input\b(?![^>]*\btype=[\"']?(?:checkbox|radio|image|range|color)\b))", re.IGNORECASE
)
BROWSER_LIST_HEIGHTS_CSS_PX = (19.0,)
BROWSER_CONTROL_HEIGHTS_CSS_PX = (21.0, 21.3, 22.0)
BROWSER_ROUNDING_CSS_PX = 0.1
DRAWN_AS_BOXES = frozenset({"button", "input", "select", "summary", "textarea"})
_HREF = re.compile(r"<a\b[^>]*?\shref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_NO_ADDRESS = re.compile(r"(?:#!?|javascript:.*)?", re.IGNORECASE | re.DOTALL)


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report targets under 24×24 px so close to another that a finger hits both (SC 2.5.8 with its exceptions)."""
    layout = layout_at(page, WIDTH_CSS_PX)
    small = crowded(layout.targets) if layout else []
    if small:
        yield Finding(
            message=counted(
                N_("{count} link or button is too small and too close to its neighbour."),
                N_("{count} links or buttons are too small and too close to their neighbours."),
                len(small),
            ),
            occurrences=tuple(
                place(
                    target,
                    after=enlarged(target.html, COMFORTABLE_CSS_PX),
                    note=message(
                        N_("{width} × {height} px; at least {least} × {least} px are needed."),
                        width=round(target.box.width_css_px),
                        height=round(target.box.height_css_px),
                        least=round(LEAST_CSS_PX),
                    ),
                )
                for target in small
            ),
        )


def crowded(targets: Sequence[Target]) -> list[Target]:
    """Return the targets that fail SC 2.5.8, with its exceptions."""
    large_enough = {address_of(target) for target in targets if not _is_small(target.box)} - {""}
    return [
        target
        for target in targets
        if _is_small(target.box)
        and not target.is_inline
        and not _is_browser_drawn(target)
        and address_of(target) not in large_enough  # the same page can be reached by a larger target
        and any(_is_too_close(target.box, other.box) for other in targets if other is not target)
    ]


def enlarged(html: str, least_css_px: float) -> str:
    """Return a target that is at least that wide and high, and no longer drawn as a part of a line."""
    tag, least = read_tag(html), f"{least_css_px:g}px"
    if tag is None or tag.name in DRAWN_AS_BOXES or "display:" in (tag.get("style") or "").replace(" ", "").lower():
        return declaring(html, min_width=least, min_height=least)
    return declaring(html, display="inline-block", min_width=least, min_height=least)


def _is_small(box: Box) -> bool:
    return min(box.width_css_px, box.height_css_px) < LEAST_CSS_PX - ROUNDING_CSS_PX


def _is_browser_drawn(target: Target) -> bool:
    if BROWSER_BOX.match(target.html):
        return target.box.width_css_px <= BROWSER_BOX_CSS_PX
    control = BROWSER_CONTROL.match(target.html)
    if control is None:
        return False
    heights = BROWSER_LIST_HEIGHTS_CSS_PX if control.group(1) else BROWSER_CONTROL_HEIGHTS_CSS_PX
    return any(abs(target.box.height_css_px - height) <= BROWSER_ROUNDING_CSS_PX for height in heights)


def address_of(target: Target) -> str:
    """Return the address of a link; "" where a script decides, or for what is no link."""
    found = _HREF.match(target.html)
    address = next(filter(None, found.groups()), "").strip() if found else ""
    return "" if _NO_ADDRESS.fullmatch(address) else address


def _is_too_close(small: Box, other: Box) -> bool:
    """Return whether a circle of 24 px around the small target meets the other one, or the other's own circle."""
    if _contains(other, small) or _contains(small, other):
        return False  # one inside the other, such as a field in its label
    x, y = _centre(small)
    if _is_small(other):
        return math.dist((x, y), _centre(other)) < LEAST_CSS_PX - ROUNDING_CSS_PX
    nearest = (
        min(max(x, other.x_css_px), other.x_css_px + other.width_css_px),
        min(max(y, other.y_css_px), other.y_css_px + other.height_css_px),
    )
    return math.dist((x, y), nearest) < LEAST_CSS_PX / 2 - ROUNDING_CSS_PX


def _contains(outer: Box, inner: Box) -> bool:
    return (
        outer.x_css_px <= inner.x_css_px
        and outer.y_css_px <= inner.y_css_px
        and outer.x_css_px + outer.width_css_px >= inner.x_css_px + inner.width_css_px
        and outer.y_css_px + outer.height_css_px >= inner.y_css_px + inner.height_css_px
    )


def _centre(box: Box) -> tuple[float, float]:
    return box.x_css_px + box.width_css_px / 2, box.y_css_px + box.height_css_px / 2


RULE = Rule(
    id="target-size",
    category=Category.MOBILE,
    impact=Impact.SERIOUS,
    weight=15,
    references=(wcag("2.5.8"),),
    title=N_("Links and buttons can be hit with a finger"),
    failure_title=N_("Links and buttons are too small to hit with a finger"),
    why=N_("A finger that meets two links at once opens the wrong page, most of all for people whose hands shake."),
    repair=N_("Give these links and buttons more height and distance: at least 24 × 24 px each, better 48 × 48 px."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.STANDARD,
    needs=frozenset({Need.LAYOUT, Need.STYLES}),
    applies=lambda page: bool((layout := layout_at(page, WIDTH_CSS_PX)) and layout.targets),
    check=check,
)
