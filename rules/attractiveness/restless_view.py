"""Restless view: at most one part of the first view moves by itself.

The rules on moving content ask whether a movement can be stopped. This one asks how the page looks before anybody
has found the button: one slide show is usual, two movements at a time pull the eye to and fro.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rules.accessibility.motion.animated_pictures import goes_on
from rules.accessibility.motion.control import motion_of
from rules.accessibility.motion.moving_content import is_noticed
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message
from rules.place import Box
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule

MOST = 1  # moving parts in the first view
LEAST_SIDE_CSS_PX = 8.0
LEAST_TIMES = 3  # a script that changes something twice may only have been late
FIRST_VIEW = Box(x_css_px=0, y_css_px=0, width_css_px=1366, height_css_px=768)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Something that moves, blinks or changes by itself for more than five seconds."""

    selector: str
    html: str
    box: Box


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a first view in which two parts or more move, blink or change by themselves."""
    parts = moving_parts(page)
    if len(parts) > MOST:
        yield Finding(
            message=message(N_("{count} parts of the first view move or blink by themselves."), count=len(parts)),
            occurrences=tuple(Occurrence(selector=part.selector, html=part.html, box=part.box) for part in parts),
        )


def moving_parts(page: PageEvidence) -> list[_Part]:
    """Return what moves in the first view at 1366 CSS px; what lies inside another moving part counts with it."""
    found: list[_Part] = []
    parts = sorted(_all(page), key=lambda part: (-_area(part.box), part.selector))
    for part in parts:
        if _is_seen(part.box) and not any(_overlap(part.box, other.box) for other in found):
            found.append(part)
    return sorted(found, key=lambda part: (part.box.y_css_px, part.box.x_css_px, part.selector))


def _all(page: PageEvidence) -> Iterator[_Part]:
    motion = motion_of(page)
    for animation in motion.animations:
        if is_noticed(animation):
            yield _Part(selector=animation.selector, html=animation.html, box=animation.box)
    for picture in motion.pictures:
        if goes_on(picture):
            yield _Part(selector=picture.selector, html=picture.html, box=picture.box)
    for change in motion.changes:
        if change.times >= LEAST_TIMES and not (change.is_alone or change.is_clock or change.counts_down):
            yield _Part(selector=change.selector, html=change.html, box=change.box)
    if page.view and page.view.axe:
        for rule in page.view.axe.violations:
            if rule.id in ("marquee", "blink"):
                for node in rule.nodes:
                    if box := page.view.boxes.get(node.selector):
                        yield _Part(selector=node.selector, html=node.html, box=box)


def _is_seen(box: Box) -> bool:
    if min(box.width_css_px, box.height_css_px) < LEAST_SIDE_CSS_PX:
        return False
    middle_x, middle_y = box.x_css_px + box.width_css_px / 2, box.y_css_px + min(box.height_css_px, 100) / 2
    return 0 <= middle_x <= FIRST_VIEW.width_css_px and 0 <= middle_y <= FIRST_VIEW.height_css_px


def _area(box: Box) -> float:
    return box.width_css_px * box.height_css_px


def _overlap(one: Box, other: Box) -> bool:
    """Return whether two boxes share a place: they are parts of one movement."""
    across = min(one.x_css_px + one.width_css_px, other.x_css_px + other.width_css_px) - max(
        one.x_css_px, other.x_css_px
    )
    down = min(one.y_css_px + one.height_css_px, other.y_css_px + other.height_css_px) - max(
        one.y_css_px, other.y_css_px
    )
    return across > 0 and down > 0


def was_watched(page: PageEvidence) -> bool:
    """Return whether it is known what scripts move: the page was left to itself, or has nothing to press or run."""
    motion = motion_of(page)
    has_scripts = page.view is not None and any(request.kind == "script" for request in page.view.requests)
    return motion.was_left_alone or not (has_scripts or motion.control_names)


RULE = Rule(
    id="restless-view",
    category=Category.ATTRACTIVENESS,
    impact=Impact.SERIOUS,
    weight=15,
    title=N_("The first view is calm"),
    failure_title=N_("Several parts of the first view move at the same time"),
    why=N_(
        "Where two things move, the eye jumps between them and rests on neither. Visitors take such a page for "
        "advertising and miss the notice they came for."
    ),
    repair=N_(
        "Let at most one part of the first view move, best none. Turn tickers into a short list of notices with "
        "dates, replace blinking “New” signs by the word “New”, and let the slide show wait for a press."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.CONVENTION,
    needs=frozenset({Need.MOTION}),
    wants=frozenset({Need.ALONE}),
    applies=lambda page: was_watched(page) or len(moving_parts(page)) > MOST,
    check=check,
)
