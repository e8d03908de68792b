"""What a visitor reaches from the home page by the name of a link, and what stands behind that link."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from rules.evidence import LinkCheck, LinkState, PageEvidence, SiteEvidence, is_home_path
from rules.finding import Finding
from rules.information import placeholder_page
from rules.information.known_language import is_in_known_language
from rules.information.page_index import PageIndex
from rules.page_text import Link, PageText
from rules.text import CHROME, first_heading
from rules.vocabulary import Topic, matches, topics_of_address

FEW_PAGES = 5  # fewer say nothing about a site that was not read whole
FEW_LINKS = 3  # a home page with fewer builds its menu by script
FEW_WORDS = 10  # a page with fewer is a bare message, or filled by a script that was not run
MAX_CLICKS = 2
_LEADS_NOWHERE = re.compile(r"(?i)\s*(?:#[!0]?|javascript:\s*(?:void\s*\(?\s*0?\s*\)?)?\s*;?(?:return false;?)?)?\s*")


class Behind(StrEnum):
    """What stands behind a link."""

    PAGE = "page"  # a page, document or service; or not asked about, which counts for the site
    DEAD = "dead"
    UNFINISHED = "unfinished"
    NOTHING = "nothing"  # "#" and its like: a script may act, a program cannot tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A link with the name that was looked for."""

    link: Link
    page_url: str
    behind: Behind
    page: PageEvidence | None  # the page it leads to, where it was read


class Pages(PageIndex):
    """The pages of a site, and what stands behind their links."""

    def __init__(self, site: SiteEvidence) -> None:
        super().__init__(site.pages, site.home_url)
        self.site = site
        self.host = host_of(site.home_url)
        self._behind: dict[str, Behind] = {}

    def behind(self, link: Link) -> Behind:
        """Return what stands behind a link; what was neither read nor asked about counts as a page."""
        if leads_nowhere(link.raw_href):
            return Behind.NOTHING
        if link.href not in self._behind:
            self._behind[link.href] = self._look(link.href)
        return self._behind[link.href]

    def _look(self, href: str) -> Behind:
        page = self.at(href)
        if page is None:
            return Behind.DEAD if is_dead(self.site.links, href) else Behind.PAGE
        if not page.is_served:
            return Behind.DEAD
        is_unfinished = any(isinstance(said, Finding) for said in placeholder_page.check(page))
        return Behind.UNFINISHED if is_unfinished and page is not self.home else Behind.PAGE


def links_to(pages: Pages, topic: Topic) -> Iterator[Found]:
    """Yield the links that name a topic: of the home page, of every page's menus, of the pages near the home page."""
    seen: set[tuple[str, str]] = set()
    for page in _nearest_first(pages):
        is_near = page.clicks_from_home is not None and page.clicks_from_home <= MAX_CLICKS
        for link in page.text.links:
            key = (link.href or link.raw_href, link.text)
            if key in seen or not (is_near or link.region in CHROME):
                continue
            seen.add(key)
            if names(link, topic):
                yield Found(link=link, page_url=page.url, behind=pages.behind(link), page=pages.at(link.href))


def names(link: Link, topic: Topic) -> bool:
    """Return whether a link names the topic, by its text or its address."""
    return matches(topic, link.text) or topic in topics_of_address(link.href)


def bears(page: PageText, topic: Topic) -> bool:
    """Return whether words that are no link name the topic: perhaps those of a button that a script serves."""
    return any(not block.hrefs and matches(topic, block.text) for block in page.blocks)


def headed(page: PageText, topic: Topic) -> bool:
    """Return whether a heading of the page names the topic."""
    return any(matches(topic, heading.text) for heading in page.headings)


def pages_about(pages: Pages, topic: Topic) -> Iterator[PageEvidence]:
    """Yield the finished pages within reach whose address or first heading names the topic."""
    for page in pages.pages:
        if page is pages.home or not page.is_served or page.clicks_from_home is None:
            continue
        first = first_heading(page.text)
        named = matches(topic, first) or topic in topics_of_address(page.url)
        if named and not any(isinstance(said, Finding) for said in placeholder_page.check(page)):
            yield page


def says_too_little(pages: Pages) -> bool:
    """Return whether what was read of the site cannot prove that something is missing."""
    site, home = pages.site, pages.home
    if home is None or len(home.text.links) < FEW_LINKS or not is_in_known_language(home.text):
        return True
    unnamed = sum(not link.text for link in home.text.links)
    is_small = len(site.pages) < FEW_PAGES and (len(site.pages) == 1 or not was_read_whole(site))
    return unnamed * 2 > len(home.text.links) or is_small


def was_read_whole(site: SiteEvidence) -> bool:
    """Return whether every page known to exist was read."""
    return len(site.pages) >= site.known_pages


def inner_pages(pages: Pages) -> Iterator[PageEvidence]:
    """Yield the pages besides the home pages that a visitor stays on and whose text and links are known."""
    for page in pages.pages:
        if (
            page.is_served
            and not is_home(pages, page.url)
            and (page.view is not None or len(page.text.links) >= FEW_LINKS)
            and sum(len(block.text.split()) for block in page.text.blocks) >= FEW_WORDS
            and all(meta.name != "refresh" for meta in page.text.meta)
        ):
            yield page


def is_home(pages: Pages, url: str) -> bool:
    """Return whether an address is that of the home page, or of the home page in another language."""
    found = pages.at(url)
    if found is not None and found is pages.home:
        return True
    if not is_of_host(pages, url):
        return False
    path, base = urlsplit(url).path, urlsplit(pages.site.home_url).path.rpartition("/")[0] + "/"
    return any(is_home_path(part) for part in (path, path.removeprefix(base)))


def is_of_host(pages: Pages, url: str) -> bool:
    """Return whether an address lies on the host of the site, with or without www."""
    return host_of(url).removeprefix("www.") == pages.host.removeprefix("www.")


def leads_nowhere(raw_href: str) -> bool:
    """Return whether the address of a link is empty, `#` or a script that does nothing."""
    return _LEADS_NOWHERE.fullmatch(raw_href) is not None


def is_dead(links: Mapping[str, LinkCheck], href: str) -> bool:
    """Return whether an address was asked once and is gone."""
    check = links.get(href) or links.get(href.partition("#")[0])
    return check is not None and check.state is LinkState.DEAD


def host_of(url: str) -> str:
    """Return the host of an address; "" where there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _nearest_first(pages: Pages) -> Iterable[PageEvidence]:
    if pages.home is not None:
        yield pages.home
    others = (page for page in pages.pages if page is not pages.home)
    yield from sorted(others, key=lambda page: 99 if page.clicks_from_home is None else page.clicks_from_home)
