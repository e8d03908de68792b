"""Feedback form: opinions are collected with a form on the website."""

from collections.abc import Iterator

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, slot
from rules.information.contact_facts import texts_of
from rules.information.contact_pages import pages_behind
from rules.information.known_language import is_in_known_language
from rules.information.reach import Pages, host_of, leads_nowhere
from rules.information.search_or_site_map import is_search
from rules.information.wording import in_language_of
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import CHROME
from rules.vocabulary import Topic

MENDED = (
    '<form method="post" action="{action}"><label for="opinion">{label}</label>'
    '<textarea id="opinion" name="opinion" required></textarea><button>{button}</button></form>'
)


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report feedback pages of which none holds a form or leads to one."""
    pages = Pages(site)
    found = _feedback_pages(pages)
    if any(map(_has_form, found)) or (pages.home is not None and _has_text_box(pages.home)):
        return
    if any(_leads_on(pages, page) for page in found):
        yield Doubt(
            message=message(N_("Follow the links on the feedback page: does one of them open a form?")),
            occurrences=tuple(Occurrence(page_url=page.url, quote=page.text.title) for page in found),
        )
        return
    yield Finding(
        message=message(N_("The feedback page holds no form to fill in.")),
        occurrences=tuple(
            Occurrence(page_url=page.url, quote=page.text.title, after=_addition(page)) for page in found
        ),
    )


def _has_form(page: PageEvidence) -> bool:
    """Return whether the page holds a form for text, or a frame that may hold one."""
    return (
        bool(page.text.frames)
        or _has_text_box(page)
        or any(len(form.fields) > 1 and not is_search(form) for form in page.text.forms)
    )


def _has_text_box(page: PageEvidence) -> bool:
    return any(field.tag == "textarea" for form in page.text.forms for field in form.fields)


def _leads_on(pages: Pages, page: PageEvidence) -> bool:
    return any(
        link.region not in CHROME
        and not leads_nowhere(link.raw_href)
        and link.href.startswith("http")
        and (host_of(link.href) != pages.host or pages.at(link.href) is None)
        for link in page.text.links
    )


def _addition(page: PageEvidence) -> str:
    return MENDED.format(
        action=slot(N_("address that receives the form")),
        label=in_language_of(page.text, "Your opinion", "आपका सुझाव"),
        button=in_language_of(page.text, "Send", "भेजें"),
    )


def _feedback_pages(pages: Pages) -> tuple[PageEvidence, ...]:
    """Return the feedback pages that were opened in the browser, so that scripts have built their forms."""
    return tuple(
        page
        for page in pages_behind(pages, Topic.FEEDBACK)
        if page.view is not None and any(texts_of(page.text, own=True))
    )


def _has_feedback_page(site: SiteEvidence) -> bool:
    pages = Pages(site)
    found = pages_behind(pages, Topic.FEEDBACK)
    is_known = pages.home is not None and is_in_known_language(pages.home.text)
    return is_known and bool(found) and all(page.view is not None for page in found)


RULE = SiteRule(
    id="feedback-form",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=3,
    references=(gigw("5.1.11"),),
    title=N_("Opinions can be sent with a form"),
    failure_title=N_("Opinions cannot be sent with a form"),
    why=N_("Few citizens write a letter to say what went wrong. A short form on the page is used."),
    repair=N_("Put a form with few fields on the feedback page and say who reads it and when an answer comes."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    applies=_has_feedback_page,
    check=check,
)
