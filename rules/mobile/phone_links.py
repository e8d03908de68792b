"""Phone links: a telephone number is dialled, and a mail begun, with one tap."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, place
from rules.information.contact_facts import blocks_with_mail
from rules.mobile.telephone_numbers import FAX, NAMED, Telephone, blocks_with_telephones, significant, telephones
from rules.page_text import PageText, TextBlock
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule

SHOWN = 20
Links = dict[TextBlock, dict[str, str]]  # the texts of a block that are no links yet, each with its link
MAIL = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9][\w.+-]*@[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?![\w@])"
)
# Addresses that show how one is written; in a label, so is any other.
EXAMPLE = re.compile(
    r"@(?:example|domain|email|test|company|abc|xyz)\.|^(?:your|abc|xyz|name|nome|user|username|example)[\w.]*@",
    re.IGNORECASE,
)
_IN_FIELD = re.compile(r"<(?:label|input|textarea|select)\b", re.IGNORECASE)
_DIALLING = re.compile(r"^(?:tel|callto|sms|whatsapp):|wa\.me/|whatsapp\.com/", re.IGNORECASE)


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report telephone numbers and mail addresses that are text only, each with the link to paste."""
    numbers = _unlinked_numbers(page.text)
    if numbers:
        yield Finding(
            message=counted(
                N_("{count} telephone number cannot be dialled with a tap."),
                N_("{count} telephone numbers cannot be dialled with a tap."),
                sum(map(len, numbers.values())),
            ),
            occurrences=_places(numbers),
        )
    mails = _unlinked_mails(page.text)
    if mails:
        yield Finding(
            message=counted(
                N_("{count} e-mail address cannot be written to with a tap."),
                N_("{count} e-mail addresses cannot be written to with a tap."),
                sum(map(len, mails.values())),
            ),
            occurrences=_places(mails),
        )


def _unlinked_numbers(page: PageText) -> Links:
    linked = {significant(link.raw_href) for link in page.links if _DIALLING.search(link.raw_href)}
    found: Links = defaultdict(dict)
    for block, telephone in _numbers(page):
        key = significant(telephone.dialled)
        if key not in linked:
            linked.add(key)
            found[block][telephone.written] = f'<a href="tel:{telephone.dialled}">{telephone.written}</a>'
    return found


def _unlinked_mails(page: PageText) -> Links:
    linked = {address.lower() for link in page.links for address in MAIL.findall(link.raw_href)}
    found: Links = defaultdict(dict)
    for block, address in _addresses(page):
        if address.lower() not in linked:
            linked.add(address.lower())
            found[block][address] = f'<a href="mailto:{address}">{address}</a>'
    return found


@lru_cache(maxsize=8)  # asked whether there are any, and again which
def _numbers(page: PageText) -> tuple[tuple[TextBlock, Telephone], ...]:
    columns = _columns(page)
    return tuple(
        (block, telephone)
        for block in map(page.blocks.__getitem__, sorted(blocks_with_telephones(page)))
        for telephone in telephones(block.text, is_named=block.text in columns)
    )


@lru_cache(maxsize=8)
def _addresses(page: PageText) -> tuple[tuple[TextBlock, str], ...]:
    blocks = map(page.blocks.__getitem__, sorted(blocks_with_mail(page)))
    return tuple((block, address) for block in blocks for address in _mails(block))


def _mails(block: TextBlock) -> list[str]:
    found = [] if "@" not in block.text or _IN_FIELD.search(block.html) else MAIL.findall(block.text)
    return [address for address in found if not EXAMPLE.search(address)]


def _places(found: Links) -> tuple[Occurrence, ...]:
    return tuple(
        place(block, quote=", ".join(links), after=_linked(block.html, links))
        for block, links in islice(found.items(), SHOWN)
    )


def _linked(html: str, links: Mapping[str, str]) -> str:
    """Return the HTML with the links in it; the links alone where a text is not found in one piece."""
    for written, link in links.items():
        in_link = re.search(rf"<a\b[^>]*>\s*{re.escape(written)}\s*</a>", html)
        if in_link:  # a link that leads nowhere useful is replaced, not filled with another
            html = html.replace(in_link[0], link)
            continue
        before, found, after = html.partition(written)
        is_free = before.count("<a ") == before.count("</a>") and before.rfind("<") <= before.rfind(">")
        if not found or not is_free or written in after:
            return ", ".join(links.values())
        html = f"{before}{link}{after}"
    return html


def _columns(page: PageText) -> frozenset[str]:
    """Return the cells that stand under a heading for telephone numbers."""
    return frozenset(
        row.cells[place]
        for table in page.tables
        for place, heading in enumerate(table.header)
        if NAMED.search(heading) and not FAX.search(heading)
        for row in table.rows
        if place < len(row.cells) and len(row.cells) == len(table.header)
    )


def _has_any(page: PageEvidence) -> bool:
    return bool(_addresses(page.text) or _numbers(page.text))


RULE = Rule(
    id="phone-links",
    category=Category.MOBILE,
    impact=Impact.MODERATE,
    weight=2,
    title=N_("Telephone numbers and e-mail addresses can be tapped"),
    failure_title=N_("Telephone numbers or e-mail addresses cannot be tapped"),
    why=N_(
        "On a phone a number that is a link is dialled with one tap; any other has to be learned by heart and typed."
    ),
    repair=N_("Replace the number or the address by the link shown here."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    ground=Ground.CONVENTION,
    applies=_has_any,
    check=check,
)
