"""Which places may be reached."""

import asyncio
import ipaddress
import re
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import InputError
from auditor.network.policy import Policy, RefusedError, UnknownHostError, canonical_host, is_public, parse_resolve

LOOPBACK_SPELLINGS = [
    "127.0.0.1",
    "127.1",
    "127.0.0.1.",
    "2130706433",
    "017700000001",
    "0177.0.0.1",
    "0x7f.1",
    "0x7F000001",
    "0x7f.0x0.0x0.0x1",
    "①②⑦.⓪.⓪.①",
    "127。0。0。1",
    "１２７．０．０．１",
    "localhost",
    "LOCALHOST.",
    "ｌocalhost。",
    "anything.localhost",
    "[::1]",
    "::1",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[2002:7f00:1::]",
]
MALFORMED = ["", ".", "a..b", "[fe80::1%25eth0]", "fe80::1%eth0", "1.2.3.4.5", "256.1.1.1", "0x7g.1.08", "a b", "a\nb"]
MALFORMED += ["user@host", "host/path", "a" * 64 + ".in", "[::1", "1.2.3.4:80", "host\x00.in", "%31%32%37.0.0.1"]


async def resolved(host: str, port: int = 80, **values: object) -> tuple[tuple[str, int], ...]:
    return await Policy(**values).resolve(host, port)  # type: ignore[arg-type]


@pytest.mark.parametrize("host", LOOPBACK_SPELLINGS)
async def test_every_spelling_of_loopback_is_refused(host: str) -> None:
    with pytest.raises(RefusedError):
        await resolved(host)


@pytest.mark.parametrize("host", MALFORMED)
async def test_what_is_no_host_is_refused_even_where_private_addresses_are_allowed(host: str) -> None:
    with pytest.raises(RefusedError):
        await resolved(host, allow_private=True)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "168.63.129.16",
        "100.100.100.200",
        "::",
        "::1",
        "::ffff:8.8.8.8",
        "::8.8.8.8",
        "64:ff9b::a00:1",
        "64:ff9b:1::808:808",
        "100::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:2::1",
        "2001:20::1",
        "2001:db8::1",
        "2002:808:808::",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "4000::1",
    ],
)
def test_private_reserved_and_tunnelled_addresses_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "164.100.78.110", "100.63.255.255", "100.128.0.1", "2405:200::1", "64:ff9b::808:808"]
)
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@given(st.ip_addresses(v=4))
def test_nothing_the_standard_library_calls_private_is_public(address: ipaddress.IPv4Address) -> None:
    if address.is_private or address.is_multicast or address.is_reserved or not address.is_global:
        assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_every_number_spells_the_address_it_is_connected_to(address: ipaddress.IPv4Address) -> None:
    first, *_, last = address.packed
    for spelling in (str(int(address)), hex(int(address)), f"0{first:o}.{int(address) & 0xFFFFFF}", f"{address}."):
        assert canonical_host(spelling) == str(address)
    assert canonical_host(f"{hex(first)}.{address.packed[1]}.{address.packed[2]}.0{last:o}") == str(address)


@given(st.text(st.sampled_from("0123456789abcfxX.。．:[]%@/-_ ①߀é\u200d\u0966\x00"), max_size=24))
def test_what_is_checked_is_spelled_in_one_way_only(host: str) -> None:
    try:
        name = canonical_host(host)
    except RefusedError:
        return
    assert canonical_host(name) == name
    assert re.fullmatch(r"[a-z0-9_.-]+|[0-9a-f:]+", name)
    assert name == str(ipaddress.ip_address(name)) if name.rpartition(".")[2].isdigit() else True


def test_a_hindi_name_is_spelled_in_ascii() -> None:
    assert canonical_host("राजभाषा.सरकार.भारत") == "xn--81b8ah4a6acb.xn--11b7cb3a6a.xn--h2brj9c"


async def test_a_name_is_refused_when_one_of_its_addresses_is_private(monkeypatch: pytest.MonkeyPatch) -> None:
    answers_with(monkeypatch, "8.8.8.8", "10.0.0.7")
    with pytest.raises(RefusedError, match=r"10\.0\.0\.7"):
        await resolved("rebound.example")


async def test_ipv4_is_tried_before_ipv6(monkeypatch: pytest.MonkeyPatch) -> None:
    answers_with(monkeypatch, "2405:200::1", "8.8.8.8", "8.8.8.8")
    assert await resolved("both.example", 443) == (("8.8.8.8", 443), ("2405:200::1", 443))


async def test_a_name_without_address_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    answers_with(monkeypatch)
    with pytest.raises(UnknownHostError):
        await resolved("nothing.example")


async def test_private_places_are_reached_when_all_of_them_are_allowed() -> None:
    assert await resolved("localhost", 8000, allow_private=True) == (("127.0.0.1", 8000),)


async def test_a_pin_is_reached_without_asking_for_its_name_and_only_on_its_port() -> None:
    pins = {("staging.example.gov.in", 443): ("10.1.2.3", 8443)}
    assert await resolved("Staging.example.gov.in.", 443, pins=pins) == (("10.1.2.3", 8443),)
    with pytest.raises(RefusedError):
        await resolved("staging.example.gov.in", 80, pins=pins, only_pins=True)


async def test_with_only_pins_not_even_the_internet_is_reached() -> None:
    with pytest.raises(RefusedError):
        await resolved("8.8.8.8", only_pins=True)


@pytest.mark.parametrize("port", [22, 25, 6379])
async def test_ports_of_mail_login_and_databases_are_closed(port: int) -> None:
    with pytest.raises(RefusedError):
        await resolved("8.8.8.8", port)


@pytest.mark.parametrize(
    ("text", "pin"),
    [
        ("www.example.gov.in:443:127.0.0.1", (("www.example.gov.in", 443), ("127.0.0.1", 443))),
        ("WWW.Example.gov.in.:80:[2405:200::1]", (("www.example.gov.in", 80), ("2405:200::1", 80))),
        ("www.example.gov.in:80:::1", (("www.example.gov.in", 80), ("::1", 80))),
    ],
)
def test_a_pin_is_read_as_curl_reads_it(text: str, pin: object) -> None:
    assert parse_resolve(text) == pin


@pytest.mark.parametrize("text", ["", "a", "a:80", "a:80:", "a:b:1.2.3.4", "a:0:1.2.3.4", "a:99999:1.2.3.4", "a:80:b"])
def test_a_pin_that_cannot_be_read_says_how_to_write_one(text: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_resolve(text)
    assert "HOST:PORT:ADDRESS" in caught.value.hint


def answers_with(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    async def getaddrinfo(*_: object, **__: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in addresses]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", getaddrinfo)
