"""Advice on links: new windows, addresses that lead nowhere, two links or two names for one page."""

import itertools
import re
from collections import defaultdict
from functools import partial
from urllib.parse import urldefrag

from rules.accessibility.axe.row import Subject
from rules.accessibility.markup import read_tag
from rules.accessibility.reading.addresses import is_misspelt, mended_address
from rules.accessibility.reading.advice import advice
from rules.accessibility.reading.seen import leads_on, links, seen
from rules.accessibility.reading.vague_link import MENUS
from rules.accessibility.reading.wording import bare, is_vague
from rules.evidence import PageEvidence
from rules.finding import N_, Occurrence, message, place
from rules.rule import Owner
from rules.standards import gigw, wcag
from rules.text import devanagari_share, folded
from rules.views.reading import Control
from rules.vocabulary import Topic, matches, topic_of

_SAYS_NEW = re.compile(
    r"new (?:window|tab)|another (?:window|tab)|external|नई विंडो|नयी विंडो|नए टैब|नये टैब|नई टैब|बाहरी|नई विण्डो"
    r"|नवीन (?:विंडो|टॅब)|nou(?:vel onglet|velle fenêtre)|nuova (?:scheda|finestra)",
    re.IGNORECASE,
)
# What scripts often open in the page itself.
_PANELS = frozenset({Topic.SEARCH, Topic.FEEDBACK, Topic.SCREEN_READER, Topic.ACCESSIBILITY, Topic.HOME})
_HOOK = re.compile(r"\b(?:id|class)=[^>]*(?:js-|btn|button|toggle|open|modal|popup|trigger)", re.IGNORECASE)
_NO_ADDRESS = re.compile(r"#?|javascript:\s*(?:void\s*\(?\s*0?\s*\)?)?\s*;?", re.IGNORECASE)
_TOP = re.compile(r"\btop\b|ऊपर|शीर्ष", re.IGNORECASE)
# The first page of a site or of a part of it.
_INDEX = re.compile(r"/(?:(?:index|default|home)[\w.-]*)?(?:[?#].*)?$", re.IGNORECASE)
LEAST_NAME = 3  # letters
MOST_NAME_WORDS, STEM = 4, 4


def _new_windows(page: PageEvidence) -> list[Control]:
    return [
        link
        for link in links(page)
        if link.target.strip().lower() in {"_blank", "_new"}
        and leads_on(link)
        and not _SAYS_NEW.search(" ".join((link.name, link.title, *link.pictures, link.html)))
    ]


def _dead_ends(page: PageEvidence) -> list[Control]:
    """Return the links without an address that no script can help, and those whose address is misspelt."""
    dead = _unhooked(page) if seen(page).has_scripts else _idle(page)
    return [link for link in links(page) if link in dead or is_misspelt(link.raw_href)]


def _idle(page: PageEvidence) -> list[Control]:
    """Return links of a page without scripts that have no address; # alone leads to the top."""
    return [
        link
        for link in links(page)
        if _NO_ADDRESS.fullmatch(link.raw_href.strip())
        and not link.opens_submenu
        and link.is_shown
        and not _TOP.search(link.name)
    ]


def _with_address(link: Control) -> Occurrence:
    tag = read_tag(link.html)
    if tag is None or not is_misspelt(link.raw_href):
        return place(link)
    address = mended_address(link.raw_href)
    note = message(N_("The address is misspelt: it has to begin with https:// or http://."))
    return place(link, str(tag.having("href", address)) if address else "", note)


def _unhooked(page: PageEvidence) -> list[Control]:
    """Return links named like a page of the site, without an address and without a sign of a script."""
    return [
        link
        for link in links(page)
        if link.raw_href.strip() == "#"
        and not link.has_script
        and not link.opens_submenu
        and not link.pictures
        and link.is_shown
        and len(link.name) >= LEAST_NAME
        and topic_of(link.name) not in {None, *_PANELS}
        and not _HOOK.search(link.html.partition(">")[0])
    ]


def _neighbours(page: PageEvidence) -> list[Control]:
    """Return the second of two links that follow one another in one block and lead to one page."""
    found = links(page)
    return [
        second
        for first, second in itertools.pairwise(found)
        if leads_on(second)
        and first.href == second.href
        and first.context_key == second.context_key
        and (first.pictures or second.pictures or folded(first.name) == folded(second.name))
        and not (is_vague(first.name) and is_vague(second.name))  # two things, one of them with the wrong address
        and first.is_shown
        and second.is_shown
    ]


def _renamed(page: PageEvidence) -> list[Control]:
    """Return the links of menus that lead to one page under short names without a common word."""
    by_page: dict[str, list[Control]] = defaultdict(list)
    for link in links(page):
        is_short = 0 < len(bare(link.name).split()) <= MOST_NAME_WORDS
        if link.region in MENUS and leads_on(link) and link.href.startswith("http") and link.is_shown and is_short:
            by_page[link.href].append(link)
    groups = (group for group in by_page.values() if not any(link.pictures or is_vague(link.name) for link in group))
    return [
        link
        for group in groups
        if not any(matches(Topic.HOME, link.name) or link.opens_submenu for link in group)
        and not _INDEX.search(group[0].href)
        and urldefrag(group[0].href).url.rstrip("/") != urldefrag(page.url).url.rstrip("/")
        and _share_nothing(group)
        for link in group
    ]


def _share_nothing(group: list[Control]) -> bool:
    """Return whether there are two names or more, in one script, and no beginning of a word stands in two of them."""
    names = {frozenset(word[:STEM] for word in bare(link.name).split()) for link in group}
    shares = {devanagari_share(link.name) for link in group}
    return len(names) > 1 and len(shares) == 1 and sum(map(len, names)) == len(frozenset.union(*names))


def _without_target(link: Control) -> Occurrence:
    tag = read_tag(link.html)
    return place(link, str(tag.lacking("target")) if tag else "")


_advice = partial(advice, subject=Subject.LINK, applies=lambda page: bool(links(page)))

RULES = (
    _advice(
        "new-window",
        find=_new_windows,
        tell=_without_target,
        references=(wcag("3.2.5"),),
        title=N_("Links that open a new window say so"),
        failure_title=N_("Some links open a new window without saying so"),
        why=N_(
            "Visitors who do not notice the new window press “Back” in vain. A blind visitor hears nothing of the "
            "change."
        ),
        repair=N_('Remove target="_blank", or add the words “opens in a new window” to the link.'),
    ),
    _advice(
        "dead-end-link",
        find=_dead_ends,
        tell=_with_address,
        references=(gigw("5.4.7"),),
        title=N_("Every link opens something"),
        failure_title=N_("Some links open nothing"),
        why=N_("The visitor presses a link that promises a page, and nothing happens."),
        repair=N_("Fill in the address of the page, or remove the link until the page exists."),
    ),
    _advice(
        "doubled-link",
        find=_neighbours,
        title=N_("One page is linked once in one place"),
        failure_title=N_("Two links side by side lead to the same page"),
        why=N_("Keyboard users press Tab twice and listeners hear the same thing twice, for nothing."),
        repair=N_('Put picture and text into one link and leave the text of the picture empty (alt="").'),
        owner=Owner.DEVELOPER,
    ),
    _advice(
        "renamed-link",
        find=_renamed,
        title=N_("Links to one page have one name"),
        failure_title=N_("One page is linked under different names"),
        why=N_("Visitors take two names for two pages and open both."),
        repair=N_("Use the same words wherever the page is linked, best the words of its main heading."),
    ),
)
