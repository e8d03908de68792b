"""Personal account: the accounts a website leads to are those of the office, not of a person."""

from collections.abc import Iterator

from rules.evidence import SiteEvidence
from rules.finding import N_, Doubt, Finding, message, place
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.social.accounts import Account, is_in_a_surround, own_accounts
from rules.social.address_forms import Kind
from rules.social.addresses import read_address
from rules.social.networks import NAMES
from rules.standards import gigw


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Ask about addresses in the form people have, once each."""
    pages = {page.url: page for page in site.pages}
    for account in own_accounts(site):
        link = account.link
        if link is None or not _is_personal(account):
            continue
        if is_in_a_surround(link.region, pages[account.page_url].text):
            yield Doubt(
                message=message(
                    N_(
                        "The address on {network} has the form that people's own accounts have. Open it: does it "
                        "belong to the office and stay when the officer is transferred?"
                    ),
                    network=NAMES[account.network],
                ),
                occurrences=(place(link, quote=link.href, page_url=account.page_url),),
            )


def _is_personal(account: Account) -> bool:
    address = read_address(account.url)
    return address is not None and address.kind is Kind.PERSONAL


def _has_accounts(site: SiteEvidence) -> bool:
    return bool(own_accounts(site))


RULE = SiteRule(
    id="personal-account",
    category=Category.SOCIAL,
    impact=Impact.MODERATE,
    weight=3,
    references=(gigw("SM-11"),),
    title=N_("The accounts belong to the office and not to a person"),
    failure_title=N_("An account belongs to a person and not to the office"),
    why=N_("When the officer is transferred, the followers and the messages of citizens go with the account."),
    repair=N_("Open an account in the name of the office and link to that one."),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    applies=_has_accounts,
    check=check,
)
