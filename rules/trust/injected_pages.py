"""Injected pages: nobody has added pages or documents of his own to the website."""

from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from rules.evidence import DocumentEvidence, Fate, PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message
from rules.information.reach import host_of
from rules.information.titles import TITLE_SELECTOR
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import shortened
from rules.trust.outside import domain_of
from rules.trust.spam_words import is_spam_host, mild_terms, sure_terms, warns

MOST_OCCURRENCES = 20
FEWEST_SIGNS = 2  # one phrase may be a coincidence
LEADS_TO = "leads to "  # before the target of a redirect, in the crawl's record of an address
FIRST_BLOCKS = 60
QUOTE_CHARACTERS = 160


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report pages, documents and addresses of the website that advertise; ask where only one thing speaks for it."""
    sure: list[Occurrence] = []
    unsure: list[Occurrence] = []
    for page in site.pages:
        signs = _signs_of_page(page)
        if signs and (sure_terms(page.text.title) or sure_terms(_slug(page.url)) or len(signs) > FEWEST_SIGNS):
            place = Occurrence(
                selector=TITLE_SELECTOR if page.text.title else "",
                quote=shortened(f"{page.text.title} → {page.url}", QUOTE_CHARACTERS),
                page_url=page.url,
            )
            (sure if len(signs) >= FEWEST_SIGNS else unsure).append(place)
    for document in site.documents:
        terms = _terms_of_document(document)
        if len(terms) >= FEWEST_SIGNS:
            quote = shortened(f"{', '.join(terms)} → {document.url}", QUOTE_CHARACTERS)
            sure.append(Occurrence(quote=quote, page_url=document.found_on or site.home_url))
    sure += _sent_away(site)
    told = {page.url for page in site.pages}
    addresses = [url for url in _own_addresses(site) if url not in told and sure_terms(_slug(url))]
    (sure if len(addresses) >= FEWEST_SIGNS or sure else unsure).extend(
        Occurrence(quote=shortened(url, QUOTE_CHARACTERS), page_url=site.home_url) for url in addresses
    )
    if sure:
        yield Finding(
            message=counted(
                N_(
                    "{count} page or file of this website advertises gambling, medicines or the like: somebody has "
                    "broken in."
                ),
                N_(
                    "{count} pages or files of this website advertise gambling, medicines or the like: somebody has "
                    "broken in."
                ),
                len(sure),
            ),
            occurrences=tuple(sure[:MOST_OCCURRENCES]),
        )
    if unsure:
        yield Doubt(
            message=message(
                N_(
                    "This page or address sounds like an advertisement for gambling or medicines. Open it and look "
                    "whether your office published it."
                )
            ),
            occurrences=tuple(unsure[:MOST_OCCURRENCES]),
        )


def _signs_of_page(page: PageEvidence) -> set[tuple[str, str]]:
    """Return the advertising phrases of a page, each with the part of the page that says it."""
    text = page.text
    if warns(text.title):
        return set()
    parts: list[tuple[str, str]] = [("title", text.title), ("address", _slug(page.url))]
    parts += [("heading", heading.text) for heading in text.headings]
    parts += [
        ("description", meta.content) for meta in text.meta if meta.name in {"description", "keywords", "og:title"}
    ]
    parts += [("text", block.text) for block in text.blocks[:FIRST_BLOCKS]]
    return {(part, term) for part, said in parts for term in sure_terms(said)}


def _terms_of_document(document: DocumentEvidence) -> tuple[str, ...]:
    contents = document.contents
    if contents is None or not document.is_served:
        return ()
    said = f"{contents.title} {contents.excerpt} {_slug(document.url)}"
    return tuple(dict.fromkeys((*sure_terms(said), *(mild_terms(contents.title) if sure_terms(said) else ()))))


def _sent_away(site: SiteEvidence) -> Iterator[Occurrence]:
    """Yield the addresses of this website that send their visitors on to an advertiser."""
    own = domain_of(host_of(site.home_url))
    for record in site.ledger:
        target = record.detail.partition(LEADS_TO)[2]
        if record.fate is not Fate.OUT_OF_SCOPE or not target or domain_of(host_of(record.url)) != own:
            continue
        if is_spam_host(host_of(target)) or sure_terms(_slug(target)):
            quote = shortened(f"{record.url} → {target}", QUOTE_CHARACTERS)
            yield Occurrence(quote=quote, page_url=record.found_on or site.home_url)


def _own_addresses(site: SiteEvidence) -> Iterable[str]:
    """Return the addresses of this website in its sitemaps and among those the crawl met, in order, each once."""
    own = domain_of(host_of(site.home_url))
    listed = (entry.url for sitemap in site.sitemaps for entry in sitemap.entries)
    met = (record.url for record in site.ledger)
    return [url for url in dict.fromkeys((*listed, *met)) if domain_of(host_of(url)) == own]


def _slug(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return unquote(f"{parts.path} {parts.query}").replace("_", " ")


RULE = SiteRule(
    id="injected-pages",
    category=Category.SECURITY,
    impact=Impact.CRITICAL,
    weight=10,
    references=(gigw("5.3.1/spam"), gigw("5.3.1")),
    title=N_("All pages and files of the website are the office's own"),
    failure_title=N_("Strangers have added advertising pages or files to the website"),
    why=N_(
        "The website has been broken into. Search engines show the government beside gambling and forged medicines, "
        "and whoever placed these pages can also change forms and account numbers."
    ),
    repair=N_(
        "Tell the developer, NIC or ITDA and CERT-In (incident@cert-in.org.in) today. Deleting the pages is not "
        "enough: the way in has to be found and closed, all passwords changed, and the website restored from a clean "
        "copy. Ask the search engines afterwards to forget the addresses."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.DAYS,
    is_alarm=True,
    check=check,
)
