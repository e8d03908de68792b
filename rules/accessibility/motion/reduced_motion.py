"""Reduced motion: who asks the device for less movement gets less."""

from collections.abc import Iterator

from rules.accessibility.axe.row import ADVICE
from rules.accessibility.motion.control import motion_of
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule

LEAST_SHIFT_CSS_PX = 20.0  # fading is not what makes dizzy


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report long movements that go on although the visitor's device asks for reduced motion."""
    going_on = [
        animation
        for animation in motion_of(page).animations
        if animation.goes_on_when_unwanted
        and animation.shift_css_px >= LEAST_SHIFT_CSS_PX
        and not animation.is_progress
    ]
    if going_on:
        yield Finding(
            message=counted(
                N_("{count} movement goes on although the visitor's device asks for less movement."),
                N_("{count} movements go on although the visitor's device asks for less movement."),
                len(going_on),
            ),
            occurrences=tuple(place(animation) for animation in going_on),
        )


RULE = Rule(
    id="reduced-motion",
    category=Category.ACCESSIBILITY,
    impact=Impact.MINOR,
    weight=ADVICE,
    title=N_("Movement rests when the visitor's device asks for it"),
    failure_title=N_("Movement goes on although the visitor's device asks for less"),
    why=N_("People who become dizzy or sick from movement have switched it off on their phone. Pages can follow that."),
    repair=N_(
        "Let the style sheet end all animations and transitions under “@media (prefers-reduced-motion: reduce)”."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.MOTION}),
    applies=lambda page: bool(motion_of(page).animations),
    check=check,
)
