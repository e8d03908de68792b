"""Certificate expiry: the certificate is renewed before it ends."""

from collections.abc import Iterator
from datetime import timedelta

from rules.evidence import SiteEvidence
from rules.finding import N_, Finding, Occurrence, counted
from rules.rule import Category, Effort, Ground, Impact, Owner, SiteRule
from rules.standards import gigw

LEAST_LEFT = timedelta(days=21)
LEAST_SHARE_LEFT = 1 / 3  # of its life: certificates of a few weeks are renewed by machines at that point


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report a certificate that ends within three weeks, or within a third of a short life."""
    tls = site.probes.tls
    assert tls is not None
    assert tls.not_after is not None
    left = tls.not_after - site.observed_at
    life = tls.not_after - tls.not_before if tls.not_before else None
    least = min(LEAST_LEFT, life * LEAST_SHARE_LEFT) if life else LEAST_LEFT
    if left < least:
        yield Finding(
            message=counted(
                N_("The certificate ends in {count} day, on {end_date}."),
                N_("The certificate ends in {count} days, on {end_date}."),
                max(left.days, 0),
                end_date=tls.not_after.date().isoformat(),
            ),
            occurrences=(Occurrence(quote=f"{tls.host}: {tls.issuer}", page_url=site.home_url),),
        )


def _is_known(site: SiteEvidence) -> bool:
    return site.probes.tls is not None and site.probes.tls.not_after is not None


RULE = SiteRule(
    id="certificate-expiry",
    category=Category.SECURITY,
    impact=Impact.SERIOUS,
    weight=3,
    references=(gigw("5.3.2 dev(i)"),),
    title=N_("The certificate is renewed in good time"),
    failure_title=N_("The certificate ends soon"),
    why=N_("From that day on browsers show a warning instead of the website, and citizens turn away."),
    repair=N_(
        "Have the certificate renewed this week, and have the renewal done by a program from now on (ACME), so that "
        "nobody has to remember it."
    ),
    owner=Owner.HOSTING,
    effort=Effort.HOURS,
    ground=Ground.CONVENTION,
    applies=_is_known,
    check=check,
)
