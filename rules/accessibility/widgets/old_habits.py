"""Habits of old websites that help nobody: counting visitors, naming a browser."""

import re
from collections.abc import Callable, Iterator

from rules.accessibility.axe.row import ADVICE
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, message, place
from rules.fixing.edit import REMOVAL
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.running_text import case_folded
from rules.text import shortened

QUOTE_CHARACTERS = 160
LINES = frozenset({"p", "li", "div", "marquee"})  # removed without harm
LONGEST_LINE = 200  # a longer text speaks of visitors or browsers, it is no such line
_BEST_VIEWED = re.compile(
    r"(?i)\b(best|optimi[sz]ed)\s+(viewed|seen|experienced|view)\b.{0,60}"
    r"(\d{3,4}\s*[x×*]\s*\d{3,4}|internet explorer|chrome|firefox|mozilla|netscape|\bIE\b|resolution|browser)"
)
_VISITORS = re.compile(
    r"(?i)\b(visitors?|hits?)\s*(counter|count|no\.?|number)\s*[:\-–]?\s*\d"
    r"|\b(total|number of)\s+(visitors?|visits|hits)\s*[:\-–]?\s*\d"
    r"|\bvisitors?\s*[:\-–]\s*\d|आगंतुक(ों)?( की संख्या)?\s*[:\-–]?\s*[\d०-९]"
)


def _check(pattern: re.Pattern[str], hints: tuple[str, ...], said: str) -> Callable[[PageEvidence], Iterator[Finding]]:
    """Return a check for lines that fit a pattern; without one of the hints, which are found faster, none does."""

    def check(page: PageEvidence) -> Iterator[Finding]:
        hinting = (page.text.blocks[number] for number in case_folded(page.text).holding(*hints))
        lines = [block for block in hinting if len(block.text) <= LONGEST_LINE and pattern.search(block.text)]
        if lines:
            yield Finding(
                message=message(said),
                occurrences=tuple(
                    place(
                        block,
                        quote=shortened(block.text, QUOTE_CHARACTERS),
                        edits=REMOVAL if block.tag in LINES else (),
                    )
                    for block in lines
                ),
            )

    return check


BEST_VIEWED = Rule(
    id="best-viewed",
    category=Category.MOBILE,
    impact=Impact.MINOR,
    weight=ADVICE,
    title=N_("The page does not ask for a certain browser"),
    failure_title=N_("The page asks for a certain browser or screen"),
    why=N_("Nobody changes the phone to read a page. The line only says that the page may not fit."),
    repair=N_("Remove the line, and let the layout follow the width of the screen."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    ground=Ground.CONVENTION,
    check=_check(_BEST_VIEWED, ("best", "optimi"), N_("A line names the browser or the screen the page is made for.")),
)
VISITOR_COUNTER = Rule(
    id="visitor-counter",
    category=Category.ATTRACTIVENESS,
    impact=Impact.MINOR,
    weight=ADVICE,
    title=N_("The page shows no visitor counter"),
    failure_title=N_("The page shows a visitor counter"),
    why=N_("The number helps no citizen, and a counter that stands still makes the website look left behind."),
    repair=N_(
        "Remove the counter. Visits are better counted in the statistics of the server, where they can be trusted."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    ground=Ground.CONVENTION,
    check=_check(_VISITORS, ("visit", "hit", "आगंतुक"), N_("A line counts the visitors.")),
)
RULES = (BEST_VIEWED, VISITOR_COUNTER)
