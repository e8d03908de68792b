"""Web information manager: the officer who answers for the website is named, with telephone or e-mail."""

from collections.abc import Iterator

from rules.evidence import SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, place, slot
from rules.information.contact_facts import contact_facts, says_how_to_reach
from rules.information.reach import Behind, Pages, links_to, pages_about, says_too_little, was_read_whole
from rules.page_text import PageText
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.vocabulary import Topic, mentions

NEIGHBOURS = 8  # blocks after the designation that may hold name, telephone and e-mail
MENDED = "<p>Web Information Manager / वेब सूचना प्रबंधक: {name}, {designation}, {phone}, {email}</p>"


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report a site that names no web information manager, or names one without a way to reach the officer."""
    pages = Pages(site)
    named: list[Occurrence] = []
    for page in site.pages:
        for index, block in enumerate(page.text.blocks):
            if not _names_officer(block.text):
                continue
            if contact_facts(near.text for near in page.text.blocks[index : index + NEIGHBOURS]):
                return
            named.append(place(block, page_url=page.url))
        if any(_names_officer(row) and contact_facts((row,)) for row in _rows(page.text)):
            return
    links = [found for found in links_to(pages, Topic.INFORMATION_MANAGER) if found.behind is Behind.PAGE]
    if any(found.page is None or says_how_to_reach(found.page.text) for found in links):
        return
    if not _was_looked_for(pages):
        yield Doubt(
            message=message(N_("Too little of the website could be read to say that this page is missing.")),
            is_question=False,
        )
    elif named:
        yield Finding(
            message=message(N_("The web information manager is mentioned without telephone number or e-mail.")),
            occurrences=tuple(named),
        )
    else:
        after = MENDED.format(
            name=slot(N_("name of the officer")),
            designation=slot(N_("designation")),
            phone=slot(N_("telephone number")),
            email=slot(N_("official e-mail")),
        )
        yield Finding(
            message=message(N_("No page that was read names a web information manager.")),
            occurrences=(Occurrence(page_url=site.home_url, after=after),),
        )


def _names_officer(text: str) -> bool:
    """Return whether a text names the officer; every name of the post holds the word web."""
    return ("web" in text.lower() or "वेब" in text) and mentions(Topic.INFORMATION_MANAGER, text)


def _rows(page: PageText) -> Iterator[str]:
    return (" ".join(row.cells) for table in page.tables for row in table.rows)


def _was_looked_for(pages: Pages) -> bool:
    """Return whether the officer would have been found: the site was read whole, or its contact page was."""
    if says_too_little(pages):
        return False
    contact = (found.page is not None and found.page is not pages.home for found in links_to(pages, Topic.CONTACT))
    return was_read_whole(pages.site) or any(contact) or any(pages_about(pages, Topic.CONTACT))


RULE = SiteRule(
    id="web-information-manager",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=4,
    references=(gigw("5.4.1"), gigw("DBIM-M21")),
    title=N_("The officer who answers for the website is named"),
    failure_title=N_("The officer who answers for the website is not named"),
    why=N_("A citizen who finds a fault on the website should know whom to tell."),
    repair=N_(
        "Name the web information manager with designation, telephone number and official e-mail "
        "on the contact page or in the footer."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    check=check,
)
