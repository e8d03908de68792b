"""Audio transcript: what is said in a recording can be read."""

from collections.abc import Iterator

from rules.accessibility.media.players import (
    has_text_near,
    has_text_on_page,
    may_repeat_page,
    placed,
    players,
    speaks_of_transcript,
)
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, counted, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.media import Player

SHORTEST_S = 3.0  # a shorter sound is a signal


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report recordings on pages with too little text to hold what is said; ask about the others."""
    recordings = _recordings(page)
    bare = [player for player in recordings if _is_bare(player, page)]
    if bare:
        yield Finding(
            message=counted(
                N_("What is said in {count} recording is nowhere to be read."),
                N_("What is said in {count} recordings is nowhere to be read."),
                len(bare),
            ),
            occurrences=tuple(placed(player) for player in bare),
        )
    unsure = [player for player in recordings if player not in bare and not _is_told(player)]
    if unsure:
        yield Doubt(
            message=message(
                N_("Listen to the recording. Is all that is said written on this page, or behind a link beside it?")
            ),
            occurrences=tuple(placed(player) for player in unsure),
        )


def _recordings(page: PageEvidence) -> list[Player]:
    """Return the recordings a visitor can start, other than short signals and silence."""
    return [
        player
        for player in players(page, "audio")
        if player.has_sound is not False
        and (player.has_controls or player.control_names)
        and (player.audible_s is None or player.audible_s > SHORTEST_S)
    ]


def _is_bare(player: Player, page: PageEvidence) -> bool:
    return (
        player.audible_s is not None
        and not player.near_links
        and not speaks_of_transcript(player)
        and not may_repeat_page(player)
        and not has_text_near(player)
        and not has_text_on_page(player, page)
    )


def _is_told(player: Player) -> bool:
    return speaks_of_transcript(player) and (has_text_near(player) or bool(player.near_links))


RULE = Rule(
    id="audio-transcript",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=7,
    references=success_criterion("1.2.1"),
    title=N_("What is said in a recording can be read"),
    failure_title=N_("What is said in a recording cannot be read"),
    why=N_("Deaf citizens cannot use a recording at all, and nobody can search or translate it."),
    repair=N_("Write down what is said and put the text below the player, or link to it beside the player."),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    needs=frozenset({Need.MEDIA}),
    applies=lambda page: bool(_recordings(page)),
    check=check,
)
