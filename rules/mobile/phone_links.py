"""Phone links: a telephone number is dialled, and a mail begun, with one tap."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, place
from rules.information.contact_facts import blocks_with_mail
from rules.mobile.telephone_numbers import FAX, NAMED, Telephone, blocks_with_telephones, significant, telephones
from rules.page_text import PageText, TextBlock
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule

SHOWN = 20
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
    numbers = list(_unlinked_numbers(page.text))
    if numbers:
        yield Finding(
            message=counted(
                N_("{count} telephone number cannot be dialled with a tap."),
                N_("{count} telephone numbers cannot be dialled with a tap."),
                len(numbers),
            ),
            occurrences=tuple(numbers[:SHOWN]),
        )
    mails = list(_unlinked_mails(page.text))
    if mails:
        yield Finding(
            message=counted(
                N_("{count} e-mail address cannot be written to with a tap."),
                N_("{count} e-mail addresses cannot be written to with a tap."),
                len(mails),
            ),
            occurrences=tuple(mails[:SHOWN]),
        )


def _unlinked_numbers(page: PageText) -> Iterator[Occurrence]:
    linked = {significant(link.raw_href) for link in page.links if _DIALLING.search(link.raw_href)}
    for block, telephone in _numbers(page):
        key = significant(telephone.dialled)
        if key not in linked:
            linked.add(key)
            yield _place(block, telephone.written, f'<a href="tel:{telephone.dialled}">{telephone.written}</a>')


def _unlinked_mails(page: PageText) -> Iterator[Occurrence]:
    linked = {address.lower() for link in page.links for address in MAIL.findall(link.raw_href)}
    for block, address in _addresses(page):
        if address.lower() not in linked:
            linked.add(address.lower())
            yield _place(block, address, f'<a href="mailto:{address}">{address}</a>')


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


def _place(block: TextBlock, written: str, link: str) -> Occurrence:
    return place(block, quote=written, after=_linked(block.html, written, link))


def _linked(html: str, written: str, link: str) -> str:
    """Return the HTML with the link in it; the link alone where the text is not found in one piece."""
    in_link = re.search(rf"<a\b[^>]*>\s*{re.escape(written)}\s*</a>", html)
    if in_link:  # a link that leads nowhere useful is replaced, not filled with another
        return html.replace(in_link[0], link)
    before, found, after = html.partition(written)
    is_free = before.count("<a ") == before.count("</a>") and before.rfind("<") <= before.rfind(">")
    return f"{before}{link}{after}" if found and is_free and written not in after else link


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
