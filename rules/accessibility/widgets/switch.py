"""What the rules about helpers have in common: dead is a finding, without the promised effect a question."""

from collections.abc import Callable, Iterator

from rules.accessibility.widgets.operated import helpers_of, with_effect
from rules.arrived import lost_scripts
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Message, message, place
from rules.fixing.edit import REMOVAL
from rules.views.widgets import Effect, Purpose

MISSED = N_("A script of this page did not arrive, so this control could not be tried.")


def checking(
    *purposes: Purpose, dead: Callable[[int], Message], unsure: str
) -> Callable[[PageEvidence], Iterator[Finding | Doubt]]:
    """Return a check of helpers that do nothing when they are pressed."""

    removal = () if Purpose.LANGUAGE in purposes else REMOVAL  # a dead way to the other language is to be mended

    def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
        helpers = helpers_of(page, *purposes)
        idle, other = with_effect(helpers, Effect.NOTHING), with_effect(helpers, Effect.OTHER)
        if (idle or other) and lost_scripts(page):
            yield Doubt(message=message(MISSED), occurrences=tuple(map(place, [*idle, *other])), is_question=False)
            return
        if idle:
            yield Finding(message=dead(len(idle)), occurrences=tuple(place(helper, edits=removal) for helper in idle))
        if other and unsure:
            yield Doubt(message=message(unsure), occurrences=tuple(map(place, other)))

    return check
