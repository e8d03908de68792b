"""Link text: a link can be understood when it is heard alone. Advice: level AAA of WCAG."""

import re
from collections.abc import Iterator

from rules.accessibility.axe.row import ADVICE, FAULTS, Subject
from rules.accessibility.reading.seen import links
from rules.accessibility.reading.vague_link import MENUS, mended, unexplained
from rules.accessibility.reading.wording import is_address, is_menu_name, is_vague
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import gigw, wcag
from rules.views.reading import Control

LONG_ADDRESS = 25  # characters: a short one without http://, such as www.uk.gov.in, is a name
_SCHEME = re.compile(r"(?i)https?://")


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report vague links that the text around them explains, and addresses in place of a name."""
    reported = unexplained(page)
    vague = [link for link in links(page) if _is_vague(link) and link not in reported]
    if vague:
        yield Finding(message=FAULTS[Subject.LINK](len(vague)), occurrences=tuple(map(mended, vague)))
    addresses = [link for link in links(page) if _is_long_address(link.name)]
    if addresses:
        yield Finding(
            message=FAULTS[Subject.LINK](len(addresses)), occurrences=tuple(place(link) for link in addresses)
        )


def _is_vague(link: Control) -> bool:
    return is_vague(link.name) and not link.opens_submenu and not (is_menu_name(link.name) and link.region in MENUS)


def _is_long_address(name: str) -> bool:
    return is_address(name) and (_SCHEME.match(name) is not None or len(name) > LONG_ADDRESS)


RULE = Rule(
    id="link-text",
    category=Category.ACCESSIBILITY,
    impact=Impact.MINOR,
    weight=ADVICE,
    references=(wcag("2.4.9"), gigw("5.1.6")),
    title=N_("Links can be understood when they are heard alone"),
    failure_title=N_("Some links can only be understood with the text around them"),
    why=N_(
        "Screen readers can list all links of a page. In that list “Read more” stands ten times, and an address is "
        "spelled out letter by letter."
    ),
    repair=N_("Write into the link the name of the page or document it opens."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.READING}),
    applies=lambda page: bool(links(page)),
    check=check,
)
