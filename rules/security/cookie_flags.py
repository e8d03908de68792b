"""Cookie flags: cookies travel encrypted, and not along with requests that other websites set off."""

from collections.abc import Iterator

from rules.connection import SetCookie
from rules.evidence import SiteEvidence
from rules.finding import N_, Finding, Occurrence, counted
from rules.fixing.server_settings import cookies_guarded
from rules.rule import Category, Effort, Ground, Impact, Owner, SiteRule
from rules.security.public import has_public_name, server_of_site
from rules.security.session_cookie import is_pass
from rules.standards import gigw


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report cookies that are no passes and lack Secure, on a website over https."""
    bare = [cookie for cookie in _others(site) if not cookie.is_secure]
    if bare:
        yield Finding(
            message=counted(
                N_("{count} cookie is also sent without encryption (no Secure)."),
                N_("{count} cookies are also sent without encryption (no Secure)."),
                len(bare),
            ),
            occurrences=tuple(
                Occurrence(
                    quote=cookie.name,
                    after=cookies_guarded(cookie.name, server_of_site(site)),
                    page_url=site.home_url,
                )
                for cookie in bare
            ),
        )


def _others(site: SiteEvidence) -> list[SetCookie]:
    return [cookie for cookie in site.probes.cookies if not is_pass(cookie)]


RULE = SiteRule(
    id="cookie-flags",
    category=Category.SECURITY,
    impact=Impact.MINOR,
    weight=1,
    references=(gigw("5.3.1 A(e)"),),
    title=N_("Cookies travel encrypted only"),
    failure_title=N_("Cookies travel without encryption, too"),
    why=N_("On the way anyone can read such a cookie, put another in its place and tell visitors from each other."),
    repair=N_("Set the flag Secure on every cookie, as shown here."),
    owner=Owner.HOSTING,
    effort=Effort.MINUTES,
    ground=Ground.STANDARD,
    applies=lambda site: has_public_name(site.home_url) and site.home_url.startswith("https:") and bool(_others(site)),
    check=check,
)
