"""Main sections: the home page leads to every section of the website."""

from collections.abc import Iterator
from html import escape
from urllib.parse import urlsplit

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Finding, Occurrence, message
from rules.folding import label_key
from rules.information.known_language import is_in_known_language
from rules.information.reach import Pages, is_home, is_of_host, says_too_little
from rules.information.titles import main_heading
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.vocabulary import Topic, topics_of, topics_of_address

LEAST_PAGES = 3  # convention: a folder with fewer pages below its own is no section
# Sections that need no place on the home page.
ASIDE = frozenset(
    {
        *(Topic.ARCHIVE, Topic.POLICIES, Topic.TERMS, Topic.PRIVACY, Topic.COPYRIGHT, Topic.HYPERLINKING),
        *(Topic.DISCLAIMER, Topic.SECURITY, Topic.SEARCH, Topic.SITE_MAP),
    }
)


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report sections with a page of their own and several below it, to none of which the home page links."""
    pages = Pages(site)
    home = pages.home
    if home is None or says_too_little(pages):
        return
    linked = {_section(pages, link.href) for link in home.text.links if link.href and is_of_host(pages, link.href)}
    named = {label_key(link.text) for link in home.text.links} | {label_key(block.text) for block in home.text.blocks}
    for section, below in sorted(_sections(pages).items()):
        entry = pages.at(section)
        if entry is None or len(below) < LEAST_PAGES or section in linked or not _is_main(entry, below):
            continue
        heading = main_heading(entry.text) or entry.text.title
        if not heading or label_key(heading) in named:
            continue
        after = f'<li><a href="{escape(entry.url)}">{escape(heading, quote=False)}</a></li>'
        yield Finding(
            message=message(
                N_("No link of the home page leads into the section “{section}”, which has {pages} pages."),
                section=heading,
                pages=len(below) + 1,
            ),
            occurrences=(Occurrence(page_url=home.url, quote=entry.url, after=after),),
        )


def _sections(pages: Pages) -> dict[str, list[PageEvidence]]:
    """Return the pages below each first folder, by the address of the folder."""
    found: dict[str, list[PageEvidence]] = {}
    for page in pages.site.pages:
        section = _section(pages, page.url)
        if section and page.is_served and page.url.rstrip("/") != section:
            found.setdefault(section, []).append(page)
    return found


def _section(pages: Pages, url: str) -> str:
    """Return the address of the first folder of a path, behind the language where it begins with one; "" for none."""
    parts = urlsplit(url)
    segments = [segment for segment in parts.path.split("/") if segment]
    depth = 2 if segments and is_home(pages, f"{parts.scheme}://{parts.netloc}/{segments[0]}/") else 1
    if len(segments) < depth:
        return ""
    return f"{parts.scheme}://{parts.netloc}/{'/'.join(segments[:depth])}"


def _is_main(entry: PageEvidence, below: list[PageEvidence]) -> bool:
    heading = main_heading(entry.text) or entry.text.title
    is_aside = ASIDE & {*topics_of(heading), *topics_of_address(entry.url)}
    leads = {link.href.rstrip("/") for link in entry.text.links}
    led = sum(page.url.rstrip("/") in leads for page in below)
    return entry.is_served and not is_aside and led >= LEAST_PAGES and is_in_known_language(entry.text)


def _has_home(site: SiteEvidence) -> bool:
    home = Pages(site).home
    return home is not None and home.view is not None


RULE = SiteRule(
    id="main-sections",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=3,
    references=(gigw("5.1.18 home(d)"),),
    title=N_("The home page leads to every main section"),
    failure_title=N_("The home page leaves out a main section"),
    why=N_("What the home page does not show does not exist for most visitors."),
    repair=N_("Put the section into the main menu, or onto the home page under a heading of its own."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=_has_home,
    check=check,
)
