"""The accounts a website names as its own, and where it names them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rules.evidence import PageEvidence, SiteEvidence
from rules.findability.json_ld import objects_of, texts_of
from rules.page_text import Link, PageText, Region
from rules.social.address_forms import Kind
from rules.social.addresses import Address, normal_handle, read_address
from rules.text import CHROME
from rules.vocabulary import Topic, matches, topics_of_address


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account of the website."""

    network: str
    handle: str
    url: str  # as linked, "": named by its handle alone
    page_url: str
    link: Link | None  # None: named in the head of the page
    surrounds: bool  # header, menu or footer, or the head of the page: what stands on every page


def social_links(page: PageText) -> tuple[tuple[Link, Address], ...]:
    """Return the links of a page that lead to a social network."""
    return _social_links(page.links)


def accounts_of(page: PageEvidence, is_entrance: bool) -> Iterator[Account]:
    """Yield the accounts a page names: in its head, header, menus and footer; on an entrance page anywhere."""
    for link, address in social_links(page.text):
        surrounds = link.region in CHROME or "me" in link.rel.split()
        if address.kind in (Kind.ACCOUNT, Kind.PERSONAL) and (surrounds or is_entrance):
            yield Account(
                network=address.network,
                handle=address.handle,
                url=link.href,
                page_url=page.url,
                link=link,
                surrounds=surrounds,
            )
    for url in _declared(page.text):
        found = read_address(url)
        if found is not None and found.kind in (Kind.ACCOUNT, Kind.PERSONAL):
            yield Account(
                network=found.network, handle=found.handle, url=url, page_url=page.url, link=None, surrounds=True
            )


def own_accounts(site: SiteEvidence) -> tuple[Account, ...]:
    """Return the accounts of the site, each once, the home page's first and what surrounds the content before it."""
    found: dict[tuple[str, str], Account] = {}
    for page in sorted(site.pages, key=lambda page: page.url != site.home_url):
        if not page.is_served:
            continue
        for account in accounts_of(page, page.url == site.home_url or _is_contact(page)):
            key = (account.network, account.handle)
            if key not in found or (account.surrounds and not found[key].surrounds):
                found[key] = account
    return tuple(found.values())


def is_in_a_surround(region: Region, page: PageText) -> bool:
    """Return whether a place belongs to header, menu or footer, as far as the page marks them."""
    return region in CHROME or (region is Region.BODY and not CHROME & set(page.landmarks))


def _is_contact(page: PageEvidence) -> bool:
    return Topic.CONTACT in topics_of_address(page.url) or any(
        matches(Topic.CONTACT, heading.text) for heading in page.text.headings if heading.level == 1
    )


def _declared(page: PageText) -> Iterator[str]:
    for meta in page.meta:
        if meta.name == "article:publisher":
            yield meta.content.strip()
        elif meta.name == "twitter:site" and (name := normal_handle("x", meta.content)):
            yield f"https://x.com/{name}"
    for link in page.head_links:
        if "me" in link.rel.split():
            yield link.href
    for item in objects_of(page):
        yield from texts_of(item.get("sameAs"))


@lru_cache(maxsize=8)  # rules ask about one page in turn; more would keep pages in memory
def _social_links(links: tuple[Link, ...]) -> tuple[tuple[Link, Address], ...]:
    found = ((link, read_address(link.href)) for link in links if link.href.startswith("http"))
    return tuple((link, address) for link, address in found if address is not None)
