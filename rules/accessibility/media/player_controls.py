"""Player controls: every video and recording can be started and stopped."""

from collections.abc import Iterator

from rules.accessibility.markup import read_tag
from rules.accessibility.media.players import placed, players
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.views.media import Player


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report players without buttons, clicks or scripts: nothing can start them."""
    stuck = [player for player in _players(page) if _is_stuck(player)]
    if stuck:
        yield Finding(
            message=counted(
                N_("{count} video or recording cannot be started."),
                N_("{count} videos or recordings cannot be started."),
                len(stuck),
            ),
            occurrences=tuple(placed(player, after=_with_controls(player)) for player in stuck),
        )


def _players(page: PageEvidence) -> list[Player]:
    return list(players(page, "video", "audio"))


def _is_stuck(player: Player) -> bool:
    return not (
        player.has_controls
        or player.autoplays
        or player.control_names
        or player.has_click
        or player.has_page_script
        or player.duration_s is None
    )


def _with_controls(player: Player) -> str:
    tag = read_tag(player.html)
    return str(tag.flagged("controls")) if tag is not None else ""


RULE = Rule(
    id="player-controls",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=0,
    title=N_("Every video and recording can be started and stopped"),
    failure_title=N_("A video or recording cannot be started"),
    why=N_("The visitor sees one still picture of the video and finds no button to play it."),
    repair=N_("Add “controls” to the video or audio element, so that the browser shows its buttons."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.MEDIA}),
    applies=lambda page: bool(_players(page)),
    check=check,
)
