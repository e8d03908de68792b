"""Line height: the lines of running text stand far enough apart."""

from collections.abc import Iterator

from rules.accessibility.axe.row import ADVICE
from rules.accessibility.markup import declaring
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, message, place
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.views.seeing import TightLines

LEAST, LEAST_FOR_HINDI = 1.2, 1.3  # font sizes; SC 1.4.8 (level AAA) asks for 1.5
FEWEST_LINES = 3
BETTER, BETTER_FOR_HINDI = "1.5", "1.6"


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report running text whose lines stand closer than a browser sets them, or than the marks of Hindi need."""
    found = [lines for lines in _tight(page) if _is_running(lines)]
    if found:
        yield Finding(
            message=counted(
                N_("The lines of {count} paragraph stand very close together."),
                N_("The lines of {count} paragraphs stand very close together."),
                len(found),
            ),
            occurrences=tuple(_occurrence(lines) for lines in found),
        )


def _is_running(lines: TightLines) -> bool:
    least = LEAST_FOR_HINDI if lines.is_devanagari else LEAST
    is_tight = lines.line_height_css_px < (least - 0.01) * lines.size_css_px
    return is_tight and lines.lines >= FEWEST_LINES and not lines.is_heading


def _tight(page: PageEvidence) -> tuple[TightLines, ...]:
    return page.view.seeing.tight_lines if page.view and page.view.seeing else ()


def _occurrence(lines: TightLines) -> Occurrence:
    better = BETTER_FOR_HINDI if lines.is_devanagari else BETTER
    return place(
        lines,
        after=declaring(lines.html, line_height=better),
        quote=lines.text,
        note=message(
            N_("The line height is {found} times the size of the letters; {better} is comfortable."),
            found=f"{lines.line_height_css_px / lines.size_css_px:.2f}",
            better=better,
        ),
    )


RULE = Rule(
    id="line-height",
    category=Category.ATTRACTIVENESS,
    impact=Impact.MINOR,
    weight=ADVICE,
    title=N_("The lines of a paragraph stand far enough apart"),
    failure_title=N_("The lines of a paragraph stand very close together"),
    why=N_("When lines stand close, the eye slips into the wrong one; reading a long order becomes tiring."),
    repair=N_("Set line-height: 1.5 for English and 1.6 for Hindi text in the style sheet."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    ground=Ground.STANDARD,
    needs=frozenset({Need.SEEING}),
    check=check,
)
