"""From what somebody typed to the address of an audit: an address, of a domain this service is for."""

import ipaddress
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

from auditor.audit import web_address
from auditor.crawl.urls import bare_host
from auditor.errors import InputError
from auditor.web.jobs import Reason, Refusal
from auditor.web.settings import ServeSettings
from rules.finding import N_, message

UNREADABLE = N_("This is not a web address. Write it like https://www.example.gov.in")
NOT_ALLOWED = N_("This service checks only websites whose address is like {domains}. {host} is not one of them.")


def checked_target(settings: ServeSettings, text: str) -> str | Refusal:
    """Return the address in its one spelling, or why it is not audited."""
    try:
        target = web_address(text.strip())
    except InputError:
        return Refusal(reason=Reason.UNREADABLE, message=message(UNREADABLE))
    host = urlsplit(target).hostname or ""
    if not is_allowed(settings, host):
        domains = ", ".join(settings.allow_domains)
        return Refusal(reason=Reason.NOT_ALLOWED, message=message(NOT_ALLOWED, domains=domains, host=host))
    return target


def is_allowed(settings: ServeSettings, host: str) -> bool:
    """Return whether audits of a host may be asked for; this machine and bare addresses need `allow_private`."""
    if _is_local(host):
        return settings.manner.allow_private
    return any(fnmatchcase(host, pattern.lower()) for pattern in settings.allow_domains)


def domain_of(target: str) -> str:
    """Return what is limited and audited by one job at a time: the host with its port, without www.

    Not the registered domain: hundreds of departments have theirs under one, such as uk.gov.in.
    """
    return bare_host(urlsplit(target).netloc)


def site_of(target: str) -> str:
    """Return what is compared over time: the same for spellings of one address with or without https and www."""
    parts = urlsplit(target)
    return domain_of(target) + parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")


def _is_local(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
    return True
