"""Reading order: texts are read aloud in the order in which they are seen."""

import re
from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER, FAULTS, Subject
from rules.accessibility.reading.seen import seen
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.reading import Swapped

LEAST_TEXT = 20  # characters: dates, kinds and other short lines are moved above a text without harm
_COUNTED = (
    "one|first|एक|पहला|पहले|प्रथम",
    "two|second|दो|दूसरा|दूसरे|द्वितीय",
    "three|third|तीन|तीसरा|तीसरे|तृतीय",
    "four|fourth|चार|चौथा|चौथे|चतुर्थ",
    "five|fifth|पांच|पाँच|पांचवां|पाँचवाँ|पंचम",
)
_NUMBERS = {word: number for number, words in enumerate(_COUNTED, 1) for word in words.split("|")}
_MARK = re.compile(
    rf"[(\[]?(?:(?:step|stage|phase|part|चरण|भाग)\s*[:–-]?\s*)?(?:([\d०-९]{{1,2}})(?:[.):–-]|\s|$)|({'|'.join(_NUMBERS)})(?:[\s.,):–-]|$))",
    re.IGNORECASE,
)


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report numbered texts that are seen in another order than they are read; ask about the others."""
    swapped = seen(page).swapped
    sure = [pair for pair in swapped if _are_numbered(pair)]
    if sure:
        yield Finding(message=FAULTS[Subject.TEXT](len(sure)), occurrences=tuple(map(_told, sure)))
    unsure = [
        pair
        for pair in swapped
        if pair not in sure and len(pair.first) >= LEAST_TEXT and len(pair.second) >= LEAST_TEXT
    ]
    if unsure:
        yield Doubt(
            message=message(
                N_(
                    "Two texts are seen in one order and read aloud in the other one. Look whether they can still be "
                    "understood when the lower one is heard first."
                )
            ),
            occurrences=tuple(map(_told, unsure)),
        )


def _are_numbered(pair: Swapped) -> bool:
    first, second = _number(pair.first), _number(pair.second)
    return first is not None and second is not None and first != second


def _number(text: str) -> int | None:
    found = _MARK.match(text)
    if found is None:
        return None
    return int(found[1]) if found[1] else _NUMBERS[found[2].lower()]


def _told(pair: Swapped) -> Occurrence:
    note = message(N_("Seen first: “{second}”. Read first: “{first}”."), second=pair.second, first=pair.first)
    return place(pair, note=note)


RULE = Rule(
    id="reading-order",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("1.3.2"),
    title=N_("Texts are read aloud in the order in which they are seen"),
    failure_title=N_("Some texts are read aloud in another order than they are seen"),
    why=N_(
        "The style sheet moves the texts for the eye only. A screen reader and the Tab key follow the order of the "
        "page's code, and a step or a condition comes before what it belongs to."
    ),
    repair=N_("Put the texts into the right order in the page itself, and remove what moves them in the style sheet."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.READING}),
    check=check,
)
