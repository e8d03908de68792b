"""What a website says of its office: name, address, telephone, e-mail, logo and accounts."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, slot
from rules.folding import with_ascii_digits
from rules.information.reach import Pages, links_to, pages_about
from rules.information.titles import site_name
from rules.language_id import DEVANAGARI, primary, scripts_of
from rules.page_text import Image, PageText
from rules.social.accounts import own_accounts
from rules.social.addresses import plain_address
from rules.text import CHROME, is_mostly_devanagari, joined, main_blocks
from rules.vocabulary import Topic, topic_of

LONGEST_ADDRESS, SHORTEST_ADDRESS = 220, 25  # characters; longer texts are no address alone
_PIN = re.compile(r"(?<![\d/.-])[1-9]\d{2}[ \u00a0]?\d{3}(?![\d/.])")
_OFFICIAL = re.compile(r"(?i)@[\w.-]*\.(?:gov|nic)\.in$")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DOT = re.compile(r"(?i)\s*[\[(]\s*dot\s*[\])]\s*")
_HIDDEN_EMAIL = re.compile(r"(?i)([\w.+-]+)\s*[\[(]\s*at\s*[\])]\s*([\w-]+(?:(?:\.|\s*[\[(]\s*dot\s*[\])]\s*)[\w-]+)+)")
_LOGO = re.compile(r"(?i)logo|emblem|प्रतीक|लोगो")
_STREET = re.compile(
    r"(?i)\b(?:roads?|marg|street|lane|nagar|vihar|colony|bha[wv]an|sadan|block|floor|sector|phase|complex|building|plot|near"
    r"|opp(?:osite)?|office|directorate|secretariat|campus|chowk|bazaa?r|dist(?:rict)?|p\.?o\.?|pin|india|uttarakhand)\b"
    r"|मार्ग|रोड|सड़क|भवन|नगर|विहार|सदन|तल|सेक्टर|परिसर|निकट|कार्यालय|निदेशालय|सचिवालय|चौक|जिला|जनपद|पिन|उत्तराखंड|उत्तराखण्ड|भारत"
)
_LABEL = re.compile(r"(?i)^\s*(?:(?:postal |office )?address|पता|कार्यालय का पता)\s*[:\-–—]+\s*")
_REST = re.compile(
    r"(?i)\b(?:tele?phone|phone|ph\b|tel\b|fax|mobile|e-?mail|mail|website|web)\b\s*[:\-–.]|दूरभाष|फोन|फ़ोन|मोबाइल|ई-?मेल|फैक्स"
    r"|[\w.+-]+\s*(?:@|\[at\])"
)
_TITLE_PARTS = re.compile(r"\s*(?:[|»:]|\s[-–—·]\s)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The facts as the website prints them, "" for what it does not say."""

    name: str
    url: str
    logo: str
    telephone: str
    email: str
    address: str
    accounts: tuple[str, ...]
    languages: tuple[str, ...]  # of its pages, the most frequent first


def office_of(site: SiteEvidence) -> Office | None:
    """Return what the site says of its office; None when its home page was not read."""
    pages = Pages(site)
    home = pages.home
    if home is None:
        return None
    near = [home, *_contact_pages(pages)]
    return Office(
        name=_name(home.text),
        url=site.home_url,
        logo=_logo(home.text.images),
        telephone=_linked(near, "tel:"),
        email=_email(near),
        address=_address(near),
        accounts=tuple(dict.fromkeys(_account_urls(site))),
        languages=tuple(code for code, _ in Counter(map(_language, site.pages)).most_common()),
    )


def script(fields: dict[str, Any]) -> str:
    """Return a block of JSON-LD; slots stay as they are."""
    text = json.dumps({"@context": "https://schema.org", **fields}, ensure_ascii=False, indent=2)
    safe = text.replace("</", "<\\/")  # ends no script
    return f'<script type="application/ld+json">\n{safe}\n</script>'


def declaration(office: Office) -> dict[str, Any]:
    """Return the office as schema.org writes it, with slots for what the website does not say."""
    return {
        "@type": "GovernmentOrganization",
        "name": office.name or slot(N_("name of the department")),
        "url": office.url,
        "logo": office.logo or slot(N_("address of the logo")),
        "address": office.address or slot(N_("postal address with PIN code")),
        "contactPoint": {
            "@type": "ContactPoint",
            "contactType": "customer service",
            "telephone": office.telephone or slot(N_("telephone number")),
            "email": office.email or slot(N_("official e-mail")),
            "availableLanguage": list(office.languages),
        },
        "sameAs": list(office.accounts) or [slot(N_("address of the account"))],
    }


def _language(page: PageEvidence) -> str:
    """Return the language that a page declares, unless it is not written in the script of the text."""
    declared = primary(page.text.lang)
    is_devanagari = is_mostly_devanagari(joined(main_blocks(page.text)))
    if declared and (DEVANAGARI in scripts_of(declared)) is is_devanagari:
        return declared
    return "hi" if is_devanagari else "en"


def _contact_pages(pages: Pages) -> Iterator[PageEvidence]:
    linked = (found.page for found in links_to(pages, Topic.CONTACT))
    seen: dict[str, PageEvidence] = {}
    for page in (*linked, *pages_about(pages, Topic.CONTACT)):
        if page is not None and page is not pages.home and page.is_served:
            seen.setdefault(page.url, page)
    yield from list(seen.values())[:3]


def _name(home: PageText) -> str:
    declared = site_name(home)
    if declared:
        return declared
    parts = [part.strip() for part in _TITLE_PARTS.split(home.title) if part.strip()]
    named = [part for part in parts if topic_of(part) is not Topic.HOME]
    return max(named, key=len, default="")


def _logo(images: Iterable[Image]) -> str:
    surrounding = [image for image in images if image.region in CHROME and image.src.startswith("http")]
    named = (image.src for image in surrounding if _LOGO.search(f"{image.alt or ''} {image.src}"))
    return next(named, "")


def _linked(pages: Iterable[PageEvidence], scheme: str) -> str:
    for page in pages:
        for link in page.text.links:
            written = link.raw_href.strip()
            if written.lower().startswith(scheme) and any(letter.isdigit() for letter in written):
                return written[len(scheme) :].strip()
    return ""


def _email(pages: Sequence[PageEvidence]) -> str:
    found = [
        address[0]
        for page in pages
        for link in page.text.links
        if link.raw_href.strip().lower().startswith("mailto:")
        and (address := _EMAIL.search(link.raw_href.partition("?")[0].partition(":")[2]))
    ]
    found += [
        f"{written[1]}@{_DOT.sub('.', written[2])}"
        for page in pages
        for block in page.text.blocks
        for written in _HIDDEN_EMAIL.finditer(block.text)
    ]
    return next((address for address in found if _OFFICIAL.search(address)), "") or next(iter(found), "")


def _address(pages: Iterable[PageEvidence]) -> str:
    """Return the first short text with a PIN code: of the footer first, then of the contact pages."""
    for page in pages:
        ordered = sorted(page.text.blocks, key=lambda block: block.region not in CHROME)
        for block in ordered:
            text = with_ascii_digits(unicodedata.normalize("NFC", block.text))
            if SHORTEST_ADDRESS <= len(text) <= LONGEST_ADDRESS and _PIN.search(text) and _STREET.search(text):
                return _REST.split(_LABEL.sub("", block.text), maxsplit=1)[0].strip(" ,;-–")
    return ""


def _account_urls(site: SiteEvidence) -> Iterator[str]:
    networks: set[str] = set()  # the first of each: further ones are often those of other offices
    for account in own_accounts(site):
        if account.url and account.surrounds and account.network not in networks:
            networks.add(account.network)
            yield plain_address(account.network, account.url)
