"""Reading level: the text of a page is written in sentences that most citizens read at once."""

import html
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message, place
from rules.fixing.edit import Edit, Operation
from rules.readability.legal import is_rewritable
from rules.readability.levels import HARD, VERY_HARD
from rules.readability.sentences import LONG_WORDS, Sentence, sentences_of
from rules.readability.shorter import shorter
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.standards import gigw
from rules.text import shortened

FEWEST_SENTENCES = 5  # fewer say nothing about a page
SHOWN_SENTENCES = 5
MOST_LONG = 20
QUOTE_CHARACTERS = 600


def check_level(page: PageEvidence, *, above: float, up_to: float) -> Iterator[Finding]:
    """Report a page whose middle sentence is harder than one level and not harder than another, with the hardest."""
    sentences = sentences_of(page.text)
    middle = median(sentence.level for sentence in sentences)
    if above < middle <= up_to:
        hardest = sorted(sentences, key=lambda sentence: -sentence.level)[:SHOWN_SENTENCES]
        yield Finding(
            message=message(
                N_(
                    "Half of the {total} sentences are harder than level {level} of 6 (easy: up to 3, hard: above "
                    "4.5). These are the hardest."
                ),
                total=len(sentences),
                level=f"{middle:.1f}",
            ),
            occurrences=tuple(_place(sentence) for sentence in hardest),
        )


def check_length(page: PageEvidence) -> Iterator[Finding]:
    """List the sentences of more than 25 words, the longest first."""
    long = [sentence for sentence in sentences_of(page.text) if sentence.words > LONG_WORDS]
    if long:
        longest = sorted(long, key=lambda sentence: -sentence.words)[:MOST_LONG]
        yield Finding(
            message=message(
                N_("Sentences of more than {most} words: {long} of {total}."),
                most=LONG_WORDS,
                long=len(long),
                total=len(sentences_of(page.text)),
            ),
            occurrences=tuple(_place(sentence) for sentence in longest),
        )


def _place(sentence: Sentence) -> Occurrence:
    advice, block = shorter(sentence), sentence.block
    written = html.escape(sentence.text, quote=False)
    is_plain = advice.after and block.html.count(written) == 1
    return place(
        block,
        after=block.html.replace(written, html.escape(advice.after, quote=False)) if is_plain else advice.after,
        edits=_reworded(sentence, advice.after) if advice.after and not is_plain else (),
        quote=shortened(sentence.text, QUOTE_CHARACTERS),
        note=advice.note,
    )


def _reworded(sentence: Sentence, better: str) -> tuple[Edit, ...]:
    """Return the step for a sentence of a cut block that stands, as far as can be seen, in one text."""
    block, tag = sentence.block, read_tag(sentence.block.html)
    if tag is None or tag.is_whole or "<" in tag.rest or block.hrefs:
        return ()
    return (Edit(operation=Operation.REPLACE_TEXT, name=sentence.text, value=better),)


def _is_prose(page: PageEvidence, *, fewest: int) -> bool:
    return is_rewritable(page) and len(sentences_of(page.text)) >= fewest


def _rule(
    id_: str,
    check: Callable[[PageEvidence], Iterator[Finding]],
    *,
    weight: int,
    title: str,
    failure_title: str,
    why: str,
    fewest: int = FEWEST_SENTENCES,
) -> Rule:
    return Rule(
        id=id_,
        category=Category.INFORMATION,
        impact=Impact.MODERATE,
        weight=weight,
        references=(gigw("DBIM-7.1.3.2"),),
        title=title,
        failure_title=failure_title,
        why=why,
        repair=N_(
            "Write one thing a sentence, with a full stop after at most 25 words. Say who does what: “Submit the form "
            "to the District Officer” instead of “The form is to be submitted”. Use verbs instead of nouns, and lists "
            "for what is counted up."
        ),
        owner=Owner.EDITOR,
        effort=Effort.HOURS,
        ground=Ground.PEOPLE,
        applies=partial(_is_prose, fewest=fewest),
        check=check,
    )


_WHY = N_(
    "Citizens read on a phone, in a hurry, and often not in the language of their school. What they do not understand "
    "they ask at the counter or by telephone."
)
RULES = (
    _rule(
        "very-hard-text",
        partial(check_level, above=VERY_HARD, up_to=float("inf")),
        weight=3,
        title=N_("The text of the page can be understood without special training"),
        failure_title=N_("The text of the page is very hard to read"),
        why=_WHY,
    ),
    _rule(
        "reading-level",
        partial(check_level, above=HARD, up_to=VERY_HARD),
        weight=0,
        title=N_("The text of the page is easy to read"),
        failure_title=N_("The text of the page is hard to read"),
        why=_WHY,
    ),
    _rule(
        "long-sentences",
        check_length,
        weight=0,
        fewest=1,
        title=N_("Sentences have at most 25 words"),
        failure_title=N_("Some sentences are longer than 25 words"),
        why=N_("At the end of a long sentence its beginning is forgotten, all the more when it is heard and not seen."),
    ),
)
