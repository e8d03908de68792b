"""A content security policy that breaks nothing, from what the pages really load."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from rules.evidence import PageEvidence

MOST_HOSTS = 40  # a header of more would be cut by servers
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::\d{1,5})?")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One policy to enforce and, where that has to allow scripts inside pages, a stricter one to try out."""

    enforced: str
    tried_out: str  # "": the enforced one is strict already


def suggestion(pages: Iterable[PageEvidence]) -> Suggestion | None:
    """Return the policy for these pages; None where they load from more hosts than a header holds.

    It says only where scripts come from and who may frame the page: pictures, styles and forms go on as they are.
    """
    hosts: set[str] = set()
    has_inline = is_encrypted = False
    for page in pages:
        is_encrypted = is_encrypted or page.url.startswith("https:")
        own = _host(page.url)
        for script in page.text.scripts:
            has_inline = has_inline or not script.src
            host = _host(script.src)
            if host and host != own:
                hosts.add(host)
    if len(hosts) > MOST_HOSTS:
        return None
    scripts = " ".join(("script-src 'self'", *sorted(hosts)))
    rest = ["object-src 'self'", "base-uri 'self'", "frame-ancestors 'self'"]
    rest += ["upgrade-insecure-requests"] if is_encrypted else []
    strict = "; ".join((scripts, *rest))
    loose = "; ".join((f"{scripts} 'unsafe-inline'", *rest))
    return Suggestion(loose, scripts) if has_inline else Suggestion(strict, "")


def _host(url: str) -> str:
    try:
        host = urlsplit(url).netloc.lower()
    except ValueError:
        return ""
    return host if _HOST.fullmatch(host) else ""
