"""Sound autoplay: no sound starts by itself, or it ends at once, or it can be stopped."""

import re
from collections.abc import Iterator

from rules.accessibility.markup import read_tag
from rules.accessibility.media.players import placed
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, counted, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.media import Player

LONGEST_S = 3.0  # SC 1.4.2
STOP = re.compile(
    r"pause|stop|mute|volume|silence|turn off|play|sound|music|रोक|बंद|ध्वनि|आवाज|आवाज़|मौन|म्यूट", re.IGNORECASE
)
AUTOPLAY_ADDRESS = re.compile(r"[?&]autoplay=(1|true)", re.IGNORECASE)
MUTED_ADDRESS = re.compile(r"[?&](mute|muted|background)=(1|true)", re.IGNORECASE)


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report sound of more than three seconds that starts by itself and cannot be stopped at hand."""
    loud = [player for player in _starting(page) if not (player.has_controls and player.is_shown)]
    sure = [player for player in loud if _lasts(player) and not any(map(STOP.search, player.control_names))]
    if sure:
        yield Finding(
            message=counted(
                N_("{count} sound starts by itself and cannot be stopped."),
                N_("{count} sounds start by themselves and cannot be stopped."),
                len(sure),
            ),
            occurrences=tuple(placed(player, after=_silenced(player)) for player in sure),
        )
    unsure = [player for player in loud if player not in sure and _may_last(player)]
    frames = [player for player in _frames(page) if _starts_aloud(player)]
    if unsure or frames:
        yield Doubt(
            message=message(
                N_(
                    "Open the page with the loudspeaker on and wait. If a sound plays for longer than three seconds, "
                    "is there a button near the top that stops it?"
                )
            ),
            occurrences=tuple(placed(player) for player in (*unsure, *frames)),
        )


def _starting(page: PageEvidence) -> list[Player]:
    if page.view is None or page.view.media is None:
        return []
    return [
        player
        for player in page.view.media.players
        if player.kind in {"audio", "video"}
        and player.autoplays
        and player.source
        and not player.is_muted
        and not player.is_broken
        and player.has_sound is not False
    ]


def _frames(page: PageEvidence) -> list[Player]:
    players = page.view.media.players if page.view and page.view.media else ()
    return [player for player in players if player.kind == "frame" and player.is_shown]


def _lasts(player: Player) -> bool:
    if player.audible_s is not None:
        return player.audible_s > LONGEST_S or (player.loops and player.audible_s > 0)
    return False


def _may_last(player: Player) -> bool:
    """Return whether the sound may last, or the button that seems to stop it may not."""
    return player.audible_s is None and (player.duration_s is None or player.duration_s > LONGEST_S)


def _starts_aloud(player: Player) -> bool:
    return bool(AUTOPLAY_ADDRESS.search(player.source)) and not MUTED_ADDRESS.search(player.source)


def _silenced(player: Player) -> str:
    tag = read_tag(player.html)
    return str(tag.lacking("autoplay").flagged("controls")) if tag is not None else ""


RULE = Rule(
    id="sound-autoplay",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=7,
    references=success_criterion("1.4.2"),
    title=N_("Sound starts only when the visitor wants it"),
    failure_title=N_("Sound starts by itself and goes on"),
    why=N_(
        "The sound drowns the voice of the screen reader, and it startles everyone else. Without a control "
        "nobody can stop it."
    ),
    repair=N_(
        "Remove “autoplay” from the video or audio and show its controls, so that the visitor decides when it starts."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.MEDIA}),
    applies=lambda page: bool(_starting(page) or [player for player in _frames(page) if _starts_aloud(player)]),
    check=check,
)
