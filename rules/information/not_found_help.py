"""Not found help: whoever follows a dead link is told so in plain words and shown a way on."""

import re
from collections.abc import Iterator
from html import escape

from rules.evidence import SiteEvidence
from rules.finding import N_, Finding, Occurrence, message
from rules.folding import folded_hindi
from rules.information.not_found_status import is_folder
from rules.information.reach import Pages, is_home, leads_nowhere
from rules.information.search_or_site_map import is_search
from rules.information.wording import is_hindi
from rules.page_text import PageText
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.vocabulary import Topic, topics_of

NOT_FOUND = (404, 410)
FEW_LINKS = 2  # a page with a menu has more
WAYS_ON = frozenset({Topic.HOME, Topic.SITE_MAP, Topic.SEARCH, Topic.CONTACT})
_SCRIPTED = re.compile(r"(?i)enable javascript|requires javascript|जावास्क्रिप्ट")
_BUTTON = re.compile(r"(?i)home|go back|मुख्य|वापस")


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report an error page without any link to the home page, the site map or a search."""
    page, pages = site.probes.not_found, Pages(site)
    if page is None or leads_on(pages, page):
        return
    quote = next((block.text for block in page.blocks), page.title)
    yield Finding(
        message=message(
            N_(
                "The page shown for an address that does not exist has no link to the home page, a site map or "
                "a search."
            )
        ),
        occurrences=(Occurrence(page_url=site.home_url, quote=quote, after=_addition(pages)),),
    )


def leads_on(pages: Pages, page: PageText) -> bool:
    """Return whether the page holds a search, a menu, or a link or button that leads on."""
    if any(map(is_search, page.forms)) or any(_SCRIPTED.search(block.text) for block in page.blocks):
        return True
    living = [link for link in page.links if not leads_nowhere(link.raw_href)]
    if len(living) > FEW_LINKS:
        return True
    if any(is_home(pages, link.href) or WAYS_ON & set(topics_of(link.text)) for link in living if link.href):
        return True
    return any(_BUTTON.search(folded_hindi(block.text)) for block in page.blocks if len(block.text.split()) <= 5)


def _addition(pages: Pages) -> str:
    home = escape(pages.site.home_url)
    if pages.home is not None and is_hindi(pages.home.text):
        return (
            "<h1>यह पृष्ठ नहीं मिला</h1>\n<p>पता बदल गया है या गलत लिखा गया है। "
            f'<a href="{home}">मुख्य पृष्ठ पर जाएं</a> या खोज का प्रयोग करें।</p>'
        )
    return (
        "<h1>This page was not found</h1>\n<p>The address has changed or was mistyped. "
        f'Go to the <a href="{home}">home page</a> or use the search.</p>'
    )


def _was_shown(site: SiteEvidence) -> bool:
    page = site.probes.not_found
    is_message = page is not None and bool(page.blocks or page.title)
    if page is not None and is_folder(site) and not page.title:
        return False  # a folder without an error page of its own
    return site.not_found_status in NOT_FOUND and is_message and Pages(site).home is not None


RULE = SiteRule(
    id="not-found-help",
    category=Category.INFORMATION,
    impact=Impact.MINOR,
    weight=3,
    references=(gigw("5.4.7"),),
    title=N_("The page for a dead link shows a way on"),
    failure_title=N_("The page for a dead link shows no way on"),
    why=N_("A bare message in technical English ends the visit. With a link and a search the citizen goes on."),
    repair=N_(
        "Give the server an error page in Hindi and English, with the header of the website, a search, and links to "
        "the home page and the site map."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    applies=_was_shown,
    check=check,
)
