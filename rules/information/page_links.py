"""Links that every inner page should carry: the pages that lack one, and what to paste there."""

from collections.abc import Callable, Iterable
from html import escape

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import Occurrence
from rules.information.known_language import is_in_known_language
from rules.information.reach import Pages, inner_pages
from rules.information.wording import in_language_of


def pages_without(pages: Pages, has_it: Callable[[PageEvidence], bool]) -> list[PageEvidence]:
    """Return the inner pages without something, of those in a language in which it could be found."""
    return [page for page in inner_pages(pages) if is_in_known_language(page.text) and not has_it(page)]


def with_link(lacking: Iterable[PageEvidence], address: str, english: str, hindi: str) -> tuple[Occurrence, ...]:
    """Return the pages with the link to paste into each, worded in its language."""
    return tuple(
        Occurrence(
            page_url=page.url,
            quote=page.text.title,
            after=f'<a href="{escape(address)}">{in_language_of(page.text, english, hindi)}</a>',
        )
        for page in lacking
    )


def has_inner_pages(site: SiteEvidence) -> bool:
    """Return whether the home page was read, and a page besides."""
    pages = Pages(site)
    return pages.home is not None and any(inner_pages(pages))
