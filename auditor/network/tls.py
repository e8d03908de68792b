"""What a host offers when it is greeted: its certificate, and whether it still speaks protocols given up in 2021.

Every connection goes through the guard's proxy. A handshake is made and nothing is asked.
"""

import asyncio
import ssl
import warnings
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from auditor.network.fetch import Fetcher
from rules.connection import TlsEvidence

HTTPS_PORT = 443
LIMIT_S = 10.0
HEAD_LIMIT_BYTES = 64 * 1024
_VERSION_OFFSET = 9  # of client_version in the record of a ClientHello (RFC 5246 §7.4.1.2)
# RFC 8996 gives both up.
GIVEN_UP = {"TLSv1": ssl.TLSVersion.TLSv1, "TLSv1.1": ssl.TLSVersion.TLSv1_1}
_ON_THE_WIRE = {"TLSv1": b"\x03\x01", "TLSv1.1": b"\x03\x02"}
# What a server answers that speaks TLS and not this version of it.
_REFUSALS = frozenset(
    {
        *("TLSV1_ALERT_PROTOCOL_VERSION", "UNSUPPORTED_PROTOCOL", "WRONG_SSL_VERSION", "WRONG_VERSION_NUMBER"),
        *("SSLV3_ALERT_HANDSHAKE_FAILURE", "TLSV1_ALERT_INSUFFICIENT_SECURITY", "TLSV1_ALERT_INTERNAL_ERROR"),
        *("UNEXPECTED_EOF_WHILE_READING",),
    }
)


class _NoWayError(Exception):
    """The host was not reached."""


async def greet(host: str, fetcher: Fetcher) -> TlsEvidence:
    """Return what the host answers at the port for https: to a client of today, then to old ones."""
    try:
        evidence, is_tls = await _greeted(host, fetcher)
        offers = {name: await _offers(host, name, fetcher) for name in GIVEN_UP} if is_tls else {}
    except (_NoWayError, TimeoutError, OSError) as error:
        return TlsEvidence(host=host, error=str(error) or type(error).__name__)
    return replace(evidence, offers=offers)


async def _greeted(host: str, fetcher: Fetcher) -> tuple[TlsEvidence, bool]:
    """Return the certificate as a browser of today takes it, and whether the host speaks TLS at all."""
    try:
        async with _handshake(host, fetcher, fetcher.tls or ssl.create_default_context()) as met:
            certificate = met.getpeercert() or {}
            return TlsEvidence(
                host=host,
                error="",
                protocol=met.version() or "",
                issuer=_issuer(certificate),
                not_before=_moment(certificate.get("notBefore")),
                not_after=_moment(certificate.get("notAfter")),
            ), True
    except ssl.SSLCertVerificationError as error:
        return TlsEvidence(host=host, error=error.verify_message or str(error)), True
    except ssl.SSLError as error:
        return TlsEvidence(host=host, error=error.reason or str(error)), False


async def _offers(host: str, protocol: str, fetcher: Fetcher) -> bool | None:
    """Return whether the host speaks an old protocol with a client that knows no other; None without a clear answer."""
    context = only(protocol)
    if not can_speak(context, protocol):
        return None
    try:
        async with _handshake(host, fetcher, context):
            return True
    except ssl.SSLError as error:
        return False if error.reason in _REFUSALS else None
    except (ConnectionResetError, ConnectionAbortedError, EOFError):
        return False  # it spoke with a client of today a moment ago
    except (_NoWayError, TimeoutError, OSError):
        return None


def only(protocol: str) -> ssl.SSLContext:
    """Return a context that offers one protocol and takes any certificate: nothing is sent over it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_ciphers("ALL:@SECLEVEL=0")  # these protocols sign with SHA-1
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # that they are given up is the question
        context.minimum_version = context.maximum_version = GIVEN_UP[protocol]
    return context


def can_speak(context: ssl.SSLContext, protocol: str) -> bool:
    """Return whether the OpenSSL of this machine greets in this protocol; some are built without."""
    outgoing = ssl.MemoryBIO()
    client = context.wrap_bio(ssl.MemoryBIO(), outgoing)
    try:
        client.do_handshake()
    except ssl.SSLWantReadError:
        hello = outgoing.read()
        return hello[_VERSION_OFFSET : _VERSION_OFFSET + 2] == _ON_THE_WIRE[protocol]
    except ssl.SSLError:
        return False
    return False


@asynccontextmanager
async def _handshake(host: str, fetcher: Fetcher, context: ssl.SSLContext) -> AsyncIterator[ssl.SSLObject]:
    """Give the connection once hands are shaken, and close it; what keeps them from it is raised."""
    proxy_host, _, proxy_port = fetcher.egress.proxy_url.removeprefix("http://").rpartition(":")
    async with fetcher.turn(host), asyncio.timeout(LIMIT_S):
        reader, writer = await asyncio.open_connection(proxy_host.strip("[]"), int(proxy_port), limit=HEAD_LIMIT_BYTES)
        try:
            place = f"{host}:{HTTPS_PORT}"
            writer.write(f"CONNECT {place} HTTP/1.1\r\nHost: {place}\r\n\r\n".encode("ascii"))
            status_line = (await reader.readuntil(b"\r\n\r\n")).partition(b"\r\n")[0].decode("latin-1")
            if status_line.split(" ")[1] != "200":
                raise _NoWayError(status_line.partition(" ")[2])
            await writer.start_tls(context, server_hostname=host)
            yield writer.get_extra_info("ssl_object")
        finally:
            writer.transport.abort()


def _issuer(certificate: Mapping[str, Any]) -> str:
    names = {key: value for part in certificate.get("issuer", ()) for key, value in part}
    return str(names.get("organizationName") or names.get("commonName") or "")


def _moment(written: object) -> datetime | None:
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(str(written)), UTC) if written else None
