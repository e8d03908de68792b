"""Comfortable targets: a finger meets one link at a time."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, message, place
from rules.mobile.reflow import layout_at
from rules.mobile.target_size import WIDTH_CSS_PX, address_of, crowded, enlarged
from rules.place import Box
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.view import Target

FINGER_CSS_PX = 48.0  # Lighthouse 11 tap-targets
MOST_SHARED = 0.25  # of what the finger covers of the target itself; Lighthouse 11 tap-targets
SHOWN = 20


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report targets on which a finger covers a good part of another; target-size has the ones too small."""
    layout = layout_at(page, WIDTH_CSS_PX)
    targets = [target for target in layout.targets if not target.is_inline] if layout else []
    told = {target.selector for target in crowded(layout.targets)} if layout else set()
    tight = [target for target in targets if target.selector not in told and _is_tight(target, targets)]
    if tight:
        yield Finding(
            message=counted(
                N_("{count} link or button lies so close to another that a finger covers both."),
                N_("{count} links or buttons lie so close to others that a finger covers both."),
                len(tight),
            ),
            occurrences=tuple(
                place(
                    target,
                    after=enlarged(target.html, FINGER_CSS_PX),
                    note=message(
                        N_("{width} × {height} px; 48 × 48 px are comfortable."),
                        width=round(target.box.width_css_px),
                        height=round(target.box.height_css_px),
                    ),
                )
                for target in tight[:SHOWN]
            ),
        )


def _is_tight(target: Target, targets: list[Target]) -> bool:
    box = target.box
    if min(box.width_css_px, box.height_css_px) >= FINGER_CSS_PX:
        return False
    x, y = box.x_css_px + box.width_css_px / 2, box.y_css_px + box.height_css_px / 2
    half = FINGER_CSS_PX / 2
    finger = Box(x_css_px=x - half, y_css_px=y - half, width_css_px=FINGER_CSS_PX, height_css_px=FINGER_CSS_PX)
    own, address = shared(finger, box), address_of(target)
    return any(
        shared(finger, other.box) > MOST_SHARED * own
        and shared(box, other.box) == 0
        and not (address and address == address_of(other))  # either of the two opens the same page
        for other in targets
        if other is not target
    )


def shared(one: Box, other: Box) -> float:
    """Return the area of two boxes in common."""
    right = min(one.x_css_px + one.width_css_px, other.x_css_px + other.width_css_px)
    bottom = min(one.y_css_px + one.height_css_px, other.y_css_px + other.height_css_px)
    wide = right - max(one.x_css_px, other.x_css_px)
    tall = bottom - max(one.y_css_px, other.y_css_px)
    return max(wide, 0.0) * max(tall, 0.0)


RULE = Rule(
    id="comfortable-targets",
    category=Category.MOBILE,
    impact=Impact.MINOR,
    weight=0,
    references=(gigw("DBIM-10.2.1"),),
    title=N_("A finger meets one link at a time"),
    failure_title=N_("A finger covers two links at once"),
    why=N_("A finger covers about 48 px of a screen. Thumbs of people on the move, or with shaking hands, cover more."),
    repair=N_("Give the links and buttons of menus and lists a height of 48 px, or more space between them."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.TOOL,
    needs=frozenset({Need.LAYOUT, Need.STYLES}),
    applies=lambda page: bool((layout := layout_at(page, WIDTH_CSS_PX)) and layout.targets),
    check=check,
)
