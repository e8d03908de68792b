"""Structured data: the website tells search engines and assistants which office it belongs to and how to reach it."""

from collections.abc import Iterator

from rules.evidence import PageEvidence, SiteEvidence
from rules.findability.json_ld import Object, objects_of, types_of
from rules.findability.organization import declaration, office_of, script
from rules.finding import N_, Finding, Occurrence, message, slot
from rules.information.placeholder_page import RULE as PLACEHOLDER
from rules.information.reach import Pages, links_to, pages_about, says_too_little
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import first_heading
from rules.vocabulary import Topic, matches

OFFICES = frozenset(
    {
        *("GovernmentOrganization", "GovernmentOffice", "Organization", "LocalBusiness", "CityHall", "PoliceStation"),
        *(
            "FireStation",
            "Courthouse",
            "EducationalOrganization",
            "CollegeOrUniversity",
            "School",
            "Hospital",
            "Library",
        ),
        *(
            "MedicalOrganization",
            "ResearchOrganization",
            "Corporation",
            "NGO",
            "CivicStructure",
            "PostOffice",
            "Museum",
        ),
    }
)
WANTED = (("name",), ("url",), ("logo",), ("contactPoint", "telephone", "email"), ("sameAs",))  # metrics of §3.2
SERVICES = frozenset({"GovernmentService", "Service"})
MOST_SERVICES = 3


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report a site that describes no office in JSON-LD, and a description that lacks what is asked for most."""
    office = office_of(site)
    if office is None:
        return
    described = [item for page in site.pages for item in objects_of(page.text) if OFFICES & set(types_of(item))]
    whole = declaration(office)
    if not described:
        yield Finding(
            message=message(N_("No page that was read describes the office to search engines in JSON-LD.")),
            occurrences=(_addition(site.home_url, script(whole)),),
        )
        return
    missing = [names for names in WANTED if not any(_has(item, names) for item in described)]
    if missing:
        lacking = {names[0]: whole[names[0]] for names in missing if names[0] in whole}
        yield Finding(
            message=message(
                N_("The description of the office in JSON-LD lacks: {names}."),
                names=", ".join(names[0] for names in missing),
            ),
            occurrences=(_addition(site.home_url, script({"@type": "GovernmentOrganization", **lacking})),),
        )


def check_services(site: SiteEvidence) -> Iterator[Finding]:
    """Report pages about services when no service is described in JSON-LD."""
    office = office_of(site)
    if office is None or any(SERVICES & set(types_of(item)) for page in site.pages for item in objects_of(page.text)):
        return
    pages = Pages(site)
    places = [
        _addition(
            page.url,
            script(
                {
                    "@type": "GovernmentService",
                    "name": slot(N_("name of the service")),
                    "serviceType": slot(N_("kind of service, such as certificate or licence")),
                    "provider": {"@type": "GovernmentOrganization", "name": declaration(office)["name"]},
                    "areaServed": slot(N_("State or district")),
                    "availableChannel": {"@type": "ServiceChannel", "serviceUrl": page.url},
                }
            ),
        )
        for page in _service_pages(pages)
    ]
    if places:
        yield Finding(
            message=message(N_("The page about services does not describe them to search engines in JSON-LD.")),
            occurrences=tuple(places),
        )


def _service_pages(pages: Pages) -> list[PageEvidence]:
    linked = (found.page for found in links_to(pages, Topic.SERVICES))
    found = {
        page.url: page
        for page in (*linked, *pages_about(pages, Topic.SERVICES))
        if page is not None
        and page is not pages.home
        and page.is_served
        and matches(Topic.SERVICES, first_heading(page.text))
        if not any(PLACEHOLDER.check(page))
    }
    return list(found.values())[:MOST_SERVICES]


def _has(item: Object, names: tuple[str, ...]) -> bool:
    return any(item.get(name) for name in names)


def _addition(page_url: str, after: str) -> Occurrence:
    return Occurrence(selector="html > head", html="<head>", after=f"<head>\n{after}", page_url=page_url)


def _was_read(site: SiteEvidence) -> bool:
    return not says_too_little(Pages(site))


def _has_services(site: SiteEvidence) -> bool:
    return _was_read(site) and bool(_service_pages(Pages(site)))


OFFICE = SiteRule(
    id="structured-data",
    category=Category.INFORMATION,
    impact=Impact.MINOR,
    weight=0,
    references=(gigw("DBIM-G45"),),
    title=N_("The office is described to search engines"),
    failure_title=N_("The office is not described to search engines, or only in part"),
    why=N_(
        "Search engines and assistants on the phone answer “where is this office” and “what is its number” from this "
        "block. Without it they guess, or name an agent's address."
    ),
    repair=N_("Put this block into the head of the home page. It was filled in from what the website itself says."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    applies=_was_read,
    check=check,
)
SERVICE = SiteRule(
    id="service-data",
    category=Category.INFORMATION,
    impact=Impact.MINOR,
    weight=0,
    references=(gigw("DBIM-G45"),),
    title=N_("Services are described to search engines"),
    failure_title=N_("Services are not described to search engines"),
    why=N_("A citizen who searches for a certificate then finds the official page before that of an agent."),
    repair=N_("Put such a block into the head of the page, one for each service."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    applies=_has_services,
    check=check_services,
)
SITE_RULES = (OFFICE, SERVICE)
