"""Cloaked content: a search engine gets the home page that visitors get."""

from collections.abc import Iterator

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message
from rules.information.reach import Pages, host_of
from rules.page_text import PageText
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import joined, shortened, words
from rules.trust.governments import GOVERNMENT_ENDINGS
from rules.trust.outside import domain_of
from rules.trust.spam_words import is_spam_host, sure_terms

MOST_OCCURRENCES = 20
FEWEST_DOMAINS = 5  # of other websites that only search engines are sent to
FEWEST_WORDS = 50  # shorter pages are error pages, or were not filled by their scripts
SHARED_WORDS = 0.2  # of the different words of the page for search engines
QUOTE_CHARACTERS = 160


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report advertisements that only search engines are shown; ask about other differences."""
    home, crawled = Pages(site).home, site.probes.as_search_engine
    if home is None or crawled is None:
        return
    advertised = tuple(_advertisements(crawled, home))
    if advertised:
        yield Finding(
            message=counted(
                N_(
                    "Search engines are shown {count} advertisement that visitors are not shown: somebody has broken "
                    "in."
                ),
                N_(
                    "Search engines are shown {count} advertisements that visitors are not shown: somebody has broken "
                    "in."
                ),
                len(advertised),
            ),
            occurrences=advertised[:MOST_OCCURRENCES],
        )
        return
    strange = tuple(_strange_links(site, crawled, home))
    if strange:
        yield Doubt(
            message=message(
                N_(
                    "Search engines are shown links to other websites that visitors are not shown. Ask the developer "
                    "why: intruders do this to stay unnoticed."
                )
            ),
            occurrences=strange[:MOST_OCCURRENCES],
        )
    elif _is_another_page(crawled, home.text):
        yield Doubt(
            message=message(
                N_(
                    "Search engines are shown a home page with other words than visitors: “{title}”. Ask the developer "
                    "why: intruders do this to stay unnoticed."
                ),
                title=crawled.title,
            ),
            occurrences=(Occurrence(quote=crawled.title, page_url=home.url),),
        )


def _advertisements(crawled: PageText, home: PageEvidence) -> Iterator[Occurrence]:
    """Yield what advertises in the page for search engines and does not stand in the page for visitors."""
    said = {home.text.title, *(link.text for link in home.text.links), *(block.text for block in home.text.blocks)}
    if crawled.title not in said and sure_terms(crawled.title):
        yield Occurrence(quote=shortened(crawled.title, QUOTE_CHARACTERS), page_url=home.url)
    hrefs = {link.href for link in home.text.links}
    for link in crawled.links:
        if link.href not in hrefs and (sure_terms(link.text) or (is_spam_host(host_of(link.href)) and link.text)):
            quote = shortened(f"{link.text} → {link.href}", QUOTE_CHARACTERS)
            yield Occurrence(html=link.html, quote=quote, page_url=home.url)
    linked = {link.text for link in crawled.links}
    for block in crawled.blocks:
        if block.text not in said and block.text not in linked and len(sure_terms(block.text)) > 1:
            yield Occurrence(html=block.html, quote=shortened(block.text, QUOTE_CHARACTERS), page_url=home.url)


def _strange_links(site: SiteEvidence, crawled: PageText, home: PageEvidence) -> Iterator[Occurrence]:
    """Yield the links to several other websites that no page of this one links to."""
    known = {domain_of(host_of(link.href)) for page in site.pages for link in page.text.links}
    known.add(domain_of(host_of(home.url)))
    found = {
        domain: link
        for link in reversed(crawled.links)
        if (host := host_of(link.href))
        and not host.endswith(GOVERNMENT_ENDINGS)
        and (domain := domain_of(host)) not in known
    }
    if len(found) >= FEWEST_DOMAINS:
        for link in reversed(found.values()):
            quote = shortened(f"{link.text} → {link.href}", QUOTE_CHARACTERS)
            yield Occurrence(html=link.html, quote=quote, page_url=home.url)


def _is_another_page(crawled: PageText, seen: PageText) -> bool:
    theirs, ours = (set(words(joined(text.blocks).casefold())) for text in (crawled, seen))
    if min(len(theirs), len(ours)) < FEWEST_WORDS or crawled.title == seen.title:
        return False
    return len(theirs & ours) < SHARED_WORDS * len(theirs)


def applies(site: SiteEvidence) -> bool:
    """Return whether the home page was asked for in the name of a search engine."""
    return site.probes.as_search_engine is not None and Pages(site).home is not None


RULE = SiteRule(
    id="cloaked-content",
    category=Category.SECURITY,
    impact=Impact.CRITICAL,
    weight=10,
    references=(gigw("5.3.1/spam"), gigw("5.3.1")),
    title=N_("Search engines get the same home page as visitors"),
    failure_title=N_("Search engines are shown advertisements that visitors do not see"),
    why=N_(
        "The website has been broken into in a way its own officers cannot see. Citizens who search for the department "
        "find gambling and forgeries under its name."
    ),
    repair=N_(
        "Tell the developer, NIC or ITDA and CERT-In (incident@cert-in.org.in) today: the program of the website "
        "answers search engines differently. It has to be restored from a clean copy and all passwords changed."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.DAYS,
    is_alarm=True,
    applies=applies,
    check=check,
)
