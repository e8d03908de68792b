"""Contact link: every inner page leads to the contact page, or says itself how to reach the office."""

from collections.abc import Iterator

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Finding, counted
from rules.information.contact_facts import contact_facts
from rules.information.page_links import has_inner_pages, pages_without, with_link
from rules.information.reach import Behind, Found, Pages, bears, links_to, names
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import CHROME
from rules.vocabulary import Topic, topics_of_address


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report the inner pages without a link to the contact page that other pages link to."""
    pages = Pages(site)
    contact = _contact(pages)
    if contact is None:
        return  # told by contact-page
    lacking = pages_without(pages, lambda page: _leads_to_contact(pages, page))
    if lacking:
        yield Finding(
            message=counted(
                N_("{count} page has no link to the contact page."),
                N_("{count} pages have no link to the contact page."),
                len(lacking),
            ),
            occurrences=with_link(lacking, contact.link.href, "Contact Us", "संपर्क करें"),
        )


def _contact(pages: Pages) -> Found | None:
    """Return a link that leads to a contact page of this site; None for none."""
    return next((found for found in links_to(pages, Topic.CONTACT) if found.behind is Behind.PAGE), None)


def _leads_to_contact(pages: Pages, page: PageEvidence) -> bool:
    """Return whether a link or a button names the contact page, or the frame of the page gives a telephone number."""
    text = page.text
    if any(names(link, Topic.CONTACT) and pages.behind(link) is not Behind.DEAD for link in text.links):
        return True
    if Topic.CONTACT in topics_of_address(page.url) or bears(text, Topic.CONTACT):
        return True
    if any(link.raw_href.strip().lower().startswith(("mailto:", "tel:")) for link in text.links):
        return True
    return contact_facts(block.text for block in text.blocks if block.region in CHROME)


def _has_contact(site: SiteEvidence) -> bool:
    return has_inner_pages(site) and _contact(Pages(site)) is not None


RULE = SiteRule(
    id="contact-link",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=4,
    references=(gigw("5.1.18 inner(e)"), gigw("5.1.10")),
    title=N_("Every page links to the contact page"),
    failure_title=N_("Pages do not link to the contact page"),
    why=N_("The question comes up while reading. Whoever must search for the telephone number first often gives up."),
    repair=N_("Put the link to the contact page into the header or the footer of every page."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    per_page=True,
    applies=_has_contact,
    check=check,
)
