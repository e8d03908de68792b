"""State portals: a department of Uttarakhand links to the services of the State where they serve its visitors."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from rules.evidence import SiteEvidence
from rules.finding import N_, Finding, Occurrence, message
from rules.information.contact_pages import pages_behind
from rules.information.reach import Pages, host_of
from rules.information.state import is_of_state
from rules.information.wording import in_language_of
from rules.page_text import PageText
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import Reference, gigw
from rules.vocabulary import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """One service of the State, the pages it belongs on, and what is said when these do not link to it."""

    id: str
    topic: Topic
    host: str
    english: str
    hindi: str
    reference: Reference
    missing: str  # marked text, as are the others
    title: str
    failure_title: str
    why: str
    repair: str


PORTALS: tuple[Portal, ...] = (
    Portal(
        id="rti-online",
        topic=Topic.RTI,
        host="rtionline.uk.gov.in",
        english="File an RTI request online",
        hindi="सूचना का अधिकार: ऑनलाइन आवेदन करें",
        reference=gigw("UK-RTI"),
        missing=N_("No page links to the RTI portal of the State (rtionline.uk.gov.in)."),
        title=N_("Requests for information can be filed online"),
        failure_title=N_("The website does not lead to the RTI portal of the State"),
        why=N_(
            "With the portal a request takes minutes; without it a citizen writes a letter and buys a postal order."
        ),
        repair=N_("Put a link to rtionline.uk.gov.in on the page about the right to information."),
    ),
    Portal(
        id="apuni-sarkar",
        topic=Topic.SERVICES,
        host="eservices.uk.gov.in",
        english="Apply online: Apuni Sarkar",
        hindi="ऑनलाइन आवेदन: अपुणि सरकार",
        reference=gigw("UK-SERVICES"),
        missing=N_("No page links to Apuni Sarkar, the services portal of the State (eservices.uk.gov.in)."),
        title=N_("The services lead to Apuni Sarkar"),
        failure_title=N_("The website does not lead to Apuni Sarkar"),
        why=N_("Many services of the State are given online there; a citizen need not travel to an office for them."),
        repair=N_("Put a link to eservices.uk.gov.in on the page of the services that are given online."),
    ),
)


def check(site: SiteEvidence, *, portal: Portal) -> Iterator[Finding]:
    """Report a site of which no page links to the portal."""
    pages = Pages(site)
    if any(host_of(link.href) == portal.host for page in site.pages for link in page.text.links):
        return
    yield Finding(
        message=message(portal.missing),
        occurrences=tuple(
            Occurrence(
                page_url=page.url,
                quote=page.text.title,
                after=_addition(page.text, portal),
            )
            for page in pages_behind(pages, portal.topic)
        ),
    )


def _addition(page: PageText, portal: Portal) -> str:
    return f'<p><a href="https://{portal.host}/">{in_language_of(page, portal.english, portal.hindi)}</a></p>'


def _concerns(site: SiteEvidence, *, portal: Portal) -> bool:
    pages = Pages(site)
    return pages.home is not None and is_of_state(pages) and bool(pages_behind(pages, portal.topic))


def _rule(portal: Portal) -> SiteRule:
    return SiteRule(
        id=portal.id,
        category=Category.INFORMATION,
        impact=Impact.MINOR,
        weight=0,  # whether the portal offers what the department does, the department knows
        references=(portal.reference,),
        title=portal.title,
        failure_title=portal.failure_title,
        why=portal.why,
        repair=portal.repair,
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        applies=partial(_concerns, portal=portal),
        check=partial(check, portal=portal),
    )


RULES: tuple[SiteRule, ...] = tuple(map(_rule, PORTALS))
