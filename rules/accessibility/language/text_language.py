"""Text language: a passage in another language than the page says so."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rules.accessibility.axe.language import WRONG_VOICE_WHY
from rules.accessibility.language.page_language import content_of, is_wrong
from rules.accessibility.language.passages import NOWHERE, Passage, is_visible, passages, root_mark
from rules.accessibility.language.tongue import Tongue, contradicts, tongue_of
from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, slot
from rules.language_id import LATIN, letters, scripts_of
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.text import shortened

# SC 3.1.2 exempts names, technical terms and words of unknown language. A department's name may have eight words, so
# shorter texts count only where they hold a word that names do not have.
SENTENCE_WORDS = 5
LONG_WORDS, LONG_SMALL_WORDS = 12, 2
PLAIN_WORDS = 8  # of a script whose small words are not known here
ENGLISH_SENTENCE_WORDS = 6
MANY_WORDS = 20  # of a group of short texts, such as a menu
FEWEST_MARKED_WORDS = 2  # of what an element itself declares: its author meant it
MOST_OCCURRENCES = 60
QUOTE_CHARACTERS = 160
MOST_JOINED = 40  # texts of one group that are looked at together


Kind = tuple[int, str, str]


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report elements that declare a wrong language, then passages in another language that declare none."""
    root = root_mark(page)
    skipped = root if is_wrong(page, content_of(page)) else NOWHERE
    shown = [passage for passage in passages(page) if passage.mark not in {NOWHERE, skipped}]
    wrong = tuple(_wrongly_marked(page, shown, root))
    told = {mark for mark, _ in wrong}
    if wrong:
        count = len(wrong)
        yield Finding(
            message=counted(
                N_("{count} element declares a language its text is not in."),
                N_("{count} elements declare a language their text is not in."),
                count,
            ),
            occurrences=tuple(occurrence for _, occurrence in wrong[:MOST_OCCURRENCES]),
        )
    unmarked = tuple(_unmarked(page, [passage for passage in shown if passage.mark not in told]))
    if unmarked:
        count = len(unmarked)
        yield Finding(
            message=counted(
                N_("{count} part of the page is in another language than the page declares, and does not say so."),
                N_("{count} parts of the page are in another language than the page declares, and do not say so."),
                count,
            ),
            occurrences=unmarked[:MOST_OCCURRENCES],
        )


def _wrongly_marked(page: PageEvidence, shown: Sequence[Passage], root: int) -> Iterator[tuple[int, Occurrence]]:
    texts: dict[int, list[str]] = {}
    for passage in shown:
        texts.setdefault(passage.mark, []).append(passage.text)
    for number, mark in enumerate(page.text.marks):
        if number == root or not scripts_of(mark.lang):
            continue
        said = texts.get(number, [])[:MOST_JOINED]
        if not said and not is_visible(page, mark.selector):
            continue
        text = "\n".join([*said, *mark.names])
        tongue = tongue_of(text)
        if tongue is None or tongue.words < FEWEST_MARKED_WORDS or not contradicts(tongue, mark.lang):
            continue
        yield number, _occurrence(mark.selector, mark.html, tongue, text)


def _unmarked(page: PageEvidence, shown: Sequence[Passage]) -> Iterator[Occurrence]:
    foreign = {number: tongue for number, passage in enumerate(shown) if (tongue := _foreign(page, passage))}
    grouped: set[int] = set()
    for nest, members in _groups(page, shown, foreign):
        joined = tongue_of("\n".join(shown[number].text for number in members[:MOST_JOINED]))
        certain = sum(foreign[number].words for number in members if number in foreign)
        if joined is None or not joined.language or 2 * certain < joined.words or not _is_passage(joined):
            continue
        if joined.words < MANY_WORDS and not any(
            _is_passage(foreign[number]) for number in members if number in foreign
        ):
            continue  # a few names and links
        grouped.update(members)
        place = page.text.nests[nest]
        yield _occurrence(place.selector, place.html, joined, shown[members[0]].text)
    told: set[str] = set()
    mixed = {
        passage.block.selector
        for number, passage in enumerate(shown)
        if passage.mark == passage.block.mark and number not in foreign
    }
    for number, tongue in foreign.items():
        block = shown[number].block
        if number in grouped or block.selector in told or not _is_passage(tongue):
            continue
        told.add(block.selector)
        found = _occurrence(block.selector, block.html, tongue, shown[number].text)
        yield found if block.selector not in mixed else replace(found, after="")


def _foreign(page: PageEvidence, passage: Passage) -> Tongue | None:
    tongue = tongue_of(passage.text)
    return tongue if tongue is not None and contradicts(tongue, page.text.marks[passage.mark].lang) else None


def _groups(
    page: PageEvidence, shown: Sequence[Passage], foreign: Mapping[int, Tongue]
) -> Iterator[tuple[int, list[int]]]:
    """Yield the topmost elements with several blocks, all of them foreign in the same way, and their passages."""
    nests = page.text.nests
    inside: dict[int, list[int]] = {}
    kinds: dict[int, set[Kind | None]] = {}
    for number, passage in enumerate(shown):
        if not letters(passage.text):
            continue  # numbers and marks belong to any language
        kind = _kind(page, passage, foreign.get(number))
        nest = passage.block.nest
        while nest != NOWHERE:
            inside.setdefault(nest, []).append(number)
            kinds.setdefault(nest, set()).add(kind)
            nest = nests[nest].parent
    uniform = {nest for nest, found in kinds.items() if len(found) == 1 and None not in found and len(inside[nest]) > 1}
    for nest in sorted(uniform):
        if nests[nest].parent not in uniform:
            yield nest, inside[nest]


def _kind(page: PageEvidence, passage: Passage, tongue: Tongue | None) -> Kind | None:
    """Return what a group has in common: what declares its language, its script, and in one script its language."""
    if not passage.is_whole:
        return None
    written = scripts_of(page.text.marks[passage.mark].lang)
    if tongue is not None:
        return passage.mark, tongue.script, tongue.language if tongue.script in written else ""
    counts = letters(passage.text)
    script = max(counts, key=lambda name: counts[name])
    if written and script not in written and len(counts) == 1:
        return passage.mark, script, ""  # a name or a word among sentences
    return None


def _is_passage(tongue: Tongue) -> bool:
    """Return whether a text is more than a name."""
    words, clauses, small = tongue.words, tongue.clause_words, tongue.small_words
    if tongue.script == LATIN and tongue.language == "en":
        return (words >= ENGLISH_SENTENCE_WORDS and clauses >= 1) or (words >= LONG_WORDS and small > LONG_SMALL_WORDS)
    if tongue.script == LATIN:
        return words >= SENTENCE_WORDS
    if tongue.language == "hi":
        return (words >= SENTENCE_WORDS and clauses >= 1) or (words >= LONG_WORDS and small >= LONG_SMALL_WORDS)
    return words >= PLAIN_WORDS


def _occurrence(selector: str, html: str, tongue: Tongue, text: str) -> Occurrence:
    tag = read_tag(html)
    after = str(tag.having("lang", tongue.language or slot(N_("code of the language")))) if tag is not None else ""
    return Occurrence(
        selector=selector, html=html, after=after, quote=shortened(" ".join(text.split()), QUOTE_CHARACTERS)
    )


def applies(page: PageEvidence) -> bool:
    """Return whether any text on the page has a declared language."""
    return any(passage.mark != NOWHERE for passage in passages(page))


RULE = Rule(
    id="text-language",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=7,
    references=success_criterion("3.1.2"),
    title=N_("Passages in another language say which one"),
    failure_title=N_("Passages in another language do not say so"),
    why=WRONG_VOICE_WHY,
    repair=N_(
        'Put the language on the element around the passage: lang="hi" around Hindi on an English page, lang="en" '
        "around English on a Hindi page. Names and single words need nothing."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.VIEW}),
    applies=applies,
    check=check,
)
