"""HTTPS: every visit to the website is encrypted."""

import ipaddress
from collections.abc import Iterator
from urllib.parse import urlsplit

from rules.evidence import SiteEvidence, UnreachableReason
from rules.finding import N_, Finding, Occurrence, message
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report a certificate that browsers refuse, a home page without encryption, and http that stays http."""
    if site.tls_error:
        yield Finding(
            message=message(N_("Browsers refuse the certificate of the website: {error}"), error=site.tls_error),
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
            occurrences=(Occurrence(quote=plain, after=site.home_url, page_url=site.home_url),),
        )


def is_public(site: SiteEvidence) -> bool:
    """Return whether the site stands under a public name, for which certificates exist; a folder or an IP does not."""
    try:
        host = (urlsplit(site.home_url or site.target).hostname or "").rstrip(".")
    except ValueError:
        return False
    try:
        ipaddress.ip_address(host)
    except ValueError:
        was_measured = site.unreachable is None or site.unreachable.reason is UnreachableReason.TLS
        return was_measured and "." in host and not host.endswith(".localhost")
    return False


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
