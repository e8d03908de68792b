"""HTTPS: every visit to the website is encrypted."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from rules.evidence import SiteEvidence, UnreachableReason
from rules.finding import N_, Finding, Occurrence, counted, message
from rules.fixing.server_lines import asking, shown
from rules.fixing.server_settings import LED_TO_HTTPS
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.security.public import has_public_name, server_of_site
from rules.security.refusals import refusal
from rules.standards import gigw

SHOWN = 20


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report a certificate that browsers refuse, pages without encryption, and http that stays http."""
    server = server_of_site(site)
    if site.tls_error:
        yield Finding(
            message=refusal(site.tls_error),
            occurrences=(Occurrence(quote=site.home_url, page_url=site.home_url),),
        )
    elif urlsplit(site.home_url).scheme == "http":
        yield Finding(
            message=message(N_("The website opens without encryption.")),
            occurrences=(Occurrence(quote=site.home_url, after=_encrypted(site.home_url), page_url=site.home_url),),
        )
    elif site.https_redirect is False:
        plain = site.home_url.replace("https://", "http://", 1)
        yield Finding(
            message=message(N_("Who types the address without https stays on an unencrypted page.")),
            occurrences=(Occurrence(quote=plain, after=shown(LED_TO_HTTPS, server), page_url=site.home_url),),
            repair=asking(server),
        )
    if site.home_url.startswith("https:"):
        plain_pages = [page.url for page in site.pages if page.url.startswith("http:")]
        if plain_pages:
            yield Finding(
                message=counted(
                    N_("{count} page of the website opens without encryption."),
                    N_("{count} pages of the website open without encryption."),
                    len(plain_pages),
                ),
                occurrences=tuple(Occurrence(quote=url, page_url=url) for url in plain_pages[:SHOWN]),
            )


def is_public(site: SiteEvidence) -> bool:
    """Return whether the site stands under a public name, for which certificates exist, and its door was tried."""
    was_measured = site.unreachable is None or site.unreachable.reason is UnreachableReason.TLS
    return was_measured and has_public_name(site.home_url or site.target)


def _encrypted(url: str) -> str:
    return url.replace("http://", "https://", 1)


RULE = SiteRule(
    id="https",
    category=Category.SECURITY,
    impact=Impact.CRITICAL,
    weight=10,
    references=(gigw("5.3.2 dev(g)"), gigw("5.3.2 dev(h)")),
    title=N_("Every visit is encrypted"),
    failure_title=N_("Visits are not encrypted, or the certificate is not valid"),
    why=N_(
        "Without encryption anyone on the way can read and change what a citizen sees and types, "
        "and browsers warn that the website is not secure."
    ),
    repair=N_(
        "Install a valid certificate for every name of the website, lead every http address to https, "
        "and renew the certificate before it expires."
    ),
    owner=Owner.HOSTING,
    effort=Effort.HOURS,
    applies=is_public,
    check=check,
)
