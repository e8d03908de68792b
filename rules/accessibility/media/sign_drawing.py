"""Sign drawing: a drawing made of letters and signs has a text."""

from collections.abc import Iterator, Sequence

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message, place, slot
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.media import SignDrawing

FEWEST_LINES, FEWEST_SIGNS = 3, 10
FEWEST_KINDS, MANY_SIGNS = 5, 20  # a few signs are a drawing only where they differ: a line of stars is none
DRAWN, PERHAPS_DRAWN = 0.2, 0.4  # share of letters; tables and code in plain text hold more


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report preformatted text that is hardly letters and has no text beside it."""
    drawings = [drawing for drawing in _drawings(page) if not drawing.label and not drawing.is_code]
    sure = [drawing for drawing in drawings if _share(drawing) <= DRAWN and not drawing.told_by]
    if sure:
        yield Finding(
            message=counted(
                N_("{count} drawing made of signs has no text."),
                N_("{count} drawings made of signs have no text."),
                len(sure),
            ),
            occurrences=_places(sure),
        )
    unsure = [drawing for drawing in drawings if drawing not in sure and _share(drawing) <= PERHAPS_DRAWN]
    if unsure:
        yield Doubt(
            message=message(
                N_("If this is a drawing made of signs: do the words beside it tell what the drawing shows?")
            ),
            occurrences=_places(unsure),
        )


def _drawings(page: PageEvidence) -> list[SignDrawing]:
    if page.view is None or page.view.media is None:
        return []
    return [
        drawing
        for drawing in page.view.media.drawings
        if drawing.lines >= FEWEST_LINES
        and drawing.signs >= FEWEST_SIGNS
        and (drawing.signs >= MANY_SIGNS or drawing.sign_kinds >= FEWEST_KINDS)
    ]


def _share(drawing: SignDrawing) -> float:
    return drawing.letters / drawing.signs


def _places(drawings: Sequence[SignDrawing]) -> tuple[Occurrence, ...]:
    return tuple(place(drawing, after=_labelled(drawing), box=drawing.box) for drawing in drawings)


def _labelled(drawing: SignDrawing) -> str:
    tag = read_tag(drawing.html)
    if tag is None:
        return ""
    return str(tag.having("role", "img").having("aria-label", slot(N_("say what the drawing shows"))))


RULE = Rule(
    id="sign-drawing",
    category=Category.ACCESSIBILITY,
    impact=Impact.MODERATE,
    weight=3,
    references=success_criterion("1.1.1"),
    title=N_("Drawings made of signs have a text"),
    failure_title=N_("Some drawings made of signs have no text"),
    why=N_("A screen reader reads such a drawing sign by sign: “star star star bar bar”, for minutes."),
    repair=N_(
        "Replace the drawing by a picture with a text, or mark it as a picture and say in a label what it shows."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.MEDIA}),
    applies=lambda page: bool(_drawings(page)),
    check=check,
)
