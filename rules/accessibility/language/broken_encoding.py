"""Broken encoding: every letter reaches the reader as it was typed."""

import re
from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message
from rules.mojibake import REPLACEMENT, repaired
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.text import shortened

TITLE = "html > head > title:nth-of-type(1)"
MOST_OCCURRENCES = 60
QUOTE_CHARACTERS = 200
FEWEST_LOST_WORDS = 3

_LOST_WORD = re.compile(r"(?<!\S)\?{3,}(?!\S)")  # a database without Unicode keeps a question mark a letter


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report visible text with letters that were read in the wrong encoding or got lost."""
    sources = {block.selector: block.html for block in page.text.blocks}
    found: list[Occurrence] = []
    doubted: list[Occurrence] = []
    for selector, text in _texts(page):
        source = sources.get(selector, "")
        right = repaired(text)
        if right != text:
            mended = repaired(source)
            found.append(
                Occurrence(
                    selector=selector,
                    html=source,
                    after=mended if mended != source and REPLACEMENT not in mended else "",
                    quote=shortened(text, QUOTE_CHARACTERS),
                    note=message(N_("It should read: {reading}"), reading=shortened(right, QUOTE_CHARACTERS)),
                )
            )
        elif REPLACEMENT in text and selector != TITLE:
            found.append(Occurrence(selector=selector, html=source, quote=shortened(text, QUOTE_CHARACTERS)))
        elif len(_LOST_WORD.findall(text)) >= FEWEST_LOST_WORDS:
            doubted.append(Occurrence(selector=selector, html=source, quote=shortened(text, QUOTE_CHARACTERS)))
    if found:
        count = len(found)
        yield Finding(
            message=counted(N_("{count} text holds broken letters."), N_("{count} texts hold broken letters."), count),
            occurrences=tuple(found[:MOST_OCCURRENCES]),
        )
    if doubted:
        yield Doubt(
            message=message(N_("Rows of question marks stand here. If words are missing, they have to be typed anew.")),
            occurrences=tuple(doubted[:MOST_OCCURRENCES]),
        )


def _texts(page: PageEvidence) -> Iterator[tuple[str, str]]:
    if page.text.title:
        yield TITLE, page.text.title
    for shown in page.view.texts if page.view is not None else ():
        yield shown.selector, shown.text


def applies(page: PageEvidence) -> bool:
    """Return whether any text was seen."""
    return page.view is not None and bool(page.view.texts)


RULE = Rule(
    id="broken-encoding",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=3,
    references=(gigw("5.4.10/unicode"),),
    title=N_("Every letter arrives as it was typed"),
    failure_title=N_("Letters arrive broken"),
    why=N_(
        "Text such as “à¤‰à¤¤à¥à¤¤à¤°” was Hindi once. Nobody can read it, no screen reader can speak it, and a search "
        "does not find it."
    ),
    repair=N_(
        "Save the page and the database as UTF-8, say so in the page with meta charset, and type the broken words "
        "anew where they stay broken."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.VIEW}),
    applies=applies,
    check=check,
)
