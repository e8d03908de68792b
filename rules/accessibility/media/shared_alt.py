"""Shared alt: different pictures have different texts."""

from collections import defaultdict
from collections.abc import Iterator

from rules.accessibility.media.picture_text import SURROUNDING_CHROME, holds_named, named, retold, shown
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, slot
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.text import folded
from rules.views.media import Picture

FEWEST_PICTURES = 4  # two or three may be parts of one subject
LEAST_CSS_PX = 100  # stars, arrows and badges of documents may share a text
MOST_NAMED = 20


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report large pictures from different files that all have the same text."""
    groups: dict[str, list[Picture]] = defaultdict(list)
    for picture in named(page):
        if _is_content(picture):
            groups[folded(picture.name)].append(picture)
    for pictures in groups.values():
        if len({picture.source for picture in pictures}) >= FEWEST_PICTURES:
            yield Finding(
                message=counted(
                    N_("{count} picture has the text “{text}”."),
                    N_("{count} different pictures have the same text “{text}”."),
                    len(pictures),
                    text=pictures[0].name,
                ),
                occurrences=tuple(
                    shown(picture, after=retold(picture, slot(N_("describe the picture"))))
                    for picture in pictures[:MOST_NAMED]
                ),
            )


def _is_content(picture: Picture) -> bool:
    return (
        picture.kind == "img"
        and bool(picture.source)
        and picture.region not in SURROUNDING_CHROME
        and not (picture.beside or picture.caption or picture.control_text)
        and min(picture.box.width_css_px, picture.box.height_css_px) >= LEAST_CSS_PX
    )


RULE = Rule(
    id="shared-alt",
    category=Category.ACCESSIBILITY,
    impact=Impact.MODERATE,
    weight=3,
    references=success_criterion("1.1.1"),
    title=N_("Different pictures have different texts"),
    failure_title=N_("Many different pictures have the same text"),
    why=N_("In a gallery a blind visitor hears the same words again and again and cannot tell the pictures apart."),
    repair=N_("Give every picture a text of its own that says who or what is seen on this one."),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    needs=frozenset({Need.MEDIA}),
    applies=holds_named,
    check=check,
)
