"""Canvas text: what a script draws is also said in text."""

from collections.abc import Iterator

from rules.accessibility.media.picture_text import PRESENTATIONAL, shown, with_alt
from rules.accessibility.media.writing import surely_holds
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message, slot
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.media import Picture

FEWEST_LETTERS = 4
BLANK = 0.999  # of one tone: nothing was drawn, or it cannot be seen


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report unnamed canvases with writing; ask about the other drawings."""
    nameless = [
        canvas
        for canvas in _canvases(page)
        if not (canvas.name or canvas.content or canvas.role in PRESENTATIONAL or canvas.caption)
    ]
    written = [canvas for canvas in nameless if surely_holds(canvas.writing, 1, FEWEST_LETTERS) and not canvas.beside]
    if written:
        yield Finding(
            message=counted(
                N_("{count} drawing holds words and has no text."),
                N_("{count} drawings hold words and have no text."),
                len(written),
            ),
            occurrences=tuple(_place(canvas) for canvas in written),
        )
    unsure = [canvas for canvas in nameless if canvas not in written]
    if unsure:
        yield Doubt(
            message=message(
                N_("A script drew this picture and it has no text. Is it mere decoration, or said in words beside it?")
            ),
            occurrences=tuple(_place(canvas) for canvas in unsure),
        )


def _canvases(page: PageEvidence) -> list[Picture]:
    """Return what was drawn: charts, signs, maps; pictures of signs to be typed are told by captcha."""
    media = page.view.media if page.view else None
    if media is None:
        return []
    riddles = {captcha.selector for captcha in media.captchas}
    return [
        picture
        for picture in media.pictures
        if picture.kind == "canvas"
        and not picture.is_hidden
        and picture.selector not in riddles
        and picture.writing is not None
        and picture.writing.flat_share < BLANK
    ]


def _place(canvas: Picture) -> Occurrence:
    return shown(canvas, after=with_alt(canvas, slot(N_("say what the drawing shows"))))


RULE = Rule(
    id="canvas-text",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=7,
    references=success_criterion("1.1.1"),
    title=N_("Charts and drawings made by scripts have a text"),
    failure_title=N_("Some charts or drawings made by scripts have no text"),
    why=N_("For a screen reader such a drawing is empty. A blind visitor does not even learn that there is a chart."),
    repair=N_(
        "Say in aria-label what the drawing shows, and give the numbers of a chart in a table below it. Mere "
        'decoration gets aria-hidden="true".'
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.MEDIA}),
    applies=lambda page: bool(_canvases(page)),
    check=check,
)
