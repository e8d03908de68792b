"""Greeting real TLS servers on loopback, through the guard."""

import asyncio
import ssl
import warnings
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
import trustme

from auditor.network.egress import Egress
from auditor.network.fetch import Fetcher
from auditor.network.policy import Policy
from auditor.network.tls import can_speak, greet, only
from rules.connection import TlsEvidence

HOST = "department.example.gov.in"
AUTHORITY = trustme.CA(organization_name="Authority of the test")
NOW = datetime.now(UTC)


def server_context(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate.configure_cert(context)
    return context


def old(context: ssl.SSLContext) -> ssl.SSLContext:
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
    return context


def trusting() -> ssl.SSLContext:
    context = ssl.create_default_context()
    AUTHORITY.configure_trust(context)
    return context


@asynccontextmanager
async def serving(context: ssl.SSLContext | None) -> AsyncIterator[int]:
    """Give the port of a server that shakes hands and says nothing; without a context it speaks no TLS."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if context is None:
            writer.write(b"HTTP/1.1 400 Told\r\n\r\n")
        await reader.read()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    yield server.sockets[0].getsockname()[1]
    server.close()


async def greeted(context: ssl.SSLContext | None) -> TlsEvidence:
    async with (
        serving(context) as port,
        Egress(Policy(pins={(HOST, 443): ("127.0.0.1", port)}, only_pins=True)) as egress,
        Fetcher(egress, "Test/1", requests_per_second=None, tls=trusting()) as fetcher,
    ):
        return await greet(HOST, fetcher)


async def test_a_good_server_shows_its_certificate_and_refuses_old_protocols() -> None:
    ends = (NOW + timedelta(days=60)).replace(microsecond=0)
    seen = await greeted(server_context(AUTHORITY.issue_cert(HOST, not_after=ends)))
    assert (seen.host, seen.error, seen.protocol) == (HOST, "", "TLSv1.3")
    assert seen.issuer == "Authority of the test"
    assert seen.not_after == ends
    assert seen.not_before is not None
    assert seen.offers == {"TLSv1": False, "TLSv1.1": False}


async def test_a_server_that_still_speaks_old_protocols_is_found_out() -> None:
    seen = await greeted(old(server_context(AUTHORITY.issue_cert(HOST))))
    assert seen.error == ""
    assert seen.protocol == "TLSv1.3"  # a visitor of today is not concerned
    assert seen.offers == {"TLSv1": True, "TLSv1.1": True}


@pytest.mark.parametrize(
    ("certificate", "told"),
    [
        (lambda: AUTHORITY.issue_cert(HOST, not_before=NOW - timedelta(9), not_after=NOW - timedelta(2)), "expired"),
        (lambda: AUTHORITY.issue_cert("www.other.example"), "not valid for"),
        (lambda: trustme.CA(organization_name="Nobody").issue_cert(HOST), "issuer certificate"),
    ],
    ids=["expired", "another host", "unknown authority"],
)
async def test_a_certificate_that_browsers_refuse_is_told_in_words(
    certificate: Callable[[], trustme.LeafCert], told: str
) -> None:
    seen = await greeted(server_context(certificate()))
    assert told in seen.error
    assert seen.not_after is None
    assert seen.offers == {"TLSv1": False, "TLSv1.1": False}  # the question is answered all the same


async def test_a_port_that_speaks_no_tls_is_asked_no_further() -> None:
    seen = await greeted(None)
    assert seen.error
    assert seen.protocol == ""
    assert seen.offers == {}


async def test_a_place_the_guard_does_not_allow_is_not_greeted() -> None:
    async with serving(server_context(AUTHORITY.issue_cert("localhost"))) as port:
        pins = {("elsewhere.example", 443): ("127.0.0.1", port)}
        async with (
            Egress(Policy(pins=pins, only_pins=True)) as egress,
            Fetcher(egress, "Test/1", requests_per_second=None) as fetcher,
        ):
            seen = await greet("localhost", fetcher)
    assert "not among the places" in seen.error
    assert seen.offers == {}


def test_an_openssl_that_cannot_greet_in_a_protocol_says_so() -> None:
    context = only("TLSv1")
    assert can_speak(context, "TLSv1")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.options |= ssl.OP_NO_TLSv1  # as where it was built without
    assert not can_speak(context, "TLSv1")
