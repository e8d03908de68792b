"""Captions: what is said in a video can be read."""

from collections.abc import Iterator, Sequence

from rules.accessibility.media.players import (
    has_captions,
    is_background,
    may_repeat_page,
    placed,
    players,
    with_track,
)
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, counted, message, slot
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.media import Player

SHORTEST_S = 1.0
FEWEST_FRAMES = 2  # of three moments with letters in the lower half: captions may be part of the picture


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report videos with sound and no captions; ask where the sound, or captions in the picture, cannot be told."""
    films = [player for player in _films(page) if has_captions(player) is not True]
    bare = [player for player in films if _is_bare(player)]
    if bare:
        yield Finding(
            message=counted(
                N_("{count} video has sound and no captions."),
                N_("{count} videos have sound and no captions."),
                len(bare),
            ),
            occurrences=tuple(
                placed(player, after=with_track(player, "captions", slot(N_("file with the captions, .vtt"))))
                for player in bare
            ),
        )
    yield from _asked([player for player in films if player not in bare])
    frames = tuple(placed(player) for player in _frames(page))
    if frames:
        yield Doubt(
            message=message(
                N_(
                    "Play the video and press the button “CC” or the key C. Do captions appear, and do they match what "
                    "is said?"
                )
            ),
            occurrences=frames,
        )


def _films(page: PageEvidence) -> list[Player]:
    return [player for player in players(page, "video") if player.has_sound is not False and not is_background(player)]


def _frames(page: PageEvidence) -> list[Player]:
    """Return the players of other websites; one without buttons is a moving background."""
    return [player for player in players(page, "frame") if "controls=0" not in player.source]


def _is_bare(player: Player) -> bool:
    return (
        player.has_sound is True
        and player.duration_s is not None  # a live broadcast falls under another criterion
        and (player.audible_s is None or player.audible_s >= SHORTEST_S)
        and has_captions(player) is False
        and player.written_frames is not None
        and player.written_frames < FEWEST_FRAMES
        and not may_repeat_page(player)
    )


def _asked(films: Sequence[Player]) -> Iterator[Doubt]:
    if films:
        yield Doubt(
            message=message(
                N_(
                    "Play the video with the sound off. If somebody speaks in it, can every word be read in captions, "
                    "or does the video only repeat the text of the page?"
                )
            ),
            occurrences=tuple(placed(player) for player in films),
        )


RULE = Rule(
    id="captions",
    category=Category.ACCESSIBILITY,
    impact=Impact.CRITICAL,
    weight=10,
    references=success_criterion("1.2.2"),
    title=N_("What is said in a video can be read in captions"),
    failure_title=N_("A video has sound and no captions"),
    why=N_("Deaf people, and anyone in a noisy office or without headphones, do not learn what is said."),
    repair=N_(
        "Write the spoken words into a caption file (.vtt) and add it to the video as a track with "
        'kind="captions". Video platforms can make a first draft; a person must correct it.'
    ),
    owner=Owner.EDITOR,
    effort=Effort.DAYS,
    needs=frozenset({Need.MEDIA}),
    applies=lambda page: bool(_films(page)) or bool(_frames(page)),
    check=check,
)
