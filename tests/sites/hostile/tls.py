"""Hosts whose TLS is at fault, each in a way of its own."""

import ssl
import warnings
from datetime import UTC, datetime

import trustme

PAST = datetime(2020, 1, 1, tzinfo=UTC)
HOSTS = ("expired.localhost", "other-name.localhost", "self-signed.localhost", "old-protocol.localhost")


def contexts() -> dict[str, ssl.SSLContext]:
    """Return what each host answers with."""
    authority = trustme.CA()
    certificates = {
        "expired.localhost": authority.issue_cert("expired.localhost", not_after=PAST),
        "other-name.localhost": authority.issue_cert("department.localhost"),
        "self-signed.localhost": trustme.CA().issue_cert("self-signed.localhost"),
        "old-protocol.localhost": authority.issue_cert("old-protocol.localhost"),
    }
    found = {}
    for host, certificate in certificates.items():
        found[host] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(found[host])
    old = found["old-protocol.localhost"]
    old.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # old is what it must be
        old.minimum_version, old.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    return found


def expected() -> tuple[tuple[str, str], ...]:
    """Return the addresses, and what an audit must say became of each."""
    return tuple((f"https://{host}/", "failed: (tls|connection)") for host in HOSTS)
