"""Sticky share: what stays on the screen while scrolling leaves most of it to the content."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Message, message, place
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.responsive import Pinned

PHONE_HEIGHT_CSS_PX = 800
MOST_SHARE = 0.25  # of a phone's screen; convention
ENLARGED_HEIGHT_CSS_PX = 256  # a window of 1280 × 1024 px enlarged to 400 %, SC 1.4.10
MOST_ENLARGED_SHARE = 0.6  # what is left then is two lines


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report fixed headers and footers that take more than a quarter of a phone, or most of an enlarged window."""
    seen = page.view.responsive if page.view else None
    if seen is None:
        return
    on_phone, enlarged = covered_css_px(seen.pinned), covered_css_px(seen.pinned_enlarged)
    if on_phone > MOST_SHARE * PHONE_HEIGHT_CSS_PX:
        text = N_("Parts that stay on the screen take {percent} % of a phone, {height} px.")
        yield _finding(
            seen.pinned, message(text, percent=round(100 * on_phone / PHONE_HEIGHT_CSS_PX), height=round(on_phone))
        )
    elif enlarged > MOST_ENLARGED_SHARE * ENLARGED_HEIGHT_CSS_PX:
        text = N_("With the page enlarged to 400 %, parts that stay on the screen take {percent} % of it.")
        yield _finding(seen.pinned_enlarged, message(text, percent=round(100 * enlarged / ENLARGED_HEIGHT_CSS_PX)))


def covered_css_px(pinned: tuple[Pinned, ...]) -> float:
    """Return the height that what is fixed at the top and at the bottom takes; one part may lie over another."""
    top = max((part.height_css_px for part in pinned if part.is_at_top), default=0.0)
    return top + max((part.height_css_px for part in pinned if not part.is_at_top), default=0.0)


def _finding(pinned: tuple[Pinned, ...], said: Message) -> Finding:
    return Finding(
        message=said,
        occurrences=tuple(place(part.part) for part in _largest(pinned)),
    )


def _largest(pinned: tuple[Pinned, ...]) -> list[Pinned]:
    ends = ([part for part in pinned if part.is_at_top], [part for part in pinned if not part.is_at_top])
    return [max(end, key=lambda part: part.height_css_px) for end in ends if end]


RULE = Rule(
    id="sticky-share",
    category=Category.MOBILE,
    impact=Impact.MODERATE,
    weight=1,
    references=(gigw("DBIM-10.2.2"),),
    title=N_("Fixed headers leave the phone screen to the content"),
    failure_title=N_("Fixed headers take too much of the phone screen"),
    why=N_(
        "On a phone only the strip that a fixed header leaves can be read, and every few lines it has to be moved on."
    ),
    repair=N_("Let the header scroll away with the page on phones, or keep only one low line of it."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.CONVENTION,
    needs=frozenset({Need.RESPONSIVE, Need.STYLES}),
    applies=lambda page: bool(page.view and page.view.responsive and page.view.responsive.pinned),
    check=check,
)
