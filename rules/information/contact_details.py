"""Contact details: the contact page gives telephone, e-mail and postal address with PIN code, all in words."""

from collections.abc import Callable, Iterator

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, slot
from rules.information.contact_facts import has_email, has_pin_code, has_telephone, says_how_to_reach
from rules.information.contact_pages import contact_pages, is_indian, written_pictures
from rules.information.known_language import is_in_known_language
from rules.information.reach import Pages
from rules.information.wording import in_language_of
from rules.page_text import PageText
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw

TELEPHONE = N_("The contact page gives no telephone number.")
EMAIL = N_("The contact page gives no e-mail address.")
ADDRESS = N_("The contact page gives no postal address with PIN code.")
FACTS: tuple[tuple[str, Callable[[PageText], bool]], ...] = (
    (TELEPHONE, has_telephone),
    (EMAIL, has_email),
    (ADDRESS, has_pin_code),
)


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report which of the three ways neither a contact page nor the home page names."""
    pages = Pages(site)
    contact = contact_pages(pages)
    shown = (*contact, *((pages.home,) if pages.home else ()))
    missing = [text for text, has in FACTS if not any(has(page.text) for page in shown)]
    if not missing:
        return
    if any(page.text.frames for page in contact):
        yield Doubt(
            message=message(
                N_("Open the contact page: does the embedded part give telephone, e-mail and address with PIN code?")
            ),
            occurrences=tuple(Occurrence(page_url=page.url) for page in contact),
        )
        return
    for text in missing:
        yield Finding(message=message(text), occurrences=(_place(contact[0], text), *written_pictures(contact[0])))


def _place(page: PageEvidence, text: str) -> Occurrence:
    after = {
        TELEPHONE: in_language_of(page.text, "<p>Telephone: {value}</p>", "<p>दूरभाष: {value}</p>").format(
            value=slot(N_("telephone number with area code"))
        ),
        EMAIL: in_language_of(page.text, "<p>E-mail: {value}</p>", "<p>ई-मेल: {value}</p>").format(
            value=slot(N_("official e-mail"))
        ),
        ADDRESS: in_language_of(page.text, "<p>Address: {value}</p>", "<p>पता: {value}</p>").format(
            value=slot(N_("office, street, town and PIN code"))
        ),
    }
    return Occurrence(page_url=page.url, quote=page.text.title, after=after[text])


def _has_contact_page(site: SiteEvidence) -> bool:
    """Return whether a contact page with some fact was read; without any fact, contact-page tells it."""
    pages = Pages(site)
    contact = contact_pages(pages)
    return (
        pages.home is not None
        and is_in_known_language(pages.home.text)
        and is_indian(pages)
        and any(says_how_to_reach(page.text) for page in contact)
    )


RULE = SiteRule(
    id="contact-details",
    category=Category.INFORMATION,
    impact=Impact.SERIOUS,
    weight=7,
    references=(gigw("5.1.10"),),
    title=N_("The contact page names telephone, e-mail and postal address"),
    failure_title=N_("The contact page leaves out a way to reach the office"),
    why=N_("Some citizens telephone, some write, some come in person. Each of them needs their own way."),
    repair=N_(
        "Write on the contact page, as text: telephone number with area code, official e-mail, and the postal address "
        "with PIN code."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=_has_contact_page,
    check=check,
)
