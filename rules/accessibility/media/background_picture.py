"""Background picture: what a background shows is also said in text."""

from collections.abc import Iterator

from rules.accessibility.media.picture_text import shown
from rules.accessibility.media.writing import surely_holds
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, counted, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.media import Picture

SURE_LINES, SURE_LETTERS = 2, 20


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report empty boxes whose background holds writing; ask about the others without words beside them."""
    backgrounds = _backgrounds(page)
    written = [picture for picture in backgrounds if _is_written(picture)]
    if written:
        yield Finding(
            message=counted(
                N_("The background of {count} place holds words that are said nowhere in text."),
                N_("The backgrounds of {count} places hold words that are said nowhere in text."),
                len(written),
            ),
            occurrences=tuple(map(shown, written)),
        )
    unsure = [picture for picture in backgrounds if picture not in written and not picture.beside]
    if unsure:
        yield Doubt(
            message=message(
                N_("Look at this background picture. Is it mere decoration, with nothing to learn from it?")
            ),
            occurrences=tuple(map(shown, unsure)),
        )


def _backgrounds(page: PageEvidence) -> tuple[Picture, ...]:
    return page.view.media.backgrounds if page.view and page.view.media else ()


def _is_written(picture: Picture) -> bool:
    return surely_holds(picture.writing, SURE_LINES, SURE_LETTERS) and not picture.beside


RULE = Rule(
    id="background-picture",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=3,
    references=success_criterion("1.1.1"),
    title=N_("Backgrounds are mere decoration"),
    failure_title=N_("A background picture says something that is not in the text"),
    why=N_(
        "Screen readers know nothing of background pictures, and they vanish when a page is printed or its colours "
        "are changed."
    ),
    repair=N_(
        "Put the picture into the page as an ordinary picture with a text (alt), and its words into the page as text."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.MEDIA}),
    applies=lambda page: bool(_backgrounds(page)),
    check=check,
)
