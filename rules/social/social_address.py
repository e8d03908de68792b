"""Social address: links to accounts use the network's present address, for everybody and on every device."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message, place
from rules.page_text import Link
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.social.accounts import social_links
from rules.social.address_forms import Kind
from rules.social.addresses import plain_address
from rules.social.failed_embed import is_timeline
from rules.social.networks import NAMES
from rules.standards import gigw

_PHONE_HOST = re.compile(r"(?:m|mobile|touch)\.")
_LANGUAGE_HOST = re.compile(r"(?P<code>[a-z]{2}(?:-[a-z]{2})?)\.(?:facebook|linkedin)\.com")
_LANGUAGE_PARAMETERS = ("hl", "lang", "locale")
OLD_NAME, PHONE, LANGUAGE = "old", "phone", "language"
TEXTS = {
    OLD_NAME: N_("The link uses twitter.com, the old name of X."),
    PHONE: N_("The link leads to the pages for phones of {network}, on computers too."),
    LANGUAGE: N_("The link opens {network} in one language for everybody, whatever language the visitor has chosen."),
}


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report links to accounts by an old host, by the host for phones, and with a language in the address."""
    found: dict[tuple[str, str], list[Occurrence]] = {}
    for link, address in social_links(page.text):
        kind = _kind(link) if address.kind is Kind.ACCOUNT and not is_timeline(link) else ""
        tag = read_tag(link.html)
        if kind:
            plain = plain_address(address.network, link.href)
            after = str(tag.having("href", plain)).replace(f">{link.href}<", f">{plain}<") if tag else ""
            found.setdefault((kind, NAMES[address.network]), []).append(place(link, after=after))
    for (kind, network), places in found.items():
        yield Finding(message=message(TEXTS[kind], network=network), occurrences=tuple(places))


def _kind(link: Link) -> str:
    """Return what is out of date or too narrow in the address of an account, "" for nothing."""
    parts = urlsplit(link.href)
    host = parts.hostname or ""
    if host.endswith("twitter.com"):
        return OLD_NAME
    if _PHONE_HOST.match(host):
        return PHONE
    language = _LANGUAGE_HOST.fullmatch(host)
    names = {name.lower() for name in parse_qs(parts.query)}
    if (language and language["code"] != "in") or any(name in names for name in _LANGUAGE_PARAMETERS):
        return LANGUAGE
    return ""


def _has_accounts(page: PageEvidence) -> bool:
    return any(address.kind is Kind.ACCOUNT for _, address in social_links(page.text))


RULE = Rule(
    id="social-address",
    category=Category.SOCIAL,
    impact=Impact.MINOR,
    weight=0,
    references=(gigw("SM-2"),),
    title=N_("Links to accounts use the network's present address"),
    failure_title=N_("A link to an account uses an old or narrow address"),
    why=N_(
        "An old name looks neglected and may stop working. An address for phones or for one language shows many "
        "visitors the wrong pages."
    ),
    repair=N_("Put in the plain address of the account, as in the line below."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=_has_accounts,
    check=check,
)
