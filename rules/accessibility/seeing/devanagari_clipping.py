"""Devanagari clipping: the marks above and below the head line are whole and touch no other line."""

from collections.abc import Iterator

from rules.accessibility.axe.row import DETAIL
from rules.accessibility.markup import declaring
from rules.accessibility.seeing.cutting import is_lost, is_on_purpose
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, message, place
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.views.seeing import Cut, TightLines

LEAST_CSS_PX = 2.0
LEAST_OF_SIZE = 0.1  # of the font size: the height of an anusvara
ENOUGH = "1.6"  # line height in font sizes


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report Hindi lines whose marks are cut by their box, or reach into the next line."""
    seeing = page.view.seeing if page.view else None
    cuts = [cut for cut in (seeing.cuts if seeing else ()) if _loses_marks(cut)]
    touching = [lines for lines in _hindi(page) if _touches(lines)]
    if cuts:
        yield Finding(
            message=counted(
                N_("The marks of {count} Hindi text are cut off above or below."),
                N_("The marks of {count} Hindi texts are cut off above or below."),
                len(cuts),
            ),
            occurrences=tuple(_cut_place(cut) for cut in cuts),
        )
    if touching:
        yield Finding(
            message=counted(
                N_("The lines of {count} Hindi text touch one another."),
                N_("The lines of {count} Hindi texts touch one another."),
                len(touching),
            ),
            occurrences=tuple(_line_place(lines) for lines in touching),
        )


def _loses_marks(cut: Cut) -> bool:
    least = max(LEAST_CSS_PX, LEAST_OF_SIZE * cut.size_css_px)
    return cut.is_devanagari and cut.through_line_css_px >= least and not is_lost(cut) and not is_on_purpose(cut)


def _touches(lines: TightLines) -> bool:
    return lines.ink_height_css_px > lines.line_height_css_px + 1


def _hindi(page: PageEvidence) -> list[TightLines]:
    found = page.view.seeing.tight_lines if page.view and page.view.seeing else ()
    return [lines for lines in found if lines.is_devanagari]


def _cut_place(cut: Cut) -> Occurrence:
    return place(
        cut,
        after=_taller(cut.html),
        quote=cut.text,
        note=message(N_("{pixels} px of the letters are hidden."), pixels=round(cut.through_line_css_px)),
    )


def _line_place(lines: TightLines) -> Occurrence:
    return place(
        lines,
        after=_taller(lines.html),
        quote=lines.text,
        note=message(
            N_("The letters are {ink} px high with their marks, the lines only {line} px."),
            ink=round(lines.ink_height_css_px),
            line=round(lines.line_height_css_px),
        ),
    )


def _taller(html: str) -> str:
    return declaring(html, line_height=ENOUGH)


RULE = Rule(
    id="devanagari-clipping",
    category=Category.ATTRACTIVENESS,
    impact=Impact.MODERATE,
    weight=DETAIL,
    title=N_("Hindi letters are whole, with their marks above and below"),
    failure_title=N_("Marks of Hindi letters are cut off or run into the next line"),
    why=N_("A missing mark makes another word: कल and कुल, or है and हैं, can no longer be told apart."),
    repair=N_("Set line-height: 1.6 or more for Hindi text, and give its boxes no fixed height."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    ground=Ground.FACT,
    needs=frozenset({Need.SEEING}),
    applies=lambda page: any("\u0900" <= sign <= "\u097f" for block in page.text.blocks for sign in block.text),
    check=check,
)
