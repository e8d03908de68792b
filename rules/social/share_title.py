"""Share title: the card of a page bears the title of that page, not the name of the website."""

from collections.abc import Iterator
from html import escape

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Finding, message, place
from rules.information.reach import Pages
from rules.information.titles import main_heading
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.social.cards import properties
from rules.standards import gigw
from rules.text import folded


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report, page by page, cards of inner pages with the title of the home page or the name of the website."""
    home = Pages(site).home
    titles = {folded(home.text.title), _title(home)} - {""} if home else set()
    places = [
        place(
            meta,
            after=f'<meta property="og:title" content="{escape(main_heading(page.text))}">',
            quote=meta.content,
            page_url=page.url,
        )
        for page in site.pages
        if page is not home and page.is_served and page.clicks_from_home != 0
        if (meta := properties(page.text).get("og:title")) is not None
        if folded(meta.content) in titles | {_site_name(page)} and _has_another_subject(page, home)
    ]
    if places:
        yield Finding(
            message=message(N_("The card bears the name of the website instead of the title of the page.")),
            occurrences=tuple(places),
        )


def _has_another_subject(page: PageEvidence, home: PageEvidence | None) -> bool:
    heading = folded(main_heading(page.text))
    same = {_title(page), folded(main_heading(home.text)) if home else ""}
    return bool(heading) and heading not in same


def _title(page: PageEvidence) -> str:
    meta = properties(page.text).get("og:title")
    return folded(meta.content) if meta else ""


def _site_name(page: PageEvidence) -> str:
    meta = properties(page.text).get("og:site_name")
    return folded(meta.content) if meta else ""


def _has_cards(site: SiteEvidence) -> bool:
    return any("og:title" in properties(page.text) for page in site.pages)


RULE = SiteRule(
    id="share-title",
    category=Category.SOCIAL,
    impact=Impact.MINOR,
    weight=2,
    references=(gigw("5.1.24"), gigw("DBIM-G45")),
    title=N_("A shared link bears the title of its page"),
    failure_title=N_("Shared links of different pages bear the same title"),
    why=N_("A tender and a vacancy that were passed on look alike, and nobody knows which link to open."),
    repair=N_("Fill og:title from the title of each page in the page template."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    per_page=True,
    applies=_has_cards,
    check=check,
)
