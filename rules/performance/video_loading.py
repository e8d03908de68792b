"""Video loading: a video loads when somebody wants to see it."""

from collections.abc import Iterator

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message, place
from rules.performance.files import files, megabytes, total_bytes
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.media import Player
from rules.views.resources import Resource

MOST_BYTES = 1_000_000  # five seconds on slow 4G; convention


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report videos and sounds that load more than 1 MB although nobody has pressed play."""
    loaded = [one for one in files(page) if one.kind == "media"]
    size_bytes = total_bytes(loaded, page)
    if size_bytes > MOST_BYTES:
        players = [one for one in _players(page) if _is_loaded(one, loaded)]
        playing = any(player.autoplays for player in players)
        text = (
            N_("A video plays by itself and loads {size} MB and more, although nobody asked for it.")
            if playing
            else N_("Videos or sounds load {size} MB and more before anybody presses play.")
        )
        yield Finding(
            message=message(text, size=megabytes(size_bytes)),
            occurrences=tuple(map(_mended, players)) or tuple(Occurrence(quote=one.url) for one in loaded),
        )


def _players(page: PageEvidence) -> tuple[Player, ...]:
    media = page.view.media if page.view else None
    return tuple(one for one in media.players if one.kind in {"video", "audio"}) if media else ()


def _is_loaded(player: Player, loaded: list[Resource]) -> bool:
    return any(player.source in (one.url, one.requested_url) for one in loaded)


def _mended(player: Player) -> Occurrence:
    tag = read_tag(player.html)
    after = str(tag.lacking("autoplay").having("preload", "none").flagged("controls")) if tag else ""
    return place(player, after=after, quote=player.source, box=player.box)


RULE = Rule(
    id="video-loading",
    category=Category.PERFORMANCE,
    impact=Impact.SERIOUS,
    weight=3,
    references=(gigw("4.1"), gigw("DBIM-10.1.1")),
    title=N_("Videos load when somebody wants to see them"),
    failure_title=N_("Videos load although nobody asked for them"),
    why=N_("A video in the background uses up more data than all the texts of the website together."),
    repair=N_(
        'Show a picture with a play button instead: remove autoplay, and write preload="none" and a poster picture '
        "into the tag."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    ground=Ground.CONVENTION,
    needs=frozenset({Need.FILES}),
    applies=lambda page: bool(_players(page)) or any(one.kind == "media" for one in files(page)),
    check=check,
)
