"""Which places may be reached: public addresses, and those the user allowed by name."""

import asyncio
import ipaddress
import re
import socket
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

import idna

from auditor.errors import InputError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Endpoint = tuple[str, int]  # an address in its canonical spelling and a port

LOOKUP_TIMEOUT_S = 10.0

# IANA IPv4 Special-Purpose Address Registry, and the multicast and reserved blocks of RFC 5771 and RFC 1112.
NOT_PUBLIC_IPV4 = tuple(
    map(
        ipaddress.IPv4Network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "168.63.129.16/32",  # public by number, but answered by the machine's own cloud (Azure)
        ),
    )
)
# Only this block is handed out to the public internet (IANA IPv6 Global Unicast Allocations) …
PUBLIC_IPV6 = ipaddress.IPv6Network("2000::/3")
# … less protocol assignments with Teredo, 6to4 and documentation (IANA IPv6 Special-Purpose Address Registry).
NOT_PUBLIC_IPV6 = tuple(map(ipaddress.IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052 §2.1; all that phone networks without IPv4 answer

# Mail, remote login, file sharing, directories and databases: no website lives there, and a page's
# request could be taken for a command (Fetch Standard, "port blocking").
# fmt: off
CLOSED_PORTS = frozenset({
    21, 22, 23, 25, 53, 110, 111, 119, 135, 137, 139, 143, 161, 389, 445, 465, 512, 513, 514, 587, 636, 873, 993, 995,
    1433, 1521, 2049, 3306, 3389, 5432, 5900, 6000, 6379, 9200, 11211, 27017,
})
# fmt: on

_LABEL = re.compile(r"[a-z0-9_-]{1,63}")
_ENDS_IN_NUMBER = re.compile(r"(?:.*\.)?(?:0x[0-9a-f]*|[0-9]+)")  # URL Standard, "ends in a number"
_MOST_HOST_CHARACTERS = 253


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
    pins: Mapping[tuple[str, int], Endpoint] = field(default_factory=dict)  # host in its canonical spelling
    only_pins: bool = False

    async def resolve(self, host: str, port: int) -> tuple[Endpoint, ...]:
        """Return where to connect to, each place checked, IPv4 first; whoever connects resolves no name again.

        One address that is not allowed refuses the name. Raises RefusedError and UnknownHostError.
        """
        name = canonical_host(host)
        pinned = self.pins.get((name, port))
        if pinned:
            return (pinned,)
        if self.only_pins:
            raise RefusedError("not among the places this audit may reach")
        if port in CLOSED_PORTS and not self.allow_private:
            raise RefusedError(f"port {port} is no place for a website")
        addresses = await _addresses(name)
        for address in addresses:
            if not self.allow_private and not is_public(address):
                raise RefusedError(f"{address} is not a public address")
        # A broken IPv6 route is more common than a broken IPv4 one.
        return tuple((str(address), port) for address in sorted(addresses, key=lambda address: address.version))


def canonical_host(host: str) -> str:
    """Return the host in the one spelling that is checked and connected to: a name in ASCII, or an address.

    Every way to write an address that browsers or C libraries read is brought to it; RefusedError for the rest.
    """
    name = unicodedata.normalize("NFKC", host).lower().replace("。", ".")
    if name.startswith("[") and name.endswith("]"):
        return _ipv6(name[1:-1])
    if ":" in name:
        return _ipv6(name)
    name = name.removesuffix(".")
    if not name.isascii():
        try:
            name = idna.encode(name, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError) as error:
            raise RefusedError("malformed host") from error
    if len(name) > _MOST_HOST_CHARACTERS or not all(map(_LABEL.fullmatch, name.split("."))):
        raise RefusedError("malformed host")
    if not _ENDS_IN_NUMBER.fullmatch(name):
        return name
    try:
        return str(ipaddress.IPv4Address(socket.inet_aton(name)))  # decimal, octal, hexadecimal and short forms too
    except OSError as error:
        raise RefusedError("malformed address") from error


def is_public(address: Address) -> bool:
    """Return whether an address belongs to the public internet; one inside NAT64 counts as itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not any(address in network for network in NOT_PUBLIC_IPV4)
    if address in NAT64:
        return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return address in PUBLIC_IPV6 and not any(address in network for network in NOT_PUBLIC_IPV6)


def parse_resolve(text: str) -> tuple[tuple[str, int], Endpoint]:
    """Return the pin written as HOST:PORT:ADDRESS, as curl has it; InputError when it is not."""
    host, _, rest = text.strip().partition(":")
    port_text, _, address_text = rest.partition(":")
    try:
        name, address, port = canonical_host(host), canonical_host(address_text), int(port_text)
        ipaddress.ip_address(address)
        is_pin = 0 < port < 65536
    except (ValueError, RefusedError):
        is_pin = False
    if not is_pin:
        raise InputError(
            f"--resolve {text} cannot be read.",
            hint="Write HOST:PORT:ADDRESS, for example www.example.gov.in:443:127.0.0.1",
        )
    return (name, port), (address, port)


def _ipv6(text: str) -> str:
    try:
        if "%" in text:  # a zone names a network interface of this machine
            raise RefusedError("malformed address")
        return str(ipaddress.IPv6Address(text))
    except ValueError as error:
        raise RefusedError("malformed address") from error


async def _addresses(name: str) -> tuple[Address, ...]:
    """Return the addresses of a canonical host."""
    try:
        return (ipaddress.ip_address(name),)
    except ValueError:
        pass
    if name == "localhost" or name.endswith(".localhost"):
        return (ipaddress.IPv4Address("127.0.0.1"),)  # RFC 6761 §6.3
    try:
        async with asyncio.timeout(LOOKUP_TIMEOUT_S):
            answers = await asyncio.get_running_loop().getaddrinfo(name, None, type=socket.SOCK_STREAM)
    except TimeoutError as error:
        raise UnknownHostError(f"no answer to the name within {LOOKUP_TIMEOUT_S:.0f} s") from error
    except (OSError, UnicodeError) as error:
        raise UnknownHostError(f"{name}: {error.strerror if isinstance(error, OSError) else error}") from error
    found = dict.fromkeys(ipaddress.ip_address(str(answer[4][0]).partition("%")[0]) for answer in answers)
    if not found:
        raise UnknownHostError(f"{name}: no address")
    return tuple(found)
