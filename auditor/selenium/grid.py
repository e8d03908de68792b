"""A Selenium Grid, or a driver that listens like one: whether it answers, and where its browsers run."""

import asyncio
import ipaddress
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from auditor.errors import AuditorError

ANSWER_LIMIT_S = 10.0


class GridError(AuditorError):
    """No browser is to be had from the grid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A grid that answers."""

    url: str
    shown: str  # the same without a password
    machines: frozenset[str]  # addresses of the grid and of its nodes

    @property
    def is_here(self) -> bool:
        """Whether its browsers run on this machine and see it as they see themselves."""
        return all(ipaddress.ip_address(address).is_loopback for address in self.machines)


async def examine(url: str) -> Grid:
    """Return the grid at this address; GridError when none answers there or it has no machine with browsers."""
    try:
        parts = urlsplit(url)
        is_address = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_address = False
    if not is_address:
        raise GridError(
            f"‘{url}’ is no address of a Selenium Grid.", hint="Write it like http://grid.office.example:4444"
        )
    shown = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
    nodes = await _nodes(url, shown)
    if nodes is not None and not nodes:
        raise GridError(f"The Selenium Grid at {shown} has no machine with browsers.", hint="Start one of its nodes.")
    hosts = [
        parts.hostname,
        *(urlsplit(str(node.get("externalUri") or node.get("uri"))).hostname for node in nodes or ()),
    ]
    return Grid(url=url, shown=shown, machines=await _addresses(host for host in hosts if host))


async def _nodes(url: str, shown: str) -> list[dict[str, Any]] | None:
    """Return the nodes a grid names; None for a driver, which has none."""
    limit = aiohttp.ClientTimeout(total=ANSWER_LIMIT_S)
    try:
        async with aiohttp.ClientSession(timeout=limit) as client, client.get(f"{url.rstrip('/')}/status") as answer:
            value = (await answer.json(content_type=None))["value"]
            nodes: list[dict[str, Any]] | None = value.get("nodes")
            return nodes
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        why = getattr(error, "strerror", "") or type(error).__name__
        raise GridError(
            f"No Selenium Grid answers at {shown}: {why}.",
            hint="Look whether it runs, and whether its address is right.",
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GridError(
            f"What answers at {shown} is no Selenium Grid.", hint="The address of a grid ends before /ui and /session."
        ) from error


async def _addresses(hosts: Iterable[str]) -> frozenset[str]:
    """Return the addresses of these machines; those of names nobody knows here are left out."""
    loop = asyncio.get_running_loop()
    found: set[str] = set()
    for host in hosts:
        try:
            answers = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except OSError:
            continue
        found.update(str(answer[4][0]).partition("%")[0] for answer in answers)
    return frozenset(found)
