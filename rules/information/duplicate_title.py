"""Duplicate title: two different pages are told apart by their titles."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Finding, counted, slot
from rules.information.titles import DEPARTMENT, main_heading, title_place
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw, success_criterion
from rules.text import folded, joined
from rules.written import is_written

MIN_WORDS = 10  # fewer: the page is built by a script that was not run, and so is its title
_VIEWS = frozenset({"sort", "order", "dir", "print", "lang"})  # parameters that show the same in another way
_PAGE_NUMBERS = frozenset(
    {"p", "pg", "page", "paged", "pageno", "page_no", "pagenumber", "page_number", "start", "offset", "limitstart"}
)
_PAGING_PATH = re.compile(r"(?i)/page/\d+(?=/|$)")


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report, page by page, titles that another page with other content bears too."""
    by_title: dict[str, list[PageEvidence]] = {}
    for page in site.pages:
        if _is_told_by_title(page):
            by_title.setdefault(folded(page.text.title), []).append(page)
    for pages in by_title.values():
        if len({subject_of(page) for page in pages}) < 2 or len({page.text.content_hash for page in pages}) < 2:
            continue
        kept = _different(pages)
        inner = [page for page in kept if page.url != site.home_url]  # the home page may bear the name of the site
        if len(kept) > 1:
            yield Finding(
                message=counted(
                    N_("{count} page bears the title “{title}”."),
                    N_("{count} different pages bear the title “{title}”."),
                    len(kept),
                    title=pages[0].text.title,
                ),
                occurrences=tuple(
                    replace(title_place(page.text, page.url), after=_after(page, pages[0].text.title)) for page in inner
                ),
            )


def _is_told_by_title(page: PageEvidence) -> bool:
    return (
        is_written(page)
        and bool(page.text.title.strip())
        and not is_continued(page.url)
        and len(joined(page.text.blocks).split()) >= MIN_WORDS
        and all(meta.name != "refresh" for meta in page.text.meta)
    )


def is_continued(url: str) -> bool:
    """Return whether the address is that of a later page of a list."""
    parts = urlsplit(url)
    return _PAGING_PATH.search(parts.path) is not None or any(
        name.lower() in _PAGE_NUMBERS and value.isdecimal() for name, value in parse_qsl(parts.query)
    )


def _different(pages: list[PageEvidence]) -> list[PageEvidence]:
    """Return the pages without twins: one of each content and one of each address."""
    kept: dict[str, PageEvidence] = {}
    hashes: set[str] = set()
    for page in pages:
        subject = subject_of(page)
        if subject not in kept and page.text.content_hash not in hashes:
            kept[subject] = page
            hashes.add(page.text.content_hash)
    return list(kept.values())


def subject_of(page: PageEvidence) -> str:
    """Return what the page is one view of: its canonical address without sorting, printing and language."""
    canonical = next((link.href for link in page.text.head_links if "canonical" in link.rel.split()), "")
    parts = urlsplit(canonical or page.url)
    query = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0].lower() not in _VIEWS)
    return f"{parts.hostname}{parts.path.rstrip('/')}?{query}"


def _after(page: PageEvidence, title: str) -> str:
    """Return the title its heading would make; one to fill in where the heading says no more than the title."""
    heading = folded(main_heading(page.text))
    if heading and heading not in folded(title):
        return title_place(page.text).after
    return f"<title>{slot(N_('what only this page is about'))} – {slot(DEPARTMENT)}</title>"


RULE = SiteRule(
    id="duplicate-title",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=5,
    references=(*success_criterion("2.4.2"), gigw("5.1.17"), gigw("5.1.18 inner(a)")),
    title=N_("Every page has a title of its own"),
    failure_title=N_("Different pages bear the same title"),
    why=N_("In search results, bookmarks and tabs such pages look alike, so a citizen opens the wrong one."),
    repair=N_("Let the title begin with what only this page is about, and let the department's name follow."),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    per_page=True,
    check=check,
)
