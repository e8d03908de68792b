"""Grievance route: the page on grievances offers a way to file one."""

import re
from collections.abc import Iterator

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Finding, Occurrence, message
from rules.information.contact_facts import contact_facts, texts_of
from rules.information.contact_pages import pages_behind
from rules.information.known_language import is_in_known_language
from rules.information.reach import FEW_WORDS, Pages, host_of, leads_nowhere
from rules.information.search_or_site_map import is_search
from rules.information.state import HELPLINE_URL, is_of_state
from rules.information.wording import in_language_of
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import CHROME
from rules.vocabulary import Topic

CENTRAL_URL = "https://pgportal.gov.in/"  # CPGRAMS, the service of the Government of India
_SHORT_NUMBER = re.compile(r"(?<![\d/.-])(?:1905|1064|1076|1077|112|181|1930|१९०५)(?![\d/-])")
_DOCUMENT = re.compile(r"(?i)\.(?:pdf|docx?|apk|zip)(?:$|[?#])")


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report pages on grievances that hold no form, no number, no address and no link to a service."""
    pages = Pages(site)
    found = _grievance_pages(pages)
    if any(_offers_way(pages, page) for page in found):
        return
    yield Finding(
        message=message(N_("The page on grievances names no form, no telephone number, no address and no service.")),
        occurrences=tuple(
            Occurrence(page_url=page.url, quote=page.text.title, after=_addition(pages, page)) for page in found
        ),
    )


def _offers_way(pages: Pages, page: PageEvidence) -> bool:
    text = page.text
    if text.frames or any(form.fields and not is_search(form) for form in text.forms):
        return True
    links = [link for link in text.links if link.region not in CHROME and not leads_nowhere(link.raw_href)]
    if any(
        host_of(link.href) != pages.host or _DOCUMENT.search(link.href) or not link.href.startswith("http")
        for link in links
    ):
        return True
    own = tuple(texts_of(text, own=True))
    return contact_facts(own) or any(map(_SHORT_NUMBER.search, own)) or _is_built_by_script(page)


def _is_built_by_script(page: PageEvidence) -> bool:
    return page.view is None and sum(len(text.split()) for text in texts_of(page.text, own=True)) < FEW_WORDS


def _addition(pages: Pages, page: PageEvidence) -> str:
    if is_of_state(pages):
        label = in_language_of(
            page.text, "CM Helpline: dial 1905 or write online", "सीएम हेल्पलाइन: 1905 पर कॉल करें या ऑनलाइन लिखें"
        )
        return f'<p><a href="{HELPLINE_URL}">{label}</a></p>'
    label = in_language_of(page.text, "File a grievance (CPGRAMS)", "शिकायत दर्ज करें (CPGRAMS)")
    return f'<p><a href="{CENTRAL_URL}">{label}</a></p>'


def _grievance_pages(pages: Pages) -> tuple[PageEvidence, ...]:
    return tuple(page for page in pages_behind(pages, Topic.GRIEVANCE) if page.is_served)


def _has_grievance_page(site: SiteEvidence) -> bool:
    pages = Pages(site)
    return pages.home is not None and is_in_known_language(pages.home.text) and bool(_grievance_pages(pages))


RULE = SiteRule(
    id="grievance-route",
    category=Category.INFORMATION,
    impact=Impact.SERIOUS,
    weight=5,
    references=(gigw("DBIM-A.5.5-connect"), gigw("UK-HELPLINE")),
    title=N_("The page on grievances offers a way to file one"),
    failure_title=N_("The page on grievances offers no way to file one"),
    why=N_("A citizen who has come this far wants to be heard. A page of words without a way on ends the search."),
    repair=N_(
        "Put a form, a telephone number or a link to the grievance service (CM Helpline 1905, CPGRAMS) on the page, "
        "and say who answers and within how many days."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=_has_grievance_page,
    check=check,
)
