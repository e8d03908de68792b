"""Page language: the language a page declares is the one most of its words are in."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from rules.accessibility.axe.language import WRONG_VOICE_WHY
from rules.accessibility.language.passages import passages, root_mark
from rules.accessibility.language.tongue import KINDRED_WORDS, Tongue, contradicts, tongue_of
from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, slot
from rules.language_id import DEVANAGARI, guessed, primary, prose, script_words, scripts_of
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import success_criterion
from rules.text import main_regions, shortened

# The language used most is the language of the page (Understanding SC 3.1.1). Near one half of each that is a matter
# of opinion, and the parts are judged one by one instead.
MAIN_SHARE = 0.7
FEWEST_WORDS = 3
DOUBT_SHARE = 0.7  # of the model's confidence, between languages of one script
HINDI_CLAUSES = 4  # different small words of Hindi, which its sisters do not share
OWN_SHARE, FEWEST_OWN_WORDS = 0.5, 5
MAX_TEXTS = 400  # of one page: what comes after does not change its language
QUOTE_CHARACTERS = 160


@dataclass(frozen=True, slots=True)
class Content:
    """What is written on a page in the language of its html element."""

    texts: tuple[str, ...]  # of the main script
    script: str
    words: int  # of that script
    share: float  # of all words
    own_share: float  # of the words outside header, menus and footer; 1 where those are too few to tell
    tongue: Tongue | None


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report a page that declares another language than it is written in."""
    content = content_of(page)
    if content is None or content.tongue is None:
        return
    tongue, declared = content.tongue, page.text.lang
    if is_wrong(page, content):
        language = tongue.language
        yield Finding(
            message=message(
                N_("The page says lang=“{declared}”, but it is written in another language."), declared=declared
            ),
            occurrences=(_occurrence(page, language, content),),
        )
    elif tongue.is_roman_hindi:
        yield Doubt(
            message=message(
                N_(
                    "The page seems to be in Hindi written with English letters. Read a few lines: if it is Hindi, "
                    "it needs Devanagari letters, or lang=“hi-Latn”."
                )
            ),
            occurrences=(_occurrence(page, "hi-Latn", content),),
        )
    elif content.share >= MAIN_SHARE and _may_be_kindred(content, declared):
        yield Doubt(
            message=message(
                N_(
                    "The page says lang=“{declared}”, but its words look like another language in the same letters. "
                    "Ask somebody who reads it which language it is."
                ),
                declared=declared,
            ),
            occurrences=(_occurrence(page, "", content),),
        )


def is_wrong(page: PageEvidence, content: Content | None) -> bool:
    """Return whether the declared language of the page is certainly not that of its content."""
    if content is None or content.tongue is None or content.share < MAIN_SHARE:
        return False
    if content.own_share < OWN_SHARE:
        return False  # a page in its declared language inside a frame nobody translated
    return contradicts(content.tongue, page.text.lang) and not _is_shared(content, page.text.lang)


@lru_cache(maxsize=8)
def content_of(page: PageEvidence) -> Content | None:
    """Return what is written in the main script of the page; None where that is too little to judge by."""
    root = root_mark(page)
    if root < 0 or not scripts_of(page.text.lang):
        return None
    inner = main_regions(page.text)
    shown = islice((passage for passage in passages(page) if passage.mark == root), MAX_TEXTS)
    texts = [
        (page.text.title, False),
        *((passage.text, passage.block.region in inner) for passage in shown),
        *((name, False) for name in page.text.marks[root].names),
    ]
    counts: Counter[str] = Counter()
    own: Counter[str] = Counter()
    by_text: list[tuple[str, str]] = []
    for text, is_inner in texts:
        words = {script: len(found) for script, found in script_words(prose(text)).items()}
        if words:
            counts.update(words)
            by_text.append((max(words, key=lambda name: words[name]), text))
            if is_inner:
                own.update(words)
    total = counts.total()
    if total < FEWEST_WORDS:
        return None
    script = max(counts, key=lambda name: counts[name])
    main = tuple(text for found, text in by_text if found == script)
    own_share = own[script] / own.total() if own.total() >= FEWEST_OWN_WORDS else 1.0
    return Content(main, script, counts[script], counts[script] / total, own_share, tongue_of("\n".join(main)))


def _is_shared(content: Content, declared: str) -> bool:
    """Return whether a good part of the page is in the declared language after all."""
    if content.script not in scripts_of(declared):
        return False
    fitting = other = 0
    for text in content.texts:
        tongue = tongue_of(text)
        if tongue is not None and tongue.language:
            if contradicts(tongue, declared):
                other += tongue.words
            else:
                fitting += tongue.words
    return fitting > (1 - MAIN_SHARE) * (fitting + other)


def _may_be_kindred(content: Content, declared: str) -> bool:
    """Return whether a page in Devanagari seems to be in another of its languages than it says."""
    if content.script != DEVANAGARI or content.words < KINDRED_WORDS or DEVANAGARI not in scripts_of(declared):
        return False
    if primary(declared) == "hi" and content.tongue is not None and content.tongue.clause_words >= HINDI_CLAUSES:
        return False
    guess = guessed("\n".join(content.texts))
    return (
        guess.language in {"hi", "mr", "ne", "sa"}
        and guess.share >= DOUBT_SHARE
        and guess.language != primary(declared)
    )


def _occurrence(page: PageEvidence, language: str, content: Content) -> Occurrence:
    tag = read_tag(page.text.html_tag)
    if tag is None:
        return Occurrence(selector="html", html=page.text.html_tag, quote=_quote(content))
    code = language or slot(N_("code of the language"))
    mended = tag.having("lang", code)
    if tag.has("xml:lang"):
        mended = mended.having("xml:lang", code)
    return Occurrence(selector="html", html=tag.opening, after=mended.opening, quote=_quote(content))


def _quote(content: Content) -> str:
    longest = max(content.texts, key=lambda text: min(len(text), QUOTE_CHARACTERS), default="")
    return shortened(longest, QUOTE_CHARACTERS)


def applies(page: PageEvidence) -> bool:
    """Return whether the page declares a known language and has words to compare it with."""
    return content_of(page) is not None


RULE = Rule(
    id="page-language",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=10,
    references=success_criterion("3.1.1"),
    title=N_("The page is written in the language it declares"),
    failure_title=N_("The page declares another language than it is written in"),
    why=WRONG_VOICE_WHY,
    repair=N_(
        'Write the language of the text into the html tag of the template: lang="hi" for pages in Hindi, lang="en" '
        "for pages in English. A website in two languages needs two values, not one for both."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    applies=applies,
    check=check,
)
