"""Addresses in social networks: which is an account, which shares a page, and which leads to nobody."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qs, unquote, urlsplit

from rules.social.address_forms import Kind, read_path
from rules.social.networks import CLOSED_IN, PRESENT_HOSTS, holds_accounts, network_of_host

# Handles of samples, of themes and their makers, and of the networks themselves.
_UNFILLED_HANDLES = """
username user_name yourusername your_username your-username yourpage your-page your_page yourhandle your_handle
your-handle yourname your_name your-name yourprofile your-profile yourchannel your-channel yourcompany your-company
yourdepartment your-department handle example example.com pagename page-name page_name channelname companyname
company-name xxxx xxxxx dummy loremipsum lorem facebook twitter x youtube instagram linkedin wordpress
wordpressdotcom envato themeforest colorlib bootstrap getbootstrap w3layouts html5up themewagon bootstrapmade
templatemo elegantthemes elementor shapebootstrap themefisher uicookies drupal joomla addthis sharethis
"""
_UNFILLED = frozenset(_UNFILLED_HANDLES.split())
_HANDLE = re.compile(r"[\w.\-\u0900-\u097f]+")


@dataclass(frozen=True, slots=True)
class Address:
    """An address of a network."""

    network: str  # key of NAMES
    kind: Kind
    handle: str = ""  # lower case, without @


@lru_cache(maxsize=16_384)
def read_address(url: str) -> Address | None:
    """Return what an absolute address is among the networks; None when it belongs to none of them."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    network = network_of_host(host)
    if not network or not holds_accounts(host):
        return None
    if network in CLOSED_IN:
        return Address(network, Kind.CLOSED)
    route = parts.fragment.removeprefix("!") if parts.fragment.startswith("!/") else ""  # x.com/#!/name, the old form
    path = [unquote(part) for part in (parts.path + route).split("/") if part]
    if host == "youtu.be":
        return Address(network, Kind.CONTENT if path else Kind.ROOT)
    query = {name.lower(): values[0] for name, values in parse_qs(parts.query).items()}
    kind, handle = read_path(network, path, query)
    handle = handle.lower().removeprefix("@").strip()
    if kind is Kind.ACCOUNT and handle in _UNFILLED:
        return Address(network, Kind.UNFILLED, handle)
    if kind is Kind.ACCOUNT and not _HANDLE.fullmatch(handle):
        return Address(network, Kind.OTHER)
    return Address(network, kind, handle)


def plain_address(network: str, url: str) -> str:
    """Return the address of an account as it is best linked: https, the present host, no query, no language."""
    parts = urlsplit(url)
    host = PRESENT_HOSTS.get(network, parts.hostname or "")
    path = parts.path.replace("/@", "/", 1) if network == "x" else parts.path
    keeps_query = parts.path.rstrip("/").endswith((".php", "/send")) or parts.path.startswith("/intent/")
    return f"https://{host}{path}" + (f"?{parts.query}" if parts.query and keeps_query else "")


def normal_handle(network: str, handle: str) -> str:
    """Return the handle of an account as a person wrote it, an address or a name, in the form addresses give."""
    written = handle.strip()
    if "/" in written:
        found = read_address(written if "://" in written else f"https://{written}")
        return found.handle if found and found.network == network else ""
    return written.lower().removeprefix("@")
