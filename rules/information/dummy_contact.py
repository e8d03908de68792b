"""Dummy contact: telephone numbers and addresses that came with a design were replaced by real ones."""

import re
from collections.abc import Iterator
from itertools import chain

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message, slot
from rules.folding import folded_hindi
from rules.information.contact_facts import blocks_with_mail, email_of_link, emails_in
from rules.mobile.telephone_numbers import NAMED, blocks_with_long_runs, blocks_with_nine_digits
from rules.page_text import PageText, TextBlock
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.running_text import case_folded
from rules.standards import gigw
from rules.text import CHROME

# Domains that belong to nobody's office (RFC 2606), and those that designs are sold with.
_DUMMY_TEXT = """
example.com example.org example.net yourdomain.com yoursite.com yourwebsite.com domain.com yourcompany.com
company.com mysite.com website.com test.com email.com
"""
DUMMY_HOSTS = frozenset(_DUMMY_TEXT.split())
# Names that stand for the reader's own, in words about how to fill in a form.
STAND_INS = frozenset({"yourname", "your", "you", "your.name", "name", "username", "user", "someone", "abc", "xyz"})
_ADDRESS = re.compile(r"[^\s@]{0,64}@[^\s@]{1,80}")
_SHOWN = re.compile(r"(?i)<(?:label|code|pre|input|textarea)\b")
_DUMMY_NUMBER = re.compile(
    r"(?<![\d/.\x22“'‘])(?:\+?91[\s-]*)?(?:0?123[\s.-]?456[\s.-]?7890?|1234[\s-]?567[\s-]?89\d?|98765[\s-]?43210"
    r"|(\d)\1{4}[\s-]?\1{5}|\(?555\)?[\s.-]\d{3}[\s.-]\d{4})(?![\d\x22”'’])"
)
_DUMMY_PLACE = re.compile(
    r"\b(?:123 (?:main|fake|street)|your (?:street|address) here|street name, city|sample address)\b"
)
LONGEST_LINE_CHARACTERS = 500  # a longer text that holds such a number does not give it to be dialled
_LONG_NUMBER = re.compile(r"\d[\d\s.()-]{7,18}\d")
_PLACE_PIECES = ("123 main", "123 fake", "123 street", "your street", "your address", "street name", "sample address")
_AT = re.compile(r"(?i)[\[({]\s*at\s*[\])}]")
# Texts that show how something is written, or that say the number is none.
_EXAMPLE = re.compile(
    r"(?i)for example|e\.g|such as|format|eg\.|like this|sample (?:number|form)|do not (?:use|enter)|fake|dummy|invalid"
    r"|उदाहरण|जैसे|प्रारूप|फर्जी"
)


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report blocks that give a telephone number, an e-mail or an address which cannot be anybody's."""
    found = list(_dummies(page.text))
    if found:
        yield Finding(
            message=message(N_("The page gives contact details that came with its design and belong to nobody.")),
            occurrences=tuple(_place(block, dummy) for block, dummy in found),
        )


def _dummies(page: PageText) -> Iterator[tuple[TextBlock, str]]:
    """Yield the blocks with a contact detail that is a mere filling, each with the first one as written."""
    mails, numbers, places = blocks_with_mail(page), blocks_with_nine_digits(page), _blocks_with_places(page)
    for number in sorted({*mails, *numbers, *places}):
        block = page.blocks[number]
        dummy = (
            (number in mails and _dummy_mail(block))
            or (number in places and _dummy_place(block))
            or (number in numbers and _dummy_number(block))
        )
        if dummy and not _explains(block):
            yield block, dummy


def _dummy_mail(block: TextBlock) -> str:
    written = (as_written for as_written, address in emails_in(block.text) if _is_dummy(address))
    linked = (address for address in map(email_of_link, block.hrefs) if _is_dummy(address))
    return next(chain(written, linked), "")


def _dummy_place(block: TextBlock) -> str:
    found = _DUMMY_PLACE.search(folded_hindi(block.text))
    return found[0] if found else ""


def _dummy_number(block: TextBlock) -> str:
    found = _DUMMY_NUMBER.search(block.text)
    is_given = found is not None and len(block.text) <= LONGEST_LINE_CHARACTERS and _is_telephone(block)
    return found[0].strip() if found and is_given else ""


def _explains(block: TextBlock) -> bool:
    """Return whether a block shows how something is written."""
    plain = _ADDRESS.sub(" ", block.text)  # the word "example" in an address is no explanation
    return (
        block.tag in ("pre", "code", "label", "option")
        or _EXAMPLE.search(plain) is not None
        or _SHOWN.search(block.html) is not None
    )


def _blocks_with_places(page: PageText) -> tuple[int, ...]:
    return case_folded(page).holding(*_PLACE_PIECES)


def _holds_mail(block: TextBlock) -> bool:
    is_written = "@" in block.text or _AT.search(block.text) is not None
    return is_written or any(href.startswith("mailto:") for href in block.hrefs)


def _is_dummy(address: str) -> bool:
    name, _, host = address.rpartition("@")
    return host in DUMMY_HOSTS and name not in STAND_INS


def _is_telephone(block: TextBlock) -> bool:
    """Return whether the block, its heading or a link says that its number is one to dial."""
    return (
        block.region in CHROME
        or block.tag == "address"
        or NAMED.search(f"{block.section} {block.text}") is not None
        or any(href.startswith("tel:") for href in block.hrefs)
    )


def _place(block: TextBlock, dummy: str) -> Occurrence:
    after = block.html.replace(dummy, slot(N_("the office's own telephone, e-mail or address")))
    return Occurrence(selector=block.selector, html=block.html, after=after if after != block.html else "", quote=dummy)


def _is_published(page: PageEvidence) -> bool:
    """Return whether an existing page holds an address, a number as long as a telephone number, or a dummy street."""
    blocks = page.text.blocks
    return page.is_served and (
        any(_holds_mail(blocks[number]) for number in blocks_with_mail(page.text))
        or any(_LONG_NUMBER.search(blocks[number].text) for number in blocks_with_long_runs(page.text))
        or any(_DUMMY_PLACE.search(blocks[number].text.lower()) for number in _blocks_with_places(page.text))
    )


RULE = Rule(
    id="dummy-contact",
    category=Category.INFORMATION,
    impact=Impact.SERIOUS,
    weight=6,
    references=(gigw("5.1.10"), gigw("5.4.8")),
    title=N_("Contact details are those of the office"),
    failure_title=N_("Contact details of a design were left on the page"),
    why=N_("A citizen dials the number, reaches nobody, and takes the whole website for a forgery."),
    repair=N_("Put in the office's own telephone number, e-mail and address, or remove the line."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=_is_published,
    check=check,
)
