"""Translated page: a page of the Hindi version is in Hindi, a page of the English version in English."""

from collections.abc import Iterator, Mapping

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Finding, Occurrence, message, place
from rules.language_parity.pairs import language_of_address, pairs_of, share_of
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import joined, main_blocks, shortened, words

# Of Devanagari among the letters. A good Hindi page has 0.7 or more, an English one 0.1 or less (convention).
LEAST_IN_HINDI, MOST_IN_ENGLISH = 0.3, 0.5
FEWEST_WORDS = 50
QUOTE_CHARACTERS = 200


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report pages of one language version whose text is in the other language."""
    languages = languages_of(site)
    for language, text in (
        ("hi", N_("This page belongs to the Hindi version, but its text is in English.")),
        ("en", N_("This page belongs to the English version, but its text is in Hindi.")),
    ):
        wrong = [page for page in site.pages if languages.get(page.url) == language and is_untranslated(page, language)]
        if wrong:
            yield Finding(message=message(text), occurrences=tuple(_place(page) for page in wrong))


def languages_of(site: SiteEvidence) -> Mapping[str, str]:
    """Return for each page of a language version, by its address, the language it belongs to."""
    found = {page.url: code for page in site.pages if (code := language_of_address(page.url))}
    for pair in pairs_of(site):
        found[pair.hindi.url], found[pair.english.url] = "hi", "en"
    return found if len(set(found.values())) > 1 else {}


def is_untranslated(page: PageEvidence, language: str) -> bool:
    """Return whether the main text of a page is certainly in the other of the two languages."""
    if not page.is_served or len(words(joined(main_blocks(page.text)))) < FEWEST_WORDS:
        return False
    share = share_of(page)
    return share < LEAST_IN_HINDI if language == "hi" else share > MOST_IN_ENGLISH


def _place(page: PageEvidence) -> Occurrence:
    blocks = main_blocks(page.text)
    longest = max(blocks, key=lambda block: len(block.text))
    return place(
        longest,
        page_url=page.url,
        quote=shortened(longest.text, QUOTE_CHARACTERS),
        note=message(N_("{share} % of the letters of this page are Devanagari."), share=round(100 * share_of(page))),
    )


def applies(site: SiteEvidence) -> bool:
    """Return whether the website has pages of a Hindi and of an English version."""
    return bool(languages_of(site))


RULE = SiteRule(
    id="translated-page",
    category=Category.INFORMATION,
    impact=Impact.SERIOUS,
    weight=7,
    references=(gigw("5.4.10"), gigw("5.4.6"), gigw("UK-LANG")),
    title=N_("Every page is in the language of its version"),
    failure_title=N_("Some pages are not translated"),
    why=N_(
        "Whoever chose Hindi cannot read the English text, and the other way round. A language version that is not "
        "translated is none."
    ),
    repair=N_("Translate the text of the page. Until then say at its top that it exists in the other language only."),
    owner=Owner.EDITOR,
    effort=Effort.DAYS,
    per_page=True,
    applies=applies,
    check=check,
)
