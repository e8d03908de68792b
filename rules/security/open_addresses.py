"""Open addresses: e-mail addresses are not handed to senders of spam by the dozen."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, place
from rules.information.contact_facts import blocks_with_mail, email_of_link
from rules.mobile.phone_links import EXAMPLE, MAIL
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.standards import gigw

FEWEST = 10  # addresses on one page; the few of an office have to be read by everybody


def check(page: PageEvidence) -> Iterator[Finding]:
    """Advise on pages from which a machine gathers many addresses."""
    found = _addresses(page)
    if len(found) >= FEWEST:
        yield Finding(
            message=counted(
                N_("{count} e-mail address can be gathered from this page by a machine."),
                N_("{count} e-mail addresses can be gathered from this page by a machine."),
                len(found),
            ),
            occurrences=(next(iter(found.values())),),
        )


def _addresses(page: PageEvidence) -> dict[str, Occurrence]:
    found: dict[str, Occurrence] = {}
    for number in sorted(blocks_with_mail(page.text)):
        block = page.text.blocks[number]
        linked = [email_of_link(href) for href in block.hrefs if href.startswith("mailto:")]
        written = (
            [one.lower() for one in MAIL.findall(block.text) if not EXAMPLE.search(one)] if "@" in block.text else []
        )
        for address in (*written, *linked):
            if address:
                found.setdefault(address, place(block, quote=address))
    return found


RULE = Rule(
    id="open-addresses",
    category=Category.SECURITY,
    impact=Impact.MINOR,
    weight=0,
    references=(gigw("5.3.2"),),
    title=N_("E-mail addresses cannot be gathered by the dozen"),
    failure_title=N_("E-mail addresses can be gathered by the dozen"),
    why=N_(
        "Programs collect addresses from such lists. Officers then get spam and letters that pretend to come from the "
        "department, and one of them opens the attachment."
    ),
    repair=N_(
        "Give addresses of posts rather than of persons, and have the mail service filter what comes in to them. "
        "Citizens need the addresses: do not turn them into pictures."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    ground=Ground.CONVENTION,
    applies=lambda page: page.is_served and bool(_addresses(page)),
    check=check,
)
