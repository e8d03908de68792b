"""Whether a page offers a control over what moves on it."""

import re

from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Occurrence, message
from rules.views.motion import Motion

UNTRIED = N_(
    "Something moves here; the buttons of this page were not pressed, so it is not known whether one stops it."
)
# A name alone decides only where no control was tried.
_PAUSE = re.compile(r"(?i)\b(pause|stop|halt|freeze|hide)\b|रोक|विराम|छिपा|छुपा")


def motion_of(page: PageEvidence) -> Motion:
    """Return what was seen to move; nothing where the page was not watched."""
    return (page.view and page.view.motion) or Motion()


def has_named_pause(motion: Motion) -> bool:
    """Return whether a control of the page bears a name such as “Pause”."""
    return any(_PAUSE.search(name) for name in motion.control_names)


def untried(motion: Motion) -> bool:
    """Return whether the page has controls that nobody pressed."""
    return not motion.was_left_alone and bool(motion.control_names)


def undecided(motion: Motion, occurrences: tuple[Occurrence, ...], question: str) -> Doubt | None:
    """Return why it is not known whether a control stops these elements; None when none does."""
    if untried(motion):
        return Doubt(message=message(UNTRIED), occurrences=occurrences, is_question=False)
    if motion.setting_links:
        return Doubt(message=message(question), occurrences=occurrences)
    return None
