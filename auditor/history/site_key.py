"""Which audits belong together: those of one website, however its address was typed."""

import hashlib
from dataclasses import dataclass
from urllib.parse import urlsplit

from auditor.audit import web_address
from rules.evidence import SiteEvidence

FOLDER_SUFFIX = ".localhost"  # the name that a folder is served under


@dataclass(frozen=True, slots=True)
class SiteKey:
    """What a series of audits is told by."""

    host: str
    path: str
    is_listing: bool


def site_key(site: SiteEvidence) -> SiteKey:
    """Return the key of an audited site: from what the user named, for redirects may change between audits."""
    if site.is_listing and not site.target:
        listed = [record.url for record in site.ledger]
        series = hashlib.sha256("\n".join(sorted(listed)).encode()).hexdigest()[:8]
        host, _ = address_key(listed[0]) if listed else ("", "")
        return SiteKey(host, f"#{series}", True)  # another list is another series
    is_folder = (urlsplit(site.home_url).hostname or "").endswith(FOLDER_SUFFIX)
    return SiteKey(*address_key(site.home_url if is_folder else site.target), site.is_listing)


def address_key(text: str) -> tuple[str, str]:
    """Return host and path of an address as it may be typed, without scheme, www. and a last slash.

    Raises InputError when it is no address.
    """
    parts = urlsplit(web_address(text))
    path = parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")
    return parts.netloc.removeprefix("www."), path
