"""Untranslated parts: menus and passages of a page are in the language of its version."""

import re
from collections.abc import Iterator

from rules.accessibility.documents.formats import format_of
from rules.accessibility.language.tongue import Tongue, tongue_of
from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Finding, Message, Occurrence, message, place, slot
from rules.information.language_switch import language_named
from rules.language_parity.translated_page import is_untranslated, languages_of
from rules.page_text import Link, Region, TextBlock
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import devanagari_share, main_blocks, shortened, words

FEWEST_ENGLISH_WORDS, FEWEST_HINDI_WORDS = 8, 6  # of a passage; shorter ones may be names and titles
LONG_WORDS, LONG_SMALL_WORDS = 12, 2  # of English without a verb known here, as for passages without a lang attribute
OTHER_SCRIPT = 0.1  # of Devanagari, at most, in a passage in English; of Latin letters in one in Hindi
FEWEST_LABELS = 5  # of a menu
MENU_SHARE = 0.8  # of its labels
MOST_OCCURRENCES = 10  # of one page
QUOTE_CHARACTERS = 200
TRANSLATED = {"hi": N_("the same text in Hindi"), "en": N_("the same text in English")}
# A text that says in which language it, or what it leads to, is written.
_MARKED = re.compile(
    r"(?i)\b(?:in|only|available in|version)\s*\(?(?:hindi|english)\b|\((?:hindi|english|हिन्दी|हिंदी|अंग्रेज़ी"
    r"|अंग्रेजी)\)"
    r"|(?:हिन्दी|हिंदी|अंग्रेज़ी|अंग्रेजी) (?:में|भाषा)"
)


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report, page by page, menus and passages that stayed in the other language."""
    languages = languages_of(site)
    menus: dict[str, list[Occurrence]] = {"hi": [], "en": []}
    passages: dict[str, list[Occurrence]] = {"hi": [], "en": []}
    for page in site.pages:
        language = languages.get(page.url)
        if language is None or not page.is_served:
            continue
        menus[language] += _menu(page, language)
        passages[language] += _passages(page, language)
    for found, text in (
        (menus["hi"], N_("The menu of this Hindi page is in English.")),
        (menus["en"], N_("The menu of this English page is in Hindi.")),
        (passages["hi"], N_("Parts of this Hindi page are in English.")),
        (passages["en"], N_("Parts of this English page are in Hindi.")),
    ):
        if found:
            yield Finding(message=message(text), occurrences=tuple(found))


def _menu(page: PageEvidence, language: str) -> Iterator[Occurrence]:
    """Yield the first entry of a menu whose labels are in the other script."""
    labels = [link for link in page.text.links if link.region is Region.NAVIGATION and _is_label(link)]
    foreign = [link for link in labels if _is_foreign(link.text, language)]
    if len(foreign) >= FEWEST_LABELS and len(foreign) >= MENU_SHARE * len(labels):
        note: Message = message(
            N_("{foreign} of {total} entries of the menu."), foreign=len(foreign), total=len(labels)
        )
        quote = shortened(" · ".join(link.text for link in foreign), QUOTE_CHARACTERS)
        first = foreign[0]
        yield place(first, quote=quote, note=note, page_url=page.url)


def _is_label(link: Link) -> bool:
    return bool(link.text) and not language_named(link.text) and devanagari_share(link.text) is not None


def _is_foreign(text: str, language: str) -> bool:
    share = devanagari_share(text)
    return share == (0.0 if language == "hi" else 1.0)


def _passages(page: PageEvidence, language: str) -> Iterator[Occurrence]:
    """Yield the passages in the other language; where the whole text is, only those around it."""
    told = {block.selector for block in main_blocks(page.text)} if is_untranslated(page, language) else set()
    found = 0
    for block in page.text.blocks:
        if block.selector in told or _is_quoted(block, page.text.lang) or not _may_be_passage(block, language):
            continue
        tongue = tongue_of(block.text)
        if tongue is None or not _is_passage(tongue, language):
            continue
        tag = read_tag(block.html)
        after = str(tag.holding(slot(TRANSLATED[language]))) if tag is not None and tag.is_whole else ""
        yield place(block, after=after, quote=shortened(block.text, QUOTE_CHARACTERS), page_url=page.url)
        found += 1
        if found >= MOST_OCCURRENCES:
            return


def _is_quoted(block: TextBlock, language_of_page: str) -> bool:
    """Return whether the block is marked as being in another language than the page: that is done on purpose."""
    own, around = (code.lower().partition("-")[0] for code in (block.lang, language_of_page))
    return bool(own and around) and own != around


def _may_be_passage(block: TextBlock, language: str) -> bool:
    fewest = FEWEST_ENGLISH_WORDS if language == "hi" else FEWEST_HINDI_WORDS
    share = devanagari_share(block.text)
    is_in_other_script = share is not None and (
        share <= OTHER_SCRIPT if language == "hi" else share >= 1 - OTHER_SCRIPT
    )
    return (
        is_in_other_script
        and block.region is not Region.NAVIGATION  # told by its labels
        and len(words(block.text)) >= fewest
        and not _MARKED.search(block.text)
        and not _MARKED.search(block.section)
        and not any(format_of(href.partition("#")[0]) for href in block.hrefs)
    )


def _is_passage(tongue: Tongue, language: str) -> bool:
    """Return whether a text certainly is a sentence in the other language, and no name, address or title."""
    if language == "hi":
        is_sentence = tongue.clause_words >= 1 or (tongue.words >= LONG_WORDS and tongue.small_words > LONG_SMALL_WORDS)
        return tongue.language == "en" and is_sentence and tongue.words >= FEWEST_ENGLISH_WORDS
    return tongue.language == "hi" and tongue.clause_words >= 1 and tongue.words >= FEWEST_HINDI_WORDS


def applies(site: SiteEvidence) -> bool:
    """Return whether the website has pages of a Hindi and of an English version."""
    return bool(languages_of(site))


RULE = SiteRule(
    id="untranslated-parts",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=3,
    references=(gigw("5.4.6"), gigw("5.4.10")),
    title=N_("Menus and passages are in the language of the page"),
    failure_title=N_("Parts of pages stayed untranslated"),
    why=N_("A menu in a language one does not read closes the way to every page behind it."),
    repair=N_(
        "Translate the quoted parts, menus first. Where a text exists in one language only, write “in Hindi” or “in "
        "English” beside it."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    per_page=True,
    applies=applies,
    check=check,
)
