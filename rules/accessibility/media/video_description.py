"""Video description: what a video shows is also told to those who cannot see it."""

from collections.abc import Iterator

from rules.accessibility.media.players import (
    has_text_near,
    is_background,
    may_repeat_page,
    placed,
    players,
    speaks_of_transcript,
)
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.media import Player


def check(page: PageEvidence) -> Iterator[Doubt]:
    """Ask about videos with sound that have neither a described sound track nor a text beside them."""
    untold = [player for player in _films(page) if not _is_told(player)]
    if untold:
        yield Doubt(
            message=message(
                N_(
                    "Listen to the video without looking. Do you learn all that is shown, such as names and numbers on "
                    "the screen and who does what?"
                )
            ),
            occurrences=tuple(placed(player) for player in untold),
        )


def _films(page: PageEvidence) -> list[Player]:
    return [player for player in players(page, "video") if player.has_sound and not is_background(player)]


def _is_told(player: Player) -> bool:
    is_described = any(track.kind == "descriptions" and track.cues for track in player.tracks)
    return is_described or may_repeat_page(player) or (speaks_of_transcript(player) and has_text_near(player))


RULE = Rule(
    id="video-description",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=7,
    references=(*success_criterion("1.2.3"), *success_criterion("1.2.5")),
    title=N_("What a video shows is also told"),
    failure_title=N_("A video shows things that are not told"),
    why=N_("Blind people hear music while names, numbers or steps are shown, and miss the message of the video."),
    repair=N_(
        "Let the speaker say what is shown, or record a second sound track that describes it. At least write below the "
        "video what is said and what is seen."
    ),
    owner=Owner.EDITOR,
    effort=Effort.DAYS,
    needs=frozenset({Need.MEDIA}),
    applies=lambda page: bool(_films(page)),
    check=check,
)
