"""Session cookie: the pass of a visitor who is logged in cannot be stolen."""

import re
from collections.abc import Iterator

from rules.connection import SetCookie
from rules.evidence import SiteEvidence
from rules.finding import N_, Finding, Message, Occurrence, message
from rules.fixing.server_settings import cookies_guarded
from rules.rule import Category, Effort, Ground, Impact, Owner, SiteRule
from rules.security.public import has_public_name, server_of_site
from rules.standards import gigw

# Names of passes in common systems; a token against forged requests is no pass, and scripts must read it.
_PASS = re.compile(
    r"(?i)sess(?:ion)?(?:id|_?id)?\b|sess[0-9a-f]{16,}|sessid|sessionid|_session$|\.aspxauth|\.aspnet\.applicationcookie"
    r"|^sid$|connect\.sid|cfid|cftoken|wordpress_(?:sec|logged_in)|access_?token|auth_?token|^jwt$|remember_"
)
_NO_PASS = re.compile(r"(?i)csrf|xsrf|verificationtoken|cookiesession|consent|language|lang")
NO_SECURE = N_("The visitor's pass is also sent without encryption (no Secure).")
NO_HTTP_ONLY = N_("Scripts can read the visitor's pass (no HttpOnly).")
NEITHER = N_(
    "The visitor's pass is also sent without encryption, and scripts can read it (neither Secure nor HttpOnly)."
)


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report passes that lack Secure, on a website over https, or HttpOnly."""
    bare = [(cookie, fault) for cookie in site.probes.cookies if is_pass(cookie) and (fault := _fault(cookie, site))]
    if bare:
        yield Finding(
            message=message(N_("The cookie by which the website knows its visitor again is not protected.")),
            occurrences=tuple(
                Occurrence(
                    quote=cookie.name,
                    note=fault,
                    after=cookies_guarded(cookie.name, server_of_site(site)),
                    page_url=site.home_url,
                )
                for cookie, fault in bare
            ),
        )


def is_pass(cookie: SetCookie) -> bool:
    """Return whether a cookie stands for the visitor, as its name tells."""
    return _PASS.search(cookie.name) is not None and not _NO_PASS.search(cookie.name)


def _fault(cookie: SetCookie, site: SiteEvidence) -> Message | None:
    is_open = not cookie.is_secure and site.home_url.startswith("https:")  # over http it could not be Secure
    if is_open and not cookie.is_http_only:
        return message(NEITHER)
    if is_open:
        return message(NO_SECURE)
    return None if cookie.is_http_only else message(NO_HTTP_ONLY)


RULE = SiteRule(
    id="session-cookie",
    category=Category.SECURITY,
    impact=Impact.SERIOUS,
    weight=4,
    references=(gigw("5.3.1 A(e)"),),
    title=N_("The visitor's pass is protected"),
    failure_title=N_("The visitor's pass can be stolen"),
    why=N_("Whoever holds this cookie is taken for the citizen or the officer who is logged in."),
    repair=N_("Set the flags Secure, HttpOnly and SameSite=Lax on the cookie, as shown here."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    ground=Ground.STANDARD,
    applies=lambda site: has_public_name(site.home_url) and any(map(is_pass, site.probes.cookies)),
    check=check,
)
