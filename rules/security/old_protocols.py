"""Old protocols: nobody can talk the server into an encryption that was given up."""

from collections.abc import Iterator

from rules.evidence import SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message
from rules.fixing.server_lines import asking, shown
from rules.fixing.server_settings import NEW_PROTOCOLS
from rules.rule import Category, Effort, Ground, Impact, Owner, SiteRule
from rules.security.public import server_of_site
from rules.standards import gigw

PROTOCOLS = {"TLSv1": "TLS 1.0", "TLSv1.1": "TLS 1.1"}


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report TLS 1.0 and 1.1 where a client that speaks nothing newer is served (RFC 8996)."""
    tls = site.probes.tls
    assert tls is not None
    offered = [PROTOCOLS[name] for name, is_offered in tls.offers.items() if is_offered]
    server = server_of_site(site)
    if offered:
        yield Finding(
            message=message(N_("The server still speaks {protocols}."), protocols=", ".join(offered)),
            occurrences=(Occurrence(quote=tls.host, after=shown(NEW_PROTOCOLS, server), page_url=site.home_url),),
            repair=asking(server),
        )
    elif None in tls.offers.values():
        yield Doubt(
            message=message(N_("The server gave no clear answer to a client that speaks old protocols only.")),
            is_question=False,
        )


RULE = SiteRule(
    id="old-protocols",
    category=Category.SECURITY,
    impact=Impact.MODERATE,
    weight=2,
    references=(gigw("5.3.2 dev(q)"),),
    title=N_("The server speaks only protocols in force"),
    failure_title=N_("The server still speaks protocols that were given up"),
    why=N_(
        "TLS 1.0 and 1.1 were given up in 2021 because they can be broken. A server that still offers them fails "
        "security audits, and no browser of today needs them."
    ),
    repair=N_("Leave TLS 1.2 and 1.3 alone on the server, as shown here."),
    owner=Owner.HOSTING,
    effort=Effort.MINUTES,
    ground=Ground.STANDARD,
    applies=lambda site: site.probes.tls is not None and bool(site.probes.tls.offers),
    check=check,
)
