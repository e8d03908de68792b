"""Players of sound and video: which can be judged, and what stands beside them."""

import re
from collections.abc import Iterator

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import Message, Occurrence, place
from rules.text import joined, main_blocks
from rules.views.media import Player

# Words of a text that gives what is said or shown, or of the link to it.
TRANSCRIPT = re.compile(
    r"transcript|text (version|alternative|of)|full text|read (the|this|as)|described|description|script\b|lyrics|"
    r"verbatim|in writing|written|प्रतिलेख|प्रतिलिपि|लिखित|लिप्यंतरण|पाठ\b|पढ़ें|विवरण",
    re.IGNORECASE,
)
# Words that say that a recording only repeats the text of the page.
TEXT_WORD, PLACE_WORD = r"(text|article|information|content|page)", r"(above|below|same|this)"
ALTERNATIVE = re.compile(
    rf"also available|alternative|equivalent|version of|{TEXT_WORD}\b.{{0,60}}\b{PLACE_WORD}\b"
    rf"|\b{PLACE_WORD}\b.{{0,60}}\b{TEXT_WORD}\b|listen to (this|the) {TEXT_WORD}"
    r"|(पाठ|लेख|जानकारी|विवरण).{0,40}(ऊपर|नीचे|यही|इसी)|(ऊपर|नीचे|यही|इसी).{0,40}(पाठ|लेख|जानकारी|विवरण|वीडियो)",
    re.IGNORECASE,
)
WORDS_A_SECOND = 0.8  # slow speech has two words a second; a text with fewer than 0.8 cannot hold what is said
FEWEST_WORDS = 8
PLACES = "captions", "subtitles"


def players(page: PageEvidence, *kinds: str) -> Iterator[Player]:
    """Yield the players of these kinds that a visitor meets and whose files could be loaded."""
    if page.view and page.view.media:
        yield from (
            player for player in page.view.media.players if player.kind in kinds and player.source and _is_met(player)
        )


def has_captions(player: Player) -> bool | None:
    """Return whether captions are shown on demand; None when their file could not be read."""
    cues = [track.cues for track in player.tracks if track.kind in PLACES]
    if any(cue for cue in cues):
        return True
    return None if any(cue is None for cue in cues) else False


def has_text_near(player: Player) -> bool:
    """Return whether the text around or beside the player is long enough to hold what is said in it."""
    return len(player.near_text.split()) >= needed_words(player)


def has_text_on_page(player: Player, page: PageEvidence) -> bool:
    """Return whether the page holds enough text for what is said, wherever it stands."""
    return len(joined(main_blocks(page.text)).split()) >= needed_words(player)


def needed_words(player: Player) -> float:
    """Return the fewest words that can tell the recording."""
    seconds = player.audible_s or player.duration_s or 0
    return max(FEWEST_WORDS, WORDS_A_SECOND * seconds)


def speaks_of_transcript(player: Player) -> bool:
    """Return whether words or links beside the player speak of its text."""
    return any(TRANSCRIPT.search(text) for text in (player.near_text, *player.near_links))


def may_repeat_page(player: Player) -> bool:
    """Return whether the recording may be an alternative for the text of the page, marked as such."""
    return bool(ALTERNATIVE.search(f"{player.near_text} {player.name}"))


def is_background(player: Player) -> bool:
    """Return whether the film only moves behind the page: it starts by itself, without sound and buttons."""
    return player.autoplays and player.is_muted and not player.has_controls


def placed(player: Player, after: str = "", note: Message | None = None) -> Occurrence:
    """Return the place of a player."""
    return place(player, after=after, note=note, box=player.box)


def with_track(player: Player, kind: str, file: str) -> str:
    """Return the player's HTML with a track of this kind to fill in; "" when the snippet was cut."""
    tag = read_tag(player.html)
    if tag is None or tag.content is None:
        return ""
    return str(tag.holding(f'{tag.content.rstrip()}<track kind="{kind}" src="{file}">'))


def _is_met(player: Player) -> bool:
    return player.is_shown and not (player.is_broken and player.has_sound is None)
