"""Wall of text: long paragraphs are broken up by headings, lists or further paragraphs."""

import html
import re
from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, message, place, slot
from rules.page_text import TextBlock
from rules.readability.legal import is_rewritable
from rules.readability.prose import prose_of
from rules.readability.sentences import split
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw
from rules.text import shortened

MOST_WORDS = 150  # of one paragraph; convention
FEWEST_SENTENCES = 3  # a longer text without sentences is a table or a list that lost its shape
MOST_OCCURRENCES = 10
LONGEST_PARAGRAPH = 3  # sentences of the paragraphs proposed
MOST_GROUPS = 6
QUOTE_CHARACTERS = 200
_DATA = re.compile(r'"\s*:\s*"|[{}]')  # of a program


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report paragraphs of more than 150 words."""
    walls = [block for block in prose_of(page.text) if _is_wall(block)]
    if walls:
        yield Finding(
            message=counted(
                N_("{count} paragraph has more than {most} words without a heading or a list."),
                N_("{count} paragraphs have more than {most} words without a heading or a list."),
                len(walls),
                most=MOST_WORDS,
            ),
            occurrences=tuple(_place(block) for block in walls[:MOST_OCCURRENCES]),
        )


def _is_wall(block: TextBlock) -> bool:
    if (
        block.tag == "body"
        or len(block.text.split()) <= MOST_WORDS
        or "<br" in block.html
        or "<hr" in block.html
        or _DATA.search(block.text)
    ):
        return False
    return len(split(block.text)) >= FEWEST_SENTENCES


def _place(block: TextBlock) -> Occurrence:
    sentences = split(block.text)
    groups = [sentences[start : start + LONGEST_PARAGRAPH] for start in range(0, len(sentences), LONGEST_PARAGRAPH)]
    heading = slot(N_("what this part is about"))
    return place(
        block,
        after="\n".join(
            f"<h3>{heading}</h3>\n<p>{html.escape(shortened(' '.join(group), QUOTE_CHARACTERS), quote=False)}</p>"
            for group in groups
        ),
        quote=shortened(block.text, QUOTE_CHARACTERS),
        note=message(
            N_("{words} words in {sentences} sentences."), words=len(block.text.split()), sentences=len(sentences)
        ),
    )


def applies(page: PageEvidence) -> bool:
    """Return whether the page has running text in a known language that an editor may change."""
    return bool(prose_of(page.text)) and is_rewritable(page)


RULE = Rule(
    id="text-wall",
    category=Category.INFORMATION,
    impact=Impact.MINOR,
    weight=1,
    references=(gigw("DBIM-7.1.3.2"),),
    title=N_("Paragraphs are short enough to be taken in at a glance"),
    failure_title=N_("Some paragraphs are walls of text"),
    why=N_("Citizens look for one fact. In a paragraph that fills the screen of a phone they do not find it."),
    repair=N_(
        "Begin a new paragraph after three sentences, give each part a heading, and write what is counted up as a list."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=applies,
    check=check,
)
