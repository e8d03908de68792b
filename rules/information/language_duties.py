"""Language duties: what the home page links to in one language, it links to in the other."""

from collections.abc import Iterator
from html import escape

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, slot
from rules.information.expected_list import EXPECTED, HUBS, Expected
from rules.information.language_switch import is_switch
from rules.information.reach import FEW_LINKS, Pages, headed, is_dead, is_home, leads_nowhere, names
from rules.page_text import Link
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import devanagari_share, joined
from rules.vocabulary import Topic, matches

HINDI_SHARE, ENGLISH_SHARE = 0.6, 0.1  # of Devanagari: above and below, a page is in one language
CLEARLY_SHORTER = 0.8  # convention: a home page with so many of the links of the other has left some out


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report the expected pages that one language version of the home page links to and the other does not."""
    pages = Pages(site)
    pair = _pair(pages)
    if pair is None:
        return
    hindi, english = pair
    for lacking, other, in_hindi in ((hindi, english, True), (english, hindi, False)):
        is_shorter = _distinct(lacking) <= CLEARLY_SHORTER * _distinct(other)
        for expected in EXPECTED:
            link = next(_named(pages, other, expected.topic), None)
            if link is None or _has(pages, lacking, expected, link):
                continue
            text = (
                N_("The Hindi home page has no link “{label}”; the English one has it.")
                if in_hindi
                else N_("The English home page has no link “{label}”; the Hindi one has it.")
            )
            label = expected.hindi if in_hindi else expected.english
            after = f'<li><a href="{slot(N_("address of the page"))}">{escape(label, quote=False)}</a></li>'
            said = message(text, label=label)
            place = (Occurrence(page_url=lacking.url, quote=link.text, after=after),)
            yield Finding(message=said, occurrences=place) if is_shorter else Doubt(message=said, occurrences=place)


def _pair(pages: Pages) -> tuple[PageEvidence, PageEvidence] | None:
    """Return the home pages in Hindi and in English; None where either was not read."""
    hindi = next((page for page in _homes(pages) if (_share(page) or 0) >= HINDI_SHARE), None)
    english = next((page for page in _homes(pages) if _is_at_most(_share(page), ENGLISH_SHARE)), None)
    return (hindi, english) if hindi is not None and english is not None else None


def _homes(pages: Pages) -> Iterator[PageEvidence]:
    """Yield the home page, what its language switches and alternates lead to, and other addresses of home pages."""
    home = pages.home
    if home is None:
        return
    switched = [link.href for link in home.text.links if is_switch(link, home.text)]
    declared = [link.href for link in home.text.head_links if "alternate" in link.rel.split() and link.hreflang]
    found = {home.url: home}
    for page in (*(pages.at(url) for url in (*switched, *declared)), *_by_address(pages)):
        if page is not None and page.is_served and _distinct(page) >= FEW_LINKS:
            found.setdefault(page.url, page)
    yield from found.values()


def _by_address(pages: Pages) -> Iterator[PageEvidence]:
    return (page for page in pages.site.pages if is_home(pages, page.url))


def _share(page: PageEvidence) -> float | None:
    return devanagari_share(joined(page.text.blocks))


def _is_at_most(share: float | None, limit: float) -> bool:
    return share is not None and share <= limit


def _distinct(page: PageEvidence) -> int:
    return len({link.href for link in page.text.links if link.href and link.text})


def _named(pages: Pages, page: PageEvidence, topic: Topic) -> Iterator[Link]:
    """Yield the links of the page that name the topic and lead somewhere."""
    for link in page.text.links:
        if leads_nowhere(link.raw_href) or is_dead(pages.site.links, link.href):
            continue
        if names(link, topic):
            yield link


def _has(pages: Pages, page: PageEvidence, expected: Expected, other: Link) -> bool:
    """Return whether the page links to the same, names the topic in link, button or heading, or links to a hub."""
    if any(link.href == other.href for link in page.text.links) or any(_named(pages, page, expected.topic)):
        return True
    if headed(page.text, expected.topic) or any(matches(expected.topic, block.text) for block in page.text.blocks):
        return True
    return expected.is_policy and any(True for hub in HUBS for _ in _named(pages, page, hub))


def _has_both(site: SiteEvidence) -> bool:
    return _pair(Pages(site)) is not None


RULE = SiteRule(
    id="language-duties",
    category=Category.INFORMATION,
    impact=Impact.SERIOUS,
    weight=5,
    references=(gigw("5.4.10"), gigw("5.4.6"), gigw("5.1.18"), gigw("UK-LANG")),
    title=N_("The home page leads to the same sections in Hindi and in English"),
    failure_title=N_("One language version of the home page leaves sections out"),
    why=N_("Whoever reads only one of the two languages does not learn that the section exists."),
    repair=N_("Give both versions of the home page the same menu and the same footer, each in its own language."),
    owner=Owner.EDITOR,
    effort=Effort.DAYS,
    applies=_has_both,
    check=check,
)
