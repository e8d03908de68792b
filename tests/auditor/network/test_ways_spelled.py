"""Every spelling of an address of this machine, asked for alone; and names whose answers change."""

import socket
from collections import Counter
from collections.abc import AsyncIterator, Iterator

import pytest
from ways.spellings import SPELLINGS, UNANSWERED
from ways.traps import Traps, trapping

from auditor.errors import FetchError
from auditor.network import egress as egress_module
from auditor.network import policy as policy_module
from auditor.network.egress import Egress
from auditor.network.fetch import Fetcher
from auditor.network.policy import Policy, is_public
from rules.evidence import UnreachableReason

STAND_IN = "127.7.7.7"  # of a public address, none of which a test may reach
ANSWERS = {"inside-6.example": ["::1"], "inside-mapped.example": ["::ffff:127.0.0.1"]}
ANSWERS["inside-and-outside.example"] = ["127.0.0.1", "8.8.8.8"]


@pytest.fixture(scope="module")
def traps() -> Iterator[Traps]:
    with trapping() as opened:
        yield opened


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Answer every name with this machine; changing.example as a public server the first time, and for no longer."""
    count: Counter[str] = Counter()
    lookup = socket.getaddrinfo

    def getaddrinfo(host, port, *rest, **more):
        if host.replace(".", "").isdigit() or ":" in host:
            return lookup(host, port, *rest, **more)
        count[host] += 1
        is_first = host == "changing.example" and count[host] == 1
        return [
            (socket.AF_INET6 if ":" in found else socket.AF_INET, socket.SOCK_STREAM, 6, "", (found, 0))
            for found in ([STAND_IN] if is_first else ANSWERS.get(host, ["127.0.0.1"]))
        ]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return count


async def met_through(policy: Policy, address: str, traps: Traps) -> tuple[set[str], UnreachableReason | None]:
    """Return which ways were met by asking for an address, and why it was not answered."""
    traps.met.clear()
    traps.connections.clear()
    async with Egress(policy) as egress, Fetcher(egress, "test", requests_per_second=None) as fetcher:
        try:
            await fetcher.get(address, timeout_s=5)
        except FetchError as error:
            return set(traps.met), error.reason
    return set(traps.met), None


@pytest.mark.parametrize("name", SPELLINGS)
async def test_a_spelling_is_refused_that_leads_into_this_machine(name: str, traps: Traps) -> None:
    address = SPELLINGS[name].format(port=traps.port, path=f"/way/{name}")
    assert await met_through(Policy(allow_private=True), address, traps) == ({name}, None)
    assert await met_through(Policy(), address, traps) == (set(), UnreachableReason.PRIVATE_ADDRESS)
    assert traps.connections == []


@pytest.mark.parametrize("name", UNANSWERED)
async def test_a_spelling_is_refused_that_a_gateway_would_lead_on(name: str, traps: Traps) -> None:
    address = UNANSWERED[name].format(port=traps.port, path=f"/way/{name}")
    assert await met_through(Policy(), address, traps) == (set(), UnreachableReason.PRIVATE_ADDRESS)
    assert traps.connections == []


@pytest.fixture
async def changing(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Fetcher]:
    """Give a client for whose guard one address of this machine is public, and no answer to a name is kept."""
    monkeypatch.setattr(policy_module, "is_public", lambda address: str(address) == STAND_IN or is_public(address))
    monkeypatch.setattr(egress_module, "RESOLVED_FOR_S", 0.0)
    async with Egress(Policy()) as egress, Fetcher(egress, "test", requests_per_second=None) as fetcher:
        yield fetcher


async def test_a_name_that_comes_to_mean_this_machine_is_refused_from_then_on(
    changing: Fetcher, traps: Traps, asked: Counter[str]
) -> None:
    traps.met.clear()
    assert (await changing.get(f"http://changing.example:{traps.port}/way/first")).status == 200
    with pytest.raises(FetchError) as caught:  # a tunnel needs a connection of its own, so the name is asked again
        await changing.get(f"https://changing.example:{traps.port}/way/second")
    assert caught.value.reason is UnreachableReason.PRIVATE_ADDRESS
    assert (traps.met, asked["changing.example"]) == ({"first"}, 2)


async def test_the_address_that_was_checked_is_the_one_connected_to(
    changing: Fetcher, traps: Traps, asked: Counter[str]
) -> None:
    traps.served_at.clear()
    await changing.get(f"http://changing.example:{traps.port}/way/first")
    assert (traps.served_at, asked["changing.example"]) == ([STAND_IN], 1)
