"""Orientation lock: the page can be read with the phone upright and lying."""

import re
from collections.abc import Iterator

from rules.accessibility.axe.row import DETAIL
from rules.accessibility.motion.control import motion_of
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.motion import Turn

_ASKS_TO_TURN = re.compile(
    r"(?i)\b(rotate|turn)\b.{0,40}\b(phone|device|screen|tablet|mobile)\b|\b(landscape|portrait)\b|घुमा|आड़ा|सीधा पकड़"
)


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report what a style rule turns by a quarter, or hides, in one position of the phone only (SC 1.3.4)."""
    turns = motion_of(page).turns
    turned = [_occurrence(turn) for turn in turns if turn.degrees]
    if turned:
        yield Finding(
            message=counted(
                N_("{count} part of the page lies on its side when the phone is turned."),
                N_("{count} parts of the page lie on their side when the phone is turned."),
                len(turned),
            ),
            occurrences=tuple(turned),
        )
    hidden = [turn for turn in turns if not turn.degrees]
    asking = [turn for turn in hidden if _ASKS_TO_TURN.search(turn.text)]
    if asking:
        yield Finding(
            message=message(
                N_("In one position of the phone the page is hidden and the visitor is told to turn the phone.")
            ),
            occurrences=tuple(map(_occurrence, asking)),
        )
    gone = [turn for turn in hidden if turn not in asking and turn.kept_share == 0]
    if gone:
        yield Finding(
            message=message(N_("In one position of the phone nothing of the content is shown.")),
            occurrences=tuple(map(_occurrence, gone)),
        )
    others = [_occurrence(turn) for turn in hidden if turn not in asking and turn.kept_share > 0]
    if others:
        yield Doubt(
            message=message(
                N_(
                    "Turn a phone that shows this page. Most of the text disappears in one position; look whether it "
                    "is still to be found."
                )
            ),
            occurrences=tuple(others),
        )


def _occurrence(turn: Turn) -> Occurrence:
    return place(
        turn,
        quote=turn.text,
        note=message(N_("The style rule applies under “{condition}”."), condition=turn.condition),
    )


RULE = Rule(
    id="orientation-lock",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=DETAIL,
    references=success_criterion("1.3.4"),
    title=N_("The page can be read with the phone upright and lying"),
    failure_title=N_("The page can be read in one position of the phone only"),
    why=N_("A phone fixed to a wheelchair or a bed cannot be turned."),
    repair=N_(
        "Remove the style rule that turns or hides the page in one position (@media with “orientation”), and let the "
        "layout follow the width of the screen."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.MOTION}),
    applies=lambda page: page.view is not None and motion_of(page).has_orientation_rules,
    check=check,
)
