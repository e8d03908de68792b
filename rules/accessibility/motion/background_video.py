"""Background video: a silent film that starts by itself can be halted."""

import re
from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.markup import read_tag
from rules.accessibility.motion.control import has_named_pause, motion_of
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.media import Player

LONGEST_FREE_S = 5.0  # SC 2.2.2
_PAUSE = re.compile(r"(?i)\b(pause|stop|play|halt)\b|रोक|विराम|चला")


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report films that play by themselves for more than five seconds without a control (SC 2.2.2)."""
    running = [player for player in _films(page) if _goes_on(player) and not player.has_controls]
    is_named = has_named_pause(motion_of(page))
    asked = [player for player in running if player.has_click or is_named or _names_pause(player)]
    sure = [player for player in running if player not in asked]
    if sure:
        yield Finding(
            message=counted(
                N_("{count} film starts by itself and cannot be stopped."),
                N_("{count} films start by themselves and cannot be stopped."),
                len(sure),
            ),
            occurrences=tuple(_occurrence(player) for player in sure),
        )
    if asked:
        yield Doubt(
            message=message(
                N_(
                    "A film starts by itself. Press the button beside it, with the mouse and with the Enter key, and "
                    "look whether it stops."
                )
            ),
            occurrences=tuple(_occurrence(player) for player in asked),
        )


def _films(page: PageEvidence) -> list[Player]:
    players = page.view.media.players if page.view and page.view.media else ()
    return [
        player
        for player in players
        if player.kind == "video" and player.autoplays and player.is_shown and not player.is_broken
    ]


def _goes_on(player: Player) -> bool:
    return player.loops or (player.duration_s is not None and player.duration_s > LONGEST_FREE_S)


def _names_pause(player: Player) -> bool:
    return any(_PAUSE.search(name) for name in player.control_names)


def _occurrence(player: Player) -> Occurrence:
    tag = read_tag(player.html)
    after = str(tag.lacking("autoplay").flagged("controls")) if tag else ""
    return place(player, after=after)


RULE = Rule(
    id="background-video",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("2.2.2"),
    title=N_("A film that starts by itself can be stopped"),
    failure_title=N_("A film starts by itself and cannot be stopped"),
    why=N_("A film behind or beside the text makes it hard to read, and it uses up the data of the visitor's phone."),
    repair=N_(
        "Remove “autoplay” and show the controls, so that the visitor starts the film. Or show a picture instead."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.MEDIA, Need.MOTION}),
    applies=lambda page: bool(_films(page)),
    check=check,
)
