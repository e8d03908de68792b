"""What of a page's answer can be judged: only a public name has certificates and a server of its own."""

import ipaddress
from urllib.parse import urlsplit

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, message
from rules.fixing.server_lines import Server, server_of

HEADERS_UNTOLD = N_("The browser did not tell the headers of this page.")


def has_public_name(url: str) -> bool:
    """Return whether an address stands under a public name; a folder, this machine and an IP address do not."""
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return False
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return "." in host and not host.endswith(".localhost")
    return False


def is_public_page(page: PageEvidence) -> bool:
    """Return whether the department's own server answered with the page."""
    return page.is_served and has_public_name(page.url)


def is_encrypted_page(page: PageEvidence) -> bool:
    """Return the same of a page that came over https."""
    return is_public_page(page) and page.url.startswith("https:")


def header(page: PageEvidence, name: str) -> str | None:
    """Return the value of a header, several of one name joined as RFC 9110 §5.3 has it; None when it was not sent."""
    values = [value for key, value in page.headers if key == name]
    return ", ".join(values) if values else None


def untold() -> Doubt:
    """Return that nothing is known of the headers."""
    return Doubt(message=message(HEADERS_UNTOLD), is_question=False)


def server_of_site(site: SiteEvidence) -> Server | None:
    """Return the server that sent the home page; None where nothing tells."""
    home = next((page for page in site.pages if page.url == site.home_url), None)
    return server_of(home) if home else None
