"""Dead social link: the sign of a social network leads to an account that exists."""

from collections.abc import Iterator

from rules.accessibility.markup import read_tag
from rules.evidence import LinkState, PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, Finding, Message, Occurrence, message, slot
from rules.information.reach import leads_nowhere
from rules.page_text import Link
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.social.accounts import is_in_a_surround, own_accounts, social_links
from rules.social.address_forms import Kind
from rules.social.addresses import Address, plain_address
from rules.social.nameless import may_be_scripted, unaddressed
from rules.social.networks import CLOSED_IN, NAMES
from rules.standards import gigw
from rules.text import CHROME

GONE = frozenset({404, 410})


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report, page by page, links of header, menu and footer that show a network and lead to no account."""
    known = {
        account.network: plain_address(account.network, account.url)
        for account in reversed(own_accounts(site))
        if account.url and not _is_gone(site, account.url)
    }
    faults: dict[str, tuple[Message, list[Occurrence]]] = {}
    doubts: list[Occurrence] = []
    for page in site.pages:
        if not page.is_served:
            continue
        for link, address in social_links(page.text):
            text = _fault(site, link, address) if is_in_a_surround(link.region, page.text) else None
            if text is not None:
                url = known.get(address.network, "")
                faults.setdefault(repr(text), (text, []))[1].append(_place(link, page, url, address.kind))
        for link, network in unaddressed(page.text):
            place = _place(link, page, known.get(network, ""))
            if link.region in CHROME and not may_be_scripted(link):
                text = message(N_("The sign of {network} has no address, so it leads nowhere."), network=NAMES[network])
                faults.setdefault(repr(text), (text, []))[1].append(place)
            elif page.url == site.home_url:
                doubts.append(place)
    for text, places in faults.values():
        yield Finding(message=text, occurrences=tuple(places))
    if doubts:
        yield Doubt(
            message=message(
                N_(
                    "The sign of a social network has no address. Press it on the page: does it open an account of the "
                    "department, or pass the page on?"
                )
            ),
            occurrences=tuple(doubts),
        )


def _fault(site: SiteEvidence, link: Link, address: Address) -> Message | None:
    network = NAMES[address.network]
    match address.kind:
        case Kind.ROOT:
            return message(
                N_("The link leads to {network} itself, not to an account of the department."), network=network
            )
        case Kind.SEARCH:
            return message(N_("The link leads to a search in {network}, not to an account."), network=network)
        case Kind.UNFILLED:
            return message(
                N_("The address was left as the theme had it and is no account of the department: {address}"),
                address=link.href,
            )
        case Kind.CLOSED:
            return message(
                N_("{network} was closed in {year}; the link leads to nobody."),
                network=network,
                year=str(CLOSED_IN[address.network]),
            )
        case Kind.ACCOUNT | Kind.PERSONAL if _is_gone(site, link.href):
            return message(
                N_("{network} answers that this account does not exist: {address}"), network=network, address=link.href
            )
        case _:
            return None


def _is_gone(site: SiteEvidence, url: str) -> bool:
    answer = site.links.get(url)
    return answer is not None and answer.state is LinkState.DEAD and answer.status in GONE


def _place(link: Link, page: PageEvidence, url: str, kind: Kind = Kind.ACCOUNT) -> Occurrence:
    """Return the link with the address of the account; the sign of a closed network can only be removed."""
    tag = read_tag(link.html) if kind is not Kind.CLOSED else None
    address = url or slot(N_("address of the account"))
    return Occurrence(
        selector=link.selector,
        html=link.html,
        after=str(tag.having("href", address)) if tag else "",
        quote=link.raw_href if leads_nowhere(link.raw_href) else link.href,
        page_url=page.url,
    )


def _has_signs(site: SiteEvidence) -> bool:
    return any(social_links(page.text) or unaddressed(page.text) for page in site.pages)


RULE = SiteRule(
    id="dead-social-link",
    category=Category.SOCIAL,
    impact=Impact.MODERATE,
    weight=7,
    references=(gigw("SM-2"), gigw("5.1.24")),
    title=N_("The signs of social networks lead to accounts"),
    failure_title=N_("The sign of a social network leads to no account"),
    why=N_(
        "A citizen who presses the sign of a network wants the department's account. When it leads nowhere, the next "
        "search may end at a false account."
    ),
    repair=N_("Put in the full address of the account, or remove the sign."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    per_page=True,
    applies=_has_signs,
    check=check,
)
