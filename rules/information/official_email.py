"""Official e-mail: an office gives a government address and not one of a private provider."""

import re
from collections.abc import Iterator

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message, place, slot
from rules.folding import folded_hindi
from rules.information.contact_facts import blocks_with_mail, email_of_link, emails_in
from rules.page_text import PageText, TextBlock
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw
from rules.text import CHROME
from rules.vocabulary import Topic, topics_of, topics_of_address

PRIVATE_HOSTS = frozenset(
    {
        *("gmail.com", "googlemail.com", "yahoo.com", "yahoo.in", "yahoo.co.in", "ymail.com", "rocketmail.com"),
        *("hotmail.com", "hotmail.co.in", "live.com", "live.in", "outlook.com", "outlook.in", "msn.com"),
        *("rediffmail.com", "rediff.com", "aol.com", "icloud.com", "protonmail.com", "proton.me", "mail.com"),
        *("zohomail.in", "in.com"),
    }
)
OFFICIAL_TOPICS = frozenset({Topic.CONTACT, Topic.WHOS_WHO, Topic.RTI, Topic.GRIEVANCE, Topic.FEEDBACK})
# Words beside an address that belongs to an office or an officer.
_OFFICE = re.compile(
    r"\b(?:officer|director|secretary|commissioner|engineer|registrar|controller|superintendent|magistrate|collector"
    r"|dean|head|principal|chancellor|manager|in-?charge|nodal|office|department|directorate|cell|helpline|helpdesk"
    r"|tender|bid|grievance|complaints?|queries|enquiry)\b"
    r"|अधिकारी|निदेशक|सचिव|आयुक्त|अभियंता|कुलसचिव|अधीक्षक|कार्यालय|विभाग|निदेशालय|प्रकोष्ठ|शिकायत|प्रभारी|प्रबंधक|प्राचार्य"
)
# An example of how an address is written, or a warning of such addresses.
_EXAMPLE = re.compile(
    r"example|sample|e\.g|your ?(?:name|mail|email|id)|abc@|xyz@|test@"
    r"|fake|fraud|beware|spam|phishing|उदाहरण|फर्जी|सावधान"
)


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report addresses of private providers given for an office; ask about others."""
    sure: dict[str, Occurrence] = {}
    unsure: dict[str, Occurrence] = {}
    is_official = _is_about_office(page.text, page.url)
    for item, text, around in _texts(page.text):
        found = dict.fromkeys(address for _, address in emails_in(text))
        for address in (*found, *_linked(item)):
            if not is_private(address) or _EXAMPLE.search(around.lower()):
                continue
            is_of_office = is_official or item.region in CHROME or _OFFICE.search(folded_hindi(around)) is not None
            kept = sure if is_of_office else unsure
            kept.setdefault(address, _place(item, text, address))
    if sure:
        yield Finding(
            message=counted(
                N_("{count} address for the office is one of a private mail provider."),
                N_("{count} addresses for the office are those of private mail providers."),
                len(sure),
            ),
            occurrences=tuple(sure.values()),
        )
    elif unsure:
        yield Doubt(
            message=message(
                N_("Is this the address of an office or an officer? Then it should be a government address.")
            ),
            occurrences=tuple(unsure.values()),
        )


def is_private(address: str) -> bool:
    """Return whether an e-mail address is one of a provider that is open to everybody."""
    return address.rpartition("@")[2].strip(".") in PRIVATE_HOSTS


def _texts(page: PageText) -> Iterator[tuple[TextBlock, str, str]]:
    """Yield the elements that may hold an address, their text, and the text around it."""
    likely = sorted(blocks_with_mail(page))
    rows = _rows(page) if likely else {}
    for index in likely:
        block = page.blocks[index]
        near = page.blocks[max(0, index - 2) : index + 1]
        around = " ".join((block.section, *(other.text for other in near), rows.get(block.text, "")))
        yield block, block.text, around


def _rows(page: PageText) -> dict[str, str]:
    """Return by the text of each cell its row and the heads of its table."""
    return {
        cell: " ".join((*table.header, *row.cells)) for table in page.tables for row in table.rows for cell in row.cells
    }


def _linked(item: TextBlock) -> Iterator[str]:
    return (address for href in item.hrefs if (address := email_of_link(href)))


def _is_about_office(page: PageText, url: str) -> bool:
    names = (page.title, *(heading.text for heading in page.headings if heading.level == 1))
    topics = {topic for name in names for topic in topics_of(name)} | set(topics_of_address(url))
    return bool(OFFICIAL_TOPICS & topics)


def _place(item: TextBlock, text: str, address: str) -> Occurrence:
    written = next((as_written for as_written, plain in emails_in(text) if plain == address), address)
    tag = read_tag(item.html)
    official = slot(N_("official e-mail"))
    after = item.html.replace(f"mailto:{address}", f"mailto:{official}").replace(written, official)
    return place(item, after=after if tag and after != item.html else "", quote=address)


def _has_mail(page: PageEvidence) -> bool:
    return page.is_served and any(any(emails_in(text)) or any(_linked(item)) for item, text, _ in _texts(page.text))


RULE = Rule(
    id="official-email",
    category=Category.INFORMATION,
    impact=Impact.MODERATE,
    weight=5,
    references=(gigw("LAW-EMAIL"), gigw("5.1.10")),
    title=N_("E-mail addresses are those of the government"),
    failure_title=N_("An office uses a private e-mail address"),
    why=N_(
        "Anybody can open such an address under any name. A citizen cannot tell whether it is the office, and the "
        "letters are lost when the officer is transferred."
    ),
    repair=N_("Ask the mail service of the government for an address of the post, and publish that one."),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    applies=_has_mail,
    check=check,
)
