"""Links to own pages: they lead to the encrypted page at once."""

from collections.abc import Iterator

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, place
from rules.information.reach import host_of
from rules.page_text import Link
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.security.public import is_encrypted_page
from rules.standards import gigw

SHOWN = 30
PLAIN = "http://"


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report links of an encrypted page to pages of the same website over http."""
    plain = [link for link in _own_links(page) if link.href.startswith(PLAIN)]
    if plain:
        yield Finding(
            message=counted(
                N_("{count} link leads to a page of the website without encryption."),
                N_("{count} links lead to pages of the website without encryption."),
                len(plain),
            ),
            occurrences=tuple(place(link, after=_encrypted(link), quote=link.href) for link in plain[:SHOWN]),
        )


def _own_links(page: PageEvidence) -> list[Link]:
    own = host_of(page.url).removeprefix("www.")
    return [link for link in page.text.links if host_of(link.href).removeprefix("www.") == own]


def _encrypted(link: Link) -> str:
    tag = read_tag(link.html)
    return str(tag.having("href", "https://" + link.raw_href.strip()[len(PLAIN) :])) if tag else ""


RULE = Rule(
    id="http-links",
    category=Category.SECURITY,
    impact=Impact.MINOR,
    weight=1,
    references=(gigw("5.3.2 dev(g)"),),
    title=N_("Links to own pages are encrypted"),
    failure_title=N_("Links to own pages are not encrypted"),
    why=N_("Each such click goes over the network unprotected once before the server leads it to the encrypted page."),
    repair=N_("Write https:// instead of http:// in the link."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    ground=Ground.FACT,
    applies=lambda page: is_encrypted_page(page) and bool(_own_links(page)),
    check=check,
)
