"""What stands in the first view at 1366 CSS px, as far as it makes it restless: for the first-impression rule."""

from collections import Counter
from collections.abc import Iterable, Iterator

from rules.finding import Occurrence, place
from rules.freshness.badges import names_new
from rules.place import Box
from rules.view import PageView
from rules.views.motion import Way

HEIGHT_CSS_PX = 768
LEAST_CSS_PX = 4  # smaller pictures are spacers and counters
BADGE_CSS_PX = 80  # a larger picture is no badge
LEAST_TRAVEL_CSS_PX = 40  # less is a hint that something can be pressed
BUSY_SHARE = 0.5  # of the texts: the smallest block that holds so many is the crowded one
WHOLE_PAGE = frozenset({"html", "html > body"})
MOST_NAMED = 5


def is_in_first_view(box: Box) -> bool:
    """Return whether at least the upper edge of a box is seen without scrolling."""
    return box.y_css_px < HEIGHT_CSS_PX and box.y_css_px + box.height_css_px > 0 and box.width_css_px >= 1


def tickers(view: PageView) -> tuple[Occurrence, ...]:
    """Return what runs or changes its words by itself there."""
    if view.motion is None:
        return ()
    moving = (
        place(one, box=one.box)
        for one in view.motion.animations
        if one.shift_css_px >= LEAST_TRAVEL_CSS_PX and not one.is_progress and is_in_first_view(one.box)
    )
    changing = (
        place(one, box=one.box)
        for one in view.motion.changes
        if one.way in {Way.MOVES, Way.REWORDS} and not one.is_clock and is_in_first_view(one.box)
    )
    return _each_once((*moving, *changing))


def badges(view: PageView) -> tuple[Occurrence, ...]:
    """Return the small pictures there that say "new", and those that move."""
    moving = {one.selector for one in view.motion.pictures} if view.motion else set()
    return _each_once(
        place(image, quote=image.src, box=image.box)
        for image in view.images
        if is_in_first_view(image.box)
        and LEAST_CSS_PX <= max(image.box.width_css_px, image.box.height_css_px) <= BADGE_CSS_PX
        and (image.selector in moving or names_new((image.alt or "", image.src.partition("?")[0].rpartition("/")[2])))
    )


def text_count(view: PageView) -> int:
    """Return how many pieces of text stand there."""
    return sum(is_in_first_view(text.box) for text in view.texts)


def link_count(view: PageView) -> int:
    """Return how many links stand there."""
    links = [control.selector for control in view.reading.controls if control.tag == "a"] if view.reading else []
    return sum((box := view.boxes.get(link)) is not None and is_in_first_view(box) for link in links)


def busiest(view: PageView) -> tuple[Occurrence, ...]:
    """Return the smallest block with half of the texts that stand there."""
    texts = [text.selector for text in view.texts if is_in_first_view(text.box)]
    held = Counter(block for selector in texts for block in _around(selector))
    holding = [block for block, count in held.items() if count >= BUSY_SHARE * len(texts) and block not in WHOLE_PAGE]
    smallest = max(holding, key=lambda block: (block.count(" > "), block), default="body")
    return (Occurrence(selector=smallest, box=view.boxes.get(smallest)),)


def _around(selector: str) -> Iterator[str]:
    parts = selector.split(" > ")
    return (" > ".join(parts[:count]) for count in range(1, len(parts)))


def _each_once(found: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    return tuple({one.selector: one for one in found}.values())[:MOST_NAMED]
