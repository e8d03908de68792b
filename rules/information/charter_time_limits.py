"""Charter time limits: the citizen charter says within how many days each service is given."""

import re
from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, slot
from rules.folding import folded_hindi
from rules.information.contact_facts import texts_of
from rules.information.wording import in_language_of
from rules.page_text import Heading, PageText
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw
from rules.text import CHROME, first_heading
from rules.vocabulary import Topic, matches, topics_of_address

LEAST_WORDS = 40  # convention: fewer say nothing yet; thin-page tells it
_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|ten|fifteen|twenty|thirty|sixty|ninety|same|एक|दो|तीन|सात|पंद्रह|तीस)"
)
_LIMIT = re.compile(
    rf"\b{_NUMBER}\s*(?:\([^)]{{1,12}}\)\s*)?(?:(?:clear|working|calendar) )?"
    r"(?:days?|hours?|hrs?|weeks?|months?|minutes?)\b"
    rf"|{_NUMBER}\s*(?:कार्य ?)?(?:दिवस|दिन|घंटे|घंटा|सप्ताह|माह|महीने|मिनट)|immediate|at once|on the spot|तत्काल|तुरंत"
)
# A column that gives the days without saying "days" in each cell.
_COLUMN = re.compile(r"time|days|period|duration|within|समय|दिवस|दिन|अवधि")
_DOCUMENT = re.compile(r"(?i)\.(?:pdf|docx?|xlsx?|zip)(?:$|[?#])")


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report a charter whose text names no span of time."""
    text = page.text
    own = [folded_hindi(block) for block in texts_of(text, own=True)]
    if any(map(_LIMIT.search, own)) or any(_has_column(table.header, table.rows[:1]) for table in text.tables):
        return
    heading = _heading(page)
    place = Occurrence(
        selector=heading.selector if heading else "",
        html=heading.html if heading else "",
        after=_addition(text),
        quote=heading.text if heading else text.title,
    )
    if text.frames or any(_DOCUMENT.search(link.href) for link in text.links if link.region not in CHROME):
        yield Doubt(
            message=message(
                N_("Open the citizen charter that is linked here: does it name a time limit for each service?")
            ),
            occurrences=(place,),
        )
    else:
        yield Finding(message=message(N_("The citizen charter names no time limit.")), occurrences=(place,))


def _has_column(header: tuple[str, ...], first: tuple[object, ...]) -> bool:
    cells = header or tuple(cell for row in first for cell in getattr(row, "cells", ()))
    return any(_COLUMN.search(folded_hindi(cell)) for cell in cells)


def _heading(page: PageEvidence) -> Heading | None:
    return next((heading for heading in page.text.headings if matches(Topic.CHARTER, heading.text)), None)


def _addition(page: PageText) -> str:
    service, days = (
        slot(N_("name of the service")),
        slot(N_("number of working days, and where to turn when it is exceeded")),
    )
    return in_language_of(
        page,
        f"<table><tr><th>Service</th><th>Time limit</th></tr><tr><td>{service}</td><td>{days}</td></tr></table>",
        f"<table><tr><th>सेवा</th><th>समय सीमा</th></tr><tr><td>{service}</td><td>{days}</td></tr></table>",
    )


def _is_charter(page: PageEvidence) -> bool:
    """Return whether the main heading or the address is that of a citizen charter, and the page has text."""
    first = first_heading(page.text)
    if not page.is_served or not (matches(Topic.CHARTER, first) or Topic.CHARTER in topics_of_address(page.url)):
        return False
    return sum(len(block.text.split()) for block in page.text.blocks if block.region not in CHROME) >= LEAST_WORDS


RULE = Rule(
    id="charter-time-limits",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=4,
    references=(gigw("UK-SERVICES"), gigw("DBIM-A.5.1.1-charter")),
    title=N_("The citizen charter names time limits"),
    failure_title=N_("The citizen charter names no time limits"),
    why=N_("A promise without a day cannot be claimed. With a time limit the citizen knows when to ask again."),
    repair=N_("Write beside every service within how many working days it is given, and who hears the appeal."),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    applies=_is_charter,
    check=check,
)
