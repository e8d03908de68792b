"""The team's register of accounts beside what the website links to."""

import re
from collections.abc import Iterator
from datetime import timedelta

from rules.dates import iso_day, today_of
from rules.evidence import SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message
from rules.information.reach import Pages, says_too_little
from rules.probes import Handle
from rules.rule import Beside, Category, Effort, Impact, Owner, SiteRule
from rules.social.accounts import Account, own_accounts
from rules.social.addresses import normal_handle
from rules.social.networks import NAMES, network_named
from rules.standards import gigw

QUARTER_DAYS = 92  # the longest quarter; the review is made every quarter
_ADDRESSES = {
    "x": "https://x.com/{}",
    "facebook": "https://www.facebook.com/{}",
    "instagram": "https://www.instagram.com/{}/",
    "youtube": "https://www.youtube.com/@{}",
    "telegram": "https://t.me/{}",
    "threads": "https://www.threads.net/@{}",
    "linkedin": "https://www.linkedin.com/company/{}/",
}


def check_links(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report accounts the website links to against the register, and registered accounts it does not link to."""
    registered = _registered(site)
    linked = own_accounts(site)
    handles = {(network, handle) for network, handle, _ in registered}
    unclear: set[str] = set()  # networks where two forms of address may name one account
    for account in linked:
        if account.link is None or not account.surrounds or (account.network, account.handle) in handles:
            continue
        lines = [line for network, _, line in registered if network == account.network]
        known = ", ".join(line.handle for line in lines)
        if any(_may_be_one(account, line) for line in lines):
            unclear.add(account.network)
            yield Doubt(
                message=message(
                    N_("Open {handle} on {network}: is it the account that the register of the team names {known}?"),
                    handle=account.handle,
                    network=NAMES[account.network],
                    known=known,
                ),
                occurrences=(_place(account),),
            )
        elif lines:
            yield Finding(
                message=message(
                    N_("The website links to {handle} on {network}; the register of the team names {known}."),
                    handle=account.handle,
                    network=NAMES[account.network],
                    known=known,
                ),
                occurrences=(_place(account),),
            )
        else:
            yield Doubt(
                message=message(
                    N_(
                        "The register of the team names no account on {network}. Does {handle} belong to the "
                        "department?"
                    ),
                    handle=account.handle,
                    network=NAMES[account.network],
                ),
                occurrences=(_place(account),),
            )
    found = {(account.network, account.handle) for account in linked}
    missing = [
        (network, line)
        for network, handle, line in registered
        if (network, handle) not in found and network not in unclear
    ]
    if missing and says_too_little(Pages(site)):
        yield Doubt(
            message=message(N_("Too little of the website could be read to say that the accounts are missing.")),
            is_question=False,
        )
        return
    for network, line in missing:
        yield Finding(
            message=message(
                N_("The register of the team names {handle} on {network}, and no page that was read links to it."),
                handle=line.handle,
                network=NAMES[network],
            ),
            occurrences=(Occurrence(page_url=site.home_url, after=_link(network, line), quote=line.handle),),
        )


def check_posts(site: SiteEvidence) -> Iterator[Finding]:
    """Report registered accounts whose last post is older than a quarter, or that posted nothing in it."""
    today = today_of(site.observed_at)
    for network, _, line in _registered(site):
        last = iso_day(line.last_post)
        if last is not None and today - last > timedelta(days=QUARTER_DAYS):
            text = message(
                N_("According to the register of the team, {handle} on {network} last posted on {last_date}."),
                handle=line.handle,
                network=NAMES[network],
                last_date=last.isoformat(),
            )
        elif line.posts_in_quarter == 0:
            text = message(
                N_("According to the register of the team, {handle} on {network} posted nothing in the quarter."),
                handle=line.handle,
                network=NAMES[network],
            )
        else:
            continue
        yield Finding(message=text, occurrences=(Occurrence(quote=f"{line.platform}: {line.handle}"),))


def _registered(site: SiteEvidence) -> tuple[tuple[str, str, Handle], ...]:
    """Return the lines of the register that name a network and an account."""
    lines = ((network_named(line.platform), line) for line in site.given.handles or ())
    named = ((network, normal_handle(network, line.handle), line) for network, line in lines if network)
    return tuple((network, handle, line) for network, handle, line in named if handle)


def _may_be_one(account: Account, line: Handle) -> bool:
    """Return whether a number or an old form of address may stand for the name in the register."""
    match account.network:
        case "facebook" | "linkedin" | "whatsapp":
            return any(re.search(r"\d{6,}", text) for text in (account.handle, line.handle))
        case "youtube":
            return "/@" not in account.url or line.handle.strip().lower().startswith("uc") or "/channel/" in line.handle
        case _:
            return False


def _place(account: Account) -> Occurrence:
    link = account.link
    return Occurrence(
        selector=link.selector if link else "",
        html=link.html if link else "",
        quote=account.url,
        page_url=account.page_url,
    )


def _link(network: str, line: Handle) -> str:
    written = line.handle.strip()
    pattern = _ADDRESSES.get(network, "")
    address = written if "://" in written else pattern.format(written.removeprefix("@")) if pattern else ""
    return f'<a href="{address}">{NAMES[network]}</a>' if address and '"' not in address else ""


def _has_register(site: SiteEvidence) -> bool:
    return bool(_registered(site))


def _tells_posts(site: SiteEvidence) -> bool:
    return any(iso_day(line.last_post) or line.posts_in_quarter is not None for _, _, line in _registered(site))


LINKS = SiteRule(
    id="social-register",
    category=Category.SOCIAL,
    impact=Impact.SERIOUS,
    weight=7,
    references=(gigw("SM-2"), gigw("SM-12")),
    title=N_("Website and register name the same accounts"),
    failure_title=N_("Website and register name different accounts"),
    why=N_("A citizen finds the real account only by the link on the official website. A wrong link helps imitators."),
    repair=N_("Compare both, correct the link on the website or the line in the register, and keep them alike."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    asks=frozenset({Beside.HANDLES}),
    applies=_has_register,
    check=check_links,
)
POSTS = SiteRule(
    id="silent-account",
    category=Category.SOCIAL,
    impact=Impact.MODERATE,
    weight=5,
    references=(gigw("SM-6"),),
    title=N_("The accounts post in every quarter"),
    failure_title=N_("An account has been silent for a quarter or longer"),
    why=N_("A silent account looks abandoned. Citizens who ask there wait in vain."),
    repair=N_("Post regularly, at least once a week, or close the account and remove the link to it."),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    asks=frozenset({Beside.HANDLES}),
    applies=_tells_posts,
    check=check_posts,
)
RULES = (LINKS, POSTS)
