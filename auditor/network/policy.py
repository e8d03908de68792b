"""Which places may be reached: public addresses, and those the user allowed by name."""

import asyncio
import ipaddress
import re
import socket
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from auditor.errors import InputError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052
NAT64_LOCAL = ipaddress.ip_network("64:ff9b:1::/48")  # RFC 8215
IPV4_COMPATIBLE = ipaddress.ip_network("::/96")  # RFC 4291 §2.5.5.1, deprecated
_NUMERIC_HOST = re.compile(r"(?:.*\.)?(?:0x[0-9a-f]*|\d+)", re.IGNORECASE)  # URL Standard, "ends in a number"


class RefusedError(Exception):
    """The guard does not allow this place."""


class UnknownHostError(Exception):
    """The name has no address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The rules of the way out.

    A pin sends a host and port to a fixed address and port, as curl's --resolve does, and is allowed
    even on a private network. With `only_pins` nothing else is reachable.
    """

    allow_private: bool = False
    pins: Mapping[tuple[str, int], tuple[str, int]] = field(default_factory=dict)
    only_pins: bool = False

    async def addresses(self, host: str, port: int) -> tuple[tuple[str, int], ...]:
        """Return the addresses to connect to, checked; the caller connects to these and resolves no name again.

        Raises RefusedError for a place that is not allowed and UnknownHostError for a name without address.
        """
        name = canonical_host(host)
        pinned = self.pins.get((name, port))
        if pinned:
            return (pinned,)
        if self.only_pins:
            raise RefusedError("outside the folder")
        found = literal_address(name)
        if found is not None:
            resolved: tuple[Address, ...] = (found,)
        elif name == "localhost" or name.endswith(".localhost"):
            resolved = (ipaddress.IPv4Address("127.0.0.1"),)  # RFC 6761 §6.3
        else:
            resolved = await _looked_up(name)
        if not self.allow_private:
            for address in resolved:
                if not is_public(address):
                    raise RefusedError(f"{address} is not a public address")
        return tuple((str(address), port) for address in resolved)


def canonical_host(host: str) -> str:
    """Return the host in the one spelling that is checked and connected to; RefusedError for what is no host."""
    name = unicodedata.normalize("NFKC", host).strip().lower()
    if name.startswith("[") and name.endswith("]"):
        name = name[1:-1]
    name = name.rstrip(".").replace("。", ".")
    if not name or "%" in name or any(char.isspace() or ord(char) < 33 for char in name):
        raise RefusedError("malformed host")
    if ":" in name or name.isascii():
        return name
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise RefusedError("malformed host") from error


def literal_address(name: str) -> Address | None:
    """Return the address a host spells out, in any of the ways browsers and C libraries read; None for a name.

    Raises RefusedError for a host that ends in a number and is no address.
    """
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        pass
    if ":" in name:
        raise RefusedError("malformed address")
    if not _NUMERIC_HOST.fullmatch(name):
        return None
    try:
        return ipaddress.IPv4Address(socket.inet_aton(name))  # octal, hexadecimal and short forms
    except OSError as error:
        raise RefusedError("malformed address") from error


def is_public(address: Address) -> bool:
    """Return whether an address belongs to the public internet, also when it carries another one inside."""
    if isinstance(address, ipaddress.IPv6Address):
        if address in NAT64:
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if address.sixtofour is not None or address.teredo is not None:
            return False  # tunnels of the past; what answers behind them cannot be checked
        if address in NAT64_LOCAL or address in IPV4_COMPATIBLE or address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def parse_resolve(text: str) -> tuple[tuple[str, int], tuple[str, int]]:
    """Return the pin written as HOST:PORT:ADDRESS, as curl has it; InputError when it is not."""
    host, _, rest = text.partition(":")
    port_text, _, address_text = rest.partition(":")
    try:
        port = int(port_text)
        address = ipaddress.ip_address(address_text.strip("[]"))
        name = canonical_host(host)
    except (ValueError, RefusedError):
        name = ""
    if not name or not 0 < port < 65536:
        raise InputError(
            f"--resolve {text} cannot be read.",
            hint="Write HOST:PORT:ADDRESS, for example www.example.gov.in:443:127.0.0.1",
        )
    return (name, port), (str(address), port)


async def _looked_up(name: str) -> tuple[Address, ...]:
    try:
        answers = await asyncio.get_running_loop().getaddrinfo(name, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnknownHostError(str(error)) from error
    found = dict.fromkeys(ipaddress.ip_address(str(answer[4][0]).partition("%")[0]) for answer in answers)
    if not found:
        raise UnknownHostError("no address")
    return tuple(found)
