"""Common frame: the logo, the menu and the footer are the same on every page.

Their order is looked at by the rule on consistent navigation; this one looks for what is missing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Finding, Message, Occurrence, counted, message
from rules.page_text import Region
from rules.rule import Category, Effort, Ground, Impact, Owner, SiteRule
from rules.standards import success_criterion
from rules.text import is_mostly_devanagari

LEAST_PAGES = 4
USUAL_SHARE = 0.7  # of the pages: what that many have belongs to the frame
LEAST_LINKS = 4  # of a menu or a footer: fewer make none
MISSING_SHARE = 0.5  # of its usual links: a menu of a section leaves some out on purpose
MOST_NAMES = 5
LOGO = re.compile(r"logo|emblem|ashok|प्रतीक|लोगो|चिह्न", re.IGNORECASE)
TOP = frozenset({Region.HEADER, Region.NAVIGATION})
Frame = Mapping[str, str]  # name of each part by its address


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report the pages that lack the logo, or half of the menu or of the footer, that the other pages have."""
    groups = _groups(site)
    logos = [missing for pages in groups for missing in _lacking(pages, logos_of, least=1, share=1.0)]
    menus = [
        missing for pages in groups for missing in _lacking(pages, menu_of, least=LEAST_LINKS, share=MISSING_SHARE)
    ]
    feet = [
        missing for pages in groups for missing in _lacking(pages, footer_of, least=LEAST_LINKS, share=MISSING_SHARE)
    ]
    for said, missing in (
        (
            counted(
                N_("{count} page does not show the logo of the other pages."),
                N_("{count} pages do not show the logo of the other pages."),
                len(logos),
            ),
            logos,
        ),
        (
            counted(
                N_("{count} page lacks half or more of the menu of the other pages."),
                N_("{count} pages lack half or more of the menu of the other pages."),
                len(menus),
            ),
            menus,
        ),
        (
            counted(
                N_("{count} page lacks half or more of the footer of the other pages."),
                N_("{count} pages lack half or more of the footer of the other pages."),
                len(feet),
            ),
            feet,
        ),
    ):
        if missing:
            yield Finding(message=said, occurrences=tuple(missing))


def logos_of(page: PageEvidence) -> Frame:
    """Return the pictures at the top of the page that are called a logo, by the path of their file."""
    return {
        _path(image.src): image.alt or _file(image.src)
        for image in page.text.images
        if image.region in TOP and image.src and LOGO.search(f"{image.alt or ''} {image.src} {image.html}")
    }


def menu_of(page: PageEvidence) -> Frame:
    """Return the links of the menus."""
    return {
        link.href: link.text for link in page.text.links if link.region is Region.NAVIGATION and link.href and link.text
    }


def footer_of(page: PageEvidence) -> Frame:
    """Return the links of the footer."""
    return {
        link.href: link.text for link in page.text.links if link.region is Region.FOOTER and link.href and link.text
    }


def _groups(site: SiteEvidence) -> list[list[PageEvidence]]:
    """Return the pages that must be alike: of one language, and seen alike, for scripts may add a menu to a page."""
    groups: dict[tuple[bool, bool], list[PageEvidence]] = defaultdict(list)
    for page in site.pages:
        if page.is_served:
            names = " ".join((*menu_of(page).values(), *footer_of(page).values()))
            groups[is_mostly_devanagari(names), page.manner is not None].append(page)
    return [pages for pages in groups.values() if len(pages) >= LEAST_PAGES]


def _lacking(
    pages: Sequence[PageEvidence], frame: Callable[[PageEvidence], Frame], *, least: int, share: float
) -> Iterator[Occurrence]:
    """Yield the pages that lack so much of what the others have."""
    frames = {page.url: frame(page) for page in pages}
    counts = Counter(address for parts in frames.values() for address in parts)
    usual = [address for address, count in counts.items() if count >= USUAL_SHARE * len(pages)]
    if len(usual) < least:
        return
    names = {address: name for parts in frames.values() for address, name in parts.items()}
    for page in pages:
        everywhere = {*frames[page.url], *(_path(image.src) for image in page.text.images), *_hrefs(page)}
        missing = [address for address in usual if address not in everywhere and address != page.url]
        if len(missing) >= share * len(usual):
            yield Occurrence(page_url=page.url, quote=page.text.title, note=_named([names[one] for one in missing]))


def _hrefs(page: PageEvidence) -> Iterator[str]:
    return (link.href for link in page.text.links)


def _named(names: Sequence[str]) -> Message:
    return message(N_("Missing here: {names}."), names=", ".join(names[:MOST_NAMES]))


def _path(address: str) -> str:
    return urlsplit(address).path


def _file(address: str) -> str:
    return _path(address).rpartition("/")[2]


def _is_framed(site: SiteEvidence) -> bool:
    return any(
        any(frame(page) for frame in (logos_of, menu_of, footer_of)) for group in _groups(site) for page in group
    )


RULE = SiteRule(
    id="common-frame",
    category=Category.ATTRACTIVENESS,
    impact=Impact.MODERATE,
    weight=3,
    references=success_criterion("3.2.3"),
    title=N_("Logo, menu and footer are the same on every page"),
    failure_title=N_("Some pages lack the logo, the menu or the footer of the others"),
    why=N_("A page that looks like another website makes visitors doubt whether they are still at the department."),
    repair=N_("Take header, menu and footer of every page from one template."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.CONVENTION,
    per_page=True,
    applies=_is_framed,
    check=check,
)
