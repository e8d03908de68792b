"""Animated pictures: a picture of several frames comes to rest."""

from collections.abc import Iterator

from rules.accessibility.axe.row import DETAIL
from rules.accessibility.markup import read_tag
from rules.accessibility.motion.control import has_named_pause, motion_of
from rules.accessibility.motion.moving_content import LONGEST_FREE_MS
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message, place, slot
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.motion import MovingPicture

LEAST_DIFFERING_SHARE = 0.02  # of the pixels; less is what packing leaves behind
LEAST_SIDE_CSS_PX = 8.0


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report pictures that go on moving for more than five seconds (SC 2.2.2)."""
    motion = motion_of(page)
    occurrences = tuple(_occurrence(picture) for picture in motion.pictures if goes_on(picture))
    if not occurrences:
        return
    if has_named_pause(motion):
        yield Doubt(
            message=message(
                N_("Press the button that is meant to stop the pictures and look whether they stand still.")
            ),
            occurrences=occurrences,
        )
    else:
        yield Finding(
            message=counted(
                N_("{count} picture goes on moving and cannot be stopped."),
                N_("{count} pictures go on moving and cannot be stopped."),
                len(occurrences),
            ),
            occurrences=occurrences,
        )


def goes_on(picture: MovingPicture) -> bool:
    """Return whether a picture moves for more than five seconds."""
    return (
        (picture.total_ms is None or picture.total_ms > LONGEST_FREE_MS)
        and picture.differing_share >= LEAST_DIFFERING_SHARE
        and min(picture.box.width_css_px, picture.box.height_css_px) >= LEAST_SIDE_CSS_PX
    )


def _occurrence(picture: MovingPicture) -> Occurrence:
    tag = read_tag(picture.html)
    still = tag.lacking("srcset").having("src", slot(N_("address of a picture that stands still"))) if tag else ""
    return place(picture, after=str(still))


RULE = Rule(
    id="animated-pictures",
    category=Category.ACCESSIBILITY,
    impact=Impact.MODERATE,
    weight=DETAIL,
    references=success_criterion("2.2.2"),
    title=N_("Pictures stand still"),
    failure_title=N_("Pictures go on moving"),
    why=N_(
        "A picture that blinks without end, such as a little “new” sign, draws the eye away from the text. Some people "
        "cannot read on as long as it moves."
    ),
    repair=N_(
        "Replace the moving picture by one that stands still. For new entries write the word “New” beside the link and "
        "take it away after two weeks."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    ground=Ground.STANDARD,
    needs=frozenset({Need.MOTION}),
    applies=lambda page: bool(motion_of(page).pictures),
    check=check,
)
