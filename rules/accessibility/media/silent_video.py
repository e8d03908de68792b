"""Silent video: what a video without sound shows is told in text."""

from collections.abc import Iterator

from rules.accessibility.media.players import is_background, may_repeat_page, placed, players, speaks_of_transcript
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, counted, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.media import Player

FEWEST_WORDS = 12  # beside it or as its name; fewer can be a heading, and hardly tell a film


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report silent videos with buttons and no words beside them; ask about those with words, or without buttons."""
    films = [player for player in _films(page) if not _is_told(player)]
    has_recording = any(True for _ in players(page, "audio"))  # it may tell what the film shows
    bare = [player for player in films if _is_bare(player) and not has_recording]
    if bare:
        yield Finding(
            message=counted(
                N_("{count} video without sound has no text that tells what it shows."),
                N_("{count} videos without sound have no text that tells what they show."),
                len(bare),
            ),
            occurrences=tuple(placed(player) for player in bare),
        )
    unsure = [player for player in films if player not in bare]
    if unsure:
        yield Doubt(
            message=message(
                N_("This video has no sound. Read the words beside it: do they tell all that the video shows?")
            ),
            occurrences=tuple(placed(player) for player in unsure),
        )


def _films(page: PageEvidence) -> list[Player]:
    return [player for player in players(page, "video") if player.has_sound is False and not is_background(player)]


def _is_told(player: Player) -> bool:
    return any(track.kind == "descriptions" and track.cues for track in player.tracks)


def _is_bare(player: Player) -> bool:
    near = f"{player.near_text} {player.name}"
    return (
        player.has_controls
        and len(near.split()) < FEWEST_WORDS
        and not speaks_of_transcript(player)
        and not may_repeat_page(player)
        and not any(track.cues is None or track.cues for track in player.tracks)
    )


RULE = Rule(
    id="silent-video",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=7,
    references=success_criterion("1.2.1"),
    title=N_("What a video without sound shows is told in text"),
    failure_title=N_("A video without sound has no text"),
    why=N_("Blind visitors hear nothing at all and do not know what the video is about."),
    repair=N_("Write below the video, step by step, what can be seen in it."),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    needs=frozenset({Need.MEDIA}),
    applies=lambda page: bool(_films(page)),
    check=check,
)
