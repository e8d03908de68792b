"""Copied policy: a policy speaks of this department and not of the one it was copied from."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, place, slot
from rules.information.contact_pages import pages_behind
from rules.information.reach import Pages, host_of, is_home, was_read_whole
from rules.page_text import TextBlock
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import CHROME, folded, words
from rules.vocabulary import Topic

POLICIES = (
    *(Topic.POLICIES, Topic.TERMS, Topic.DISCLAIMER, Topic.PRIVACY, Topic.COPYRIGHT, Topic.HYPERLINKING),
    *(Topic.SECURITY, Topic.ACCESSIBILITY),
)
MANY_PAGES = 20  # convention: so many pages would have named the office
# Offices and hosts that policies of every department name: the makers of websites, rules and certificates.
COMMON_NAMES = ("information technology", "electronics", "informatics", "justice", "social justice", "personnel", "law")
COMMON_HOSTS = (
    *("india.gov.in", "nic.in", "meity.gov.in", "mygov.in", "cert-in.org.in", "stqc.gov.in", "digitalindia.gov.in"),
    *("s3waas.gov.in", "data.gov.in", "uidai.gov.in", "pgportal.gov.in", "rtionline.gov.in"),
)
# An office that the text calls the owner of the website, or to which it asks to turn.
_WORDS = r"(?:(?:of|and|for|&|the)\s+|[A-Z][A-Za-z&’'-]+,?\s*){1,9}"
_NAME = (
    rf"((?:Ministry|Department|Directorate|Commissionerate|District Administration)(?:\s+(?:of|for)\s+|,\s*)?{_WORDS})"
)
_OWNED = re.compile(
    rf"(?:(?:web ?site|portal|web ?page|site)\s+(?:of|for|is owned by|belongs to|is maintained by|is managed by)"
    rf"|(?:owned|maintained|managed|operated|published|copyright(?:ed)?)(?:\s+(?:and|&|,)\s+\w+)*\s+by)\s+(?:the\s+)?{_NAME}"
)
_OWNED_HINDI = re.compile(
    r"((?:[\u0900-\u097f]+ ){1,5}(?:विभाग|मंत्रालय|निदेशालय)),?(?: [\u0900-\u097f]+ (?:शासन|सरकार))? (?:की|के) "
    r"(?:आधिकारिक )?(?:वेबसाइट|वेब साइट|पोर्टल)"
)
_HOST = re.compile(r"(?i)\b((?:[a-z0-9-]+\.)+(?:gov|nic)\.in)\b")
_THIS_SITE = re.compile(r"(?i)(?:web ?site|portal|web ?page|वेबसाइट|पोर्टल)")
_SMALL_TEXT = """
the and for with government govt india state department ministry directorate office commissionerate website portal
official welcome home district administration uttarakhand uttaranchal विभाग मंत्रालय निदेशालय उत्तराखंड उत्तराखण्ड
शासन सरकार भारत
"""
_SMALL = frozenset(_SMALL_TEXT.split())
FEWEST_LETTERS = 3  # shorter words are no names


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report policies that name another department as owner of the website; ask about other hosts they name."""
    pages = Pages(site)
    policies = _policies(pages)
    blocks = [(page, block) for page in policies for block in page.text.blocks if block.region not in CHROME]
    owners: dict[str, list[Occurrence]] = {}
    hosts: dict[str, list[Occurrence]] = {}
    for page, block in blocks:
        for name in named_owners(block.text):
            owners.setdefault(name, []).append(_place(page, block, name))
        for host in _named_hosts(block.text):
            hosts.setdefault(host, []).append(_place(page, block, host))
    others = [page for page in site.pages if page not in policies]
    for name, places in owners.items():
        if _is_own(name, pages) or _is_mentioned(name, others):
            continue
        text = N_("The policy speaks of “{name}”, which no other page of this website mentions.")
        said = message(text, name=name)
        is_sure = was_read_whole(site) or len(site.pages) >= MANY_PAGES
        yield (
            Finding(message=said, occurrences=tuple(places))
            if is_sure
            else Doubt(message=said, occurrences=tuple(places))
        )
    for host, places in hosts.items():
        if not _is_known_host(host, pages, others):
            text = N_("The policy names the address {host}. Is it one of this department, or was the text copied?")
            yield Doubt(message=message(text, host=host), occurrences=tuple(places))


@lru_cache(maxsize=4096)
def named_owners(text: str) -> tuple[str, ...]:
    """Return the offices that a text calls the owner of a website."""
    found = [match[1] for match in _OWNED.finditer(text)] + [match[1] for match in _OWNED_HINDI.finditer(text)]
    return tuple(dict.fromkeys(name.removeprefix("यह ").strip(" ,.-") for name in found))


def _policies(pages: Pages) -> tuple[PageEvidence, ...]:
    return tuple({page.url: page for topic in POLICIES for page in pages_behind(pages, topic)}.values())


def _is_own(name: str, pages: Pages) -> bool:
    """Return whether title, header or footer of a home page hold a word of the office's name."""
    own = [word for word in words(folded(_office(name))) if len(word) >= FEWEST_LETTERS and word not in _SMALL]
    if not own or any(common in folded(name) for common in COMMON_NAMES):
        return True
    return any(word in folded(text) for text in _self_names(pages) for word in own)


def _office(name: str) -> str:
    """Return the office itself, without the government it belongs to."""
    return name.partition(",")[0]


def _self_names(pages: Pages) -> Iterator[str]:
    """Yield how the site calls itself: titles, headers, footers, main headings and pictures of its home pages."""
    for page in pages.site.pages:
        if is_home(pages, page.url):
            yield page.text.title
            yield from (block.text for block in page.text.blocks if block.region in CHROME)
            yield from (heading.text for heading in page.text.headings if heading.level == 1)
            yield from (image.alt or "" for image in page.text.images)
            yield from (meta.content for meta in page.text.meta if meta.name == "og:site_name")


def _is_mentioned(name: str, others: list[PageEvidence]) -> bool:
    wanted = folded(_office(name))
    return any(wanted in folded(block.text) for page in others for block in page.text.blocks)


def _named_hosts(text: str) -> Iterator[str]:
    """Yield the hosts of governments that a sentence about a website names."""
    if _THIS_SITE.search(text):
        for host in dict.fromkeys(_bare(found) for found in _HOST.findall(text)):
            if not any(host == common or host.endswith("." + common) for common in COMMON_HOSTS):
                yield host


def _is_known_host(host: str, pages: Pages, others: list[PageEvidence]) -> bool:
    """Return whether the host is this site's own or its family's, or another page links to it or names it."""
    own = _bare(pages.host)
    if host == own or host.endswith("." + own) or own.endswith("." + host):
        return True
    return any(
        any(_bare(host_of(link.href)) == host for link in page.text.links)
        or any(host in block.text.lower() for block in page.text.blocks)
        for page in others
    )


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")


def _place(page: PageEvidence, block: TextBlock, name: str) -> Occurrence:
    after = block.html.replace(name, slot(N_("name of the department")))
    return place(block, after=after if after != block.html else "", quote=name, page_url=page.url)


def _has_policies(site: SiteEvidence) -> bool:
    pages = Pages(site)
    return pages.home is not None and bool(_policies(pages))


RULE = SiteRule(
    id="copied-policy",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=4,
    references=(gigw("5.4.3"), gigw("5.4.3f"), gigw("5.4.3h")),
    title=N_("The policies speak of this department"),
    failure_title=N_("A policy was copied and speaks of another department"),
    why=N_("A policy that names another office binds nobody, and shows every reader that it was never read."),
    repair=N_("Put in the name of this department and the address of this website, and have the text approved."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=_has_policies,
    check=check,
)
