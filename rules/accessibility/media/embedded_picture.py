"""Embedded picture: a picture put in by `embed` has a text as any other."""

from collections.abc import Iterator

from rules.accessibility.media.picture_text import is_presentational, shown, with_alt
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, slot
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.media import Picture


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report embedded pictures without a name."""
    nameless = [picture for picture in _embedded(page) if not picture.name.strip()]
    if nameless:
        yield Finding(
            message=counted(
                N_("{count} embedded picture has no text."),
                N_("{count} embedded pictures have no text."),
                len(nameless),
            ),
            occurrences=tuple(
                shown(picture, after=with_alt(picture, slot(N_("describe the picture")))) for picture in nameless
            ),
        )


def _embedded(page: PageEvidence) -> list[Picture]:
    if page.view is None or page.view.media is None:
        return []
    return [
        picture
        for picture in page.view.media.pictures
        if picture.kind == "embed" and not picture.is_hidden and not is_presentational(picture)
    ]


RULE = Rule(
    id="embedded-picture",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=3,
    references=success_criterion("1.1.1"),
    title=N_("Embedded pictures have a text"),
    failure_title=N_("Some embedded pictures have no text"),
    why=N_(
        "Blind people hear a page read aloud by a screen reader. An embedded picture without a text is left out or "
        "announced as “embedded object”."
    ),
    repair=N_("Use an ordinary picture (img) with a text (alt) instead, or add a title that says what it shows."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.MEDIA}),
    applies=lambda page: bool(_embedded(page)),
    check=check,
)
