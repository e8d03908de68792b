"""Flashing: nothing flashes more than three times a second."""

from collections.abc import Iterator

from rules.accessibility.axe.row import ESSENTIAL
from rules.accessibility.markup import read_tag, styled
from rules.accessibility.motion.control import motion_of
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Message, counted, message, place
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import success_criterion

MOST_FLASHES = 3  # in one second, SC 2.3.1


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report large parts that brighten and darken more than three times within a second (SC 2.3.1)."""
    motion = motion_of(page)
    sure = [
        place(
            animation,
            after=_still(animation.html),
            note=_rate(animation.flashes),
        )
        for animation in motion.animations
        if animation.flashes is not None and animation.flashes > MOST_FLASHES
    ] + [place(picture, note=_rate(picture.flashes)) for picture in motion.pictures if picture.flashes > MOST_FLASHES]
    if sure:
        yield Finding(
            message=counted(
                N_("{count} part of the page flashes more than three times a second."),
                N_("{count} parts of the page flash more than three times a second."),
                len(sure),
            ),
            occurrences=tuple(sure),
        )
    unsure = [
        place(animation, note=_rate(animation.flickers))
        for animation in motion.animations
        if animation.flashes is None and animation.flickers > MOST_FLASHES
    ]
    if unsure:
        yield Doubt(
            message=message(
                N_(
                    "This part appears and disappears more than three times a second. Look whether light and dark take "
                    "turns; do not look for long."
                )
            ),
            occurrences=tuple(unsure),
        )


def _rate(flashes: int) -> Message:
    return counted(N_("{count} flash in one second."), N_("{count} flashes in one second."), flashes)


def _still(html: str) -> str:
    tag = read_tag(html)
    mended = styled(tag, "animation", "none") if tag else None
    return str(mended) if mended else ""


RULE = Rule(
    id="flashing",
    category=Category.ACCESSIBILITY,
    impact=Impact.CRITICAL,
    weight=ESSENTIAL,
    references=success_criterion("2.3.1"),
    title=N_("Nothing flashes more than three times a second"),
    failure_title=N_("Something flashes more than three times a second"),
    why=N_(
        "Fast flashing can set off a seizure in people with epilepsy. It is the one fault of a page that can injure."
    ),
    repair=N_("Take the flashing away today. Let nothing change between light and dark more than once in a second."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    ground=Ground.STANDARD,
    needs=frozenset({Need.MOTION}),
    applies=lambda page: bool(motion_of(page).animations or motion_of(page).pictures),
    check=check,
)
