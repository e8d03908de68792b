"""Alt repetition: the text of a picture adds something to the words beside it."""

from collections.abc import Iterator

from rules.accessibility.media.picture_text import SURROUNDING_CHROME, holds_named, named, retold, shown
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, slot
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.text import folded
from rules.views.media import Picture

FEWEST_WORDS = 2
LEAST_CSS_PX = 100  # smaller pictures are icons, and told by image-redundant-alt where they repeat a link


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report pictures of the content whose text is, word for word, the caption or the text beside them."""
    repeated = [picture for picture in named(page) if _is_repeated(picture)]
    if repeated:
        yield Finding(
            message=counted(
                N_("The text of {count} picture repeats the words beside it."),
                N_("The texts of {count} pictures repeat the words beside them."),
                len(repeated),
            ),
            occurrences=tuple(
                shown(picture, after=retold(picture, slot(N_("what the picture shows beyond its caption"))))
                for picture in repeated
            ),
        )


def _is_repeated(picture: Picture) -> bool:
    return (
        picture.kind == "img"
        and picture.region not in SURROUNDING_CHROME
        and picture.box.width_css_px >= LEAST_CSS_PX
        and len(picture.name.split()) >= FEWEST_WORDS
        and folded(picture.name) in {folded(text) for text in (picture.caption, *picture.beside)}
    )


RULE = Rule(
    id="alt-repetition",
    category=Category.ACCESSIBILITY,
    impact=Impact.MINOR,
    weight=0,
    title=N_("Texts of pictures add to the words beside them"),
    failure_title=N_("Some pictures repeat their caption as their text"),
    why=N_("Listeners hear the caption twice, and still do not learn what the picture shows."),
    repair=N_(
        "Let the text say what can be seen, such as who stands where and does what, and leave the occasion to the "
        "caption."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.MEDIA}),
    applies=holds_named,
    check=check,
)
