"""Body text size: running text has the size that is read with ease."""

from collections.abc import Iterator

from rules.accessibility.markup import read_tag, styled
from rules.attractiveness.drawn import MOST_PLACES, has_running_text, running_texts
from rules.attractiveness.middle import middle
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message, place
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.looks import RunningText

LEAST_CSS_PX, GOOD_CSS_PX = 14.0, 16  # DBIM 3.0: text 16 or 14 px


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a page half of whose running text is smaller than 14 px at 1366 px."""
    texts = running_texts(page)
    usual_css_px = middle((text.size_css_px, text.characters) for text in texts)
    if usual_css_px < LEAST_CSS_PX:
        small = [text for text in texts if text.size_css_px < LEAST_CSS_PX]
        yield Finding(
            message=message(
                N_("The running text is {size} px high; {better} px is comfortable."),
                size=f"{round(usual_css_px, 1):g}",
                better=GOOD_CSS_PX,
            ),
            occurrences=tuple(map(_occurrence, small[:MOST_PLACES])),
        )


def _occurrence(text: RunningText) -> Occurrence:
    tag = read_tag(text.html)
    return place(
        text,
        after=str(styled(tag, "font-size", f"{GOOD_CSS_PX}px") or "") if tag else "",
        quote=text.text,
        box=text.box,
    )


RULE = Rule(
    id="body-text-size",
    category=Category.ATTRACTIVENESS,
    impact=Impact.MODERATE,
    weight=2,
    references=(gigw("DBIM-G14"),),
    title=N_("Running text is 14 px high or more"),
    failure_title=N_("Running text is small"),
    why=N_("Orders and schemes are read to the end only when the letters are large enough, above all in Hindi."),
    repair=N_("Set font-size: 16px for the body of the page in the style sheet."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    ground=Ground.CONVENTION,
    needs=frozenset({Need.LOOKS, Need.STYLES}),
    applies=has_running_text,
    check=check,
)
