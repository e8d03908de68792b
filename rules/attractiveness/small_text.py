"""Small text: on a desktop screen most of the text is 12 px high or more."""

from collections.abc import Iterator

from rules.accessibility.markup import read_tag, styled
from rules.attractiveness.drawn import MOST_PLACES, html_of, shown_texts
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message
from rules.fixing.edit import Edit, Operation
from rules.mobile.legible_text import LEAST_SHARE, LEGIBLE_CSS_PX, WIDTH_CSS_PX, legible_share
from rules.mobile.reflow import layout_at
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.view import ShownText

BETTER = "14px"  # DBIM 3.0, the smaller size of text


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a page of which more than 40 % of the characters are smaller than 12 px at 1366 px."""
    texts = shown_texts(page)
    small = [text for text in texts if text.size_css_px < LEGIBLE_CSS_PX]
    share = sum(text.characters for text in small) / sum(text.characters for text in texts)
    if share > 1 - LEAST_SHARE:
        html = html_of(page)
        most = sorted(small, key=lambda text: -text.characters)[:MOST_PLACES]
        yield Finding(
            message=message(
                N_("{percent} % of the text is smaller than {limit} px on a desktop screen."),
                percent=round(100 * share),
                limit=round(LEGIBLE_CSS_PX),
            ),
            occurrences=tuple(_occurrence(text, html.get(text.selector, "")) for text in most),
        )


def _occurrence(text: ShownText, html: str) -> Occurrence:
    tag = read_tag(html)
    return Occurrence(
        selector=text.selector,
        html=html,
        after=str(styled(tag, "font-size", BETTER) or "") if tag else "",
        edits=() if tag else (Edit(operation=Operation.DECLARE, name="font-size", value=BETTER),),
        quote=text.text,
        note=message(N_("These letters are {size} px high."), size=f"{round(text.size_css_px, 1):g}"),
        box=text.box,
    )


def is_judged(page: PageEvidence) -> bool:
    """Return whether the page shows text; where that on the phone is too small, another rule says so already."""
    phone = layout_at(page, WIDTH_CSS_PX)
    legible = legible_share(phone) if phone else None
    return bool(sum(text.characters for text in shown_texts(page))) and (legible is None or legible >= LEAST_SHARE)


RULE = Rule(
    id="small-text",
    category=Category.ATTRACTIVENESS,
    impact=Impact.MODERATE,
    weight=1,
    references=(gigw("DBIM-G14"),),
    title=N_("Text is large enough on a desktop screen"),
    failure_title=N_("Text is very small on a desktop screen"),
    why=N_("Many visitors are not young. What they have to lean forward for, they leave unread."),
    repair=N_("Set the text to 16 px and notes to no less than 12 px in the style sheet."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.TOOL,
    needs=frozenset({Need.VIEW, Need.STYLES}),
    applies=is_judged,
    check=check,
)
