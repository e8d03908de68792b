"""Moving content: what moves or blinks by itself can be halted."""

from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.markup import read_tag, styled
from rules.accessibility.motion.control import motion_of, undecided
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Message, Occurrence, counted, message, place
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.motion import Animation, Change, Way

LONGEST_FREE_MS = 5000  # SC 2.2.2
# Less than this is hardly noticed; there is no figure in SC 2.2.2.
LEAST_SHIFT_CSS_PX = 5.0
LEAST_TURN_DEGREES = 10.0
LEAST_FADE = 0.3
LEAST_RECOLOUR = 0.2
LEAST_SIDE_CSS_PX = 8.0
LEAST_REST_S = 1.2
QUESTION = N_(
    "Something on this page goes on moving. Look whether a button or a setting stops it: press every button near it "
    "and watch for ten seconds."
)
RIDE = ("data-bs-ride", "data-ride")


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report what goes on moving or blinking for more than five seconds while no control stops it (SC 2.2.2)."""
    motion = motion_of(page)
    occurrences = tuple(
        [_animated(one) for one in motion.animations if is_noticed(one) and one.selector not in motion.stoppable]
        + [_driven(one) for one in _driven_changes(page) if one.selector not in motion.stoppable]
    )
    if not occurrences:
        return
    yield undecided(motion, occurrences, QUESTION) or Finding(
        message=counted(
            N_("{count} part of the page goes on moving or blinking, and no button stops it."),
            N_("{count} parts of the page go on moving or blinking, and no button stops them."),
            len(occurrences),
        ),
        occurrences=occurrences,
    )


def _driven_changes(page: PageEvidence) -> list[Change]:
    return [one for one in motion_of(page).changes if one.way is not Way.REWORDS and not one.is_alone]


def is_noticed(animation: Animation) -> bool:
    """Return whether an animation is large enough to draw the eye and says more than that something is loading."""
    if animation.is_alone or animation.is_progress:
        return False
    if min(animation.box.width_css_px, animation.box.height_css_px) < LEAST_SIDE_CSS_PX:
        return False
    return (
        animation.shift_css_px >= LEAST_SHIFT_CSS_PX
        or animation.turn_degrees >= LEAST_TURN_DEGREES
        or animation.fade >= LEAST_FADE
        or animation.recolour >= LEAST_RECOLOUR
    )


def _animated(animation: Animation) -> Occurrence:
    return place(
        animation,
        after=_stilled(animation),
        note=message(N_("It moves or blinks without end."))
        if animation.total_ms is None
        else message(N_("It moves or blinks for {seconds} seconds."), seconds=round(animation.total_ms / 1000)),
    )


def _stilled(animation: Animation) -> str:
    """Return the element with its animation ended within five seconds, or taken away where one round is longer."""
    tag = read_tag(animation.html)
    if tag is None:
        return ""
    rounds = int(LONGEST_FREE_MS // animation.round_ms)
    mended = styled(tag, "animation-iteration-count", str(rounds)) if rounds else styled(tag, "animation", "none")
    return str(mended) if mended else ""


def _driven(change: Change) -> Occurrence:
    return place(change, after=_parked(change.html), note=_pace(change))


def _pace(change: Change) -> Message:
    if change.every_s < LEAST_REST_S:
        return message(N_("It goes on changing without a rest."))
    return counted(
        N_("It changes by itself about every second."),
        N_("It changes by itself about every {count} seconds."),
        round(change.every_s),
    )


def _parked(html: str) -> str:
    """Return a carousel of a known make that waits for the visitor; "" for others."""
    tag = read_tag(html)
    if tag is None:
        return ""
    for name in RIDE:
        if tag.get(name) == "carousel":
            return str(tag.having(name, "false"))
    return ""


RULE = Rule(
    id="moving-content",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("2.2.2"),
    title=N_("What moves by itself can be stopped"),
    failure_title=N_("Something moves without end and cannot be stopped"),
    why=N_(
        "Many people cannot read a page while something moves beside the text: people who are easily distracted, "
        "who read slowly, or who become dizzy."
    ),
    repair=N_(
        "Let nothing start to move by itself. If it has to, put a button “Pause” beside it that works with mouse and "
        "keyboard, or let the movement end within five seconds."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.STANDARD,
    needs=frozenset({Need.MOTION}),
    wants=frozenset({Need.ALONE}),
    applies=lambda page: bool(motion_of(page).animations or _driven_changes(page)),
    check=check,
)
