"""Duplicate description: every page is described in words of its own."""

from collections.abc import Iterator
from dataclasses import replace

from rules.evidence import PageEvidence, SiteEvidence
from rules.findability.descriptions import declared, proposed
from rules.findability.page_description import element
from rules.finding import N_, Finding, Occurrence, counted, place
from rules.information.duplicate_title import is_continued, subject_of
from rules.page_text import Meta
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import folded


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report, page by page, descriptions that pages with other content bear too; the home page may keep its own."""
    by_text: dict[str, list[tuple[PageEvidence, Meta]]] = {}
    for page in site.pages:
        meta = declared(page.text)
        if page.is_served and meta is not None and meta.content.strip() and not is_continued(page.url):
            by_text.setdefault(folded(meta.content), []).append((page, meta))
    for pages in by_text.values():
        subjects, contents = zip(*((subject_of(page), page.text.content_hash) for page, _ in pages), strict=True)
        if len(set(subjects)) < 2 or len(set(contents)) < 2:
            continue
        places = [_place(page, meta) for page, meta in pages if page.url != site.home_url]
        yield Finding(
            message=counted(
                N_("{count} page bears this description."),
                N_("{count} different pages bear this description."),
                len(pages),
            ),
            occurrences=tuple(places),
        )


def _place(page: PageEvidence, meta: Meta) -> Occurrence:
    own = proposed(page)
    after = element(own) if own and folded(own) != folded(meta.content) else ""
    return replace(place(meta, after=after, quote=meta.content), page_url=page.url)


def _has_descriptions(site: SiteEvidence) -> bool:
    found = [declared(page.text) for page in site.pages]
    return sum(meta is not None and bool(meta.content.strip()) for meta in found) > 1


RULE = SiteRule(
    id="duplicate-description",
    category=Category.INFORMATION,
    impact=Impact.MINOR,
    weight=2,
    references=(gigw("5.1.17"), gigw("DBIM-G45")),
    title=N_("Every page has a description of its own"),
    failure_title=N_("Different pages bear the same description"),
    why=N_("In a list of search results such pages look alike, and the citizen opens the wrong one."),
    repair=N_("Describe each page by what only this page holds, or leave the description out where none is written."),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    per_page=True,
    applies=_has_descriptions,
    check=check,
)
