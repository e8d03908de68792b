"""Reports that a site has browsers send about themselves, and other servers it names for itself: over TLS alone."""

import asyncio
import base64
import hashlib
import ssl
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.async_api import async_playwright
from ways.netlog import NetLog, logging_browser, read_logs
from ways.site import Site, serving
from ways.spellings import HOST
from ways.table import WAYS
from ways.traps import Traps, trapping

from auditor.browser.launch import launch, needed_browser
from auditor.network.egress import Egress
from auditor.network.policy import Policy

REPORTS = "reporting-endpoints"
OVER_TLS = {REPORTS, "report-to", "alternative-service"}
PATIENCE_S = 20.0


@pytest.fixture
def trapped() -> Iterator[tuple[Traps, Site, list[str]]]:
    """Give a site over TLS, its traps, and the switches with which a browser trusts it and reports at once."""
    authority = trustme.CA()
    issued = authority.issue_cert(HOST)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    issued.configure_cert(tls)
    key = x509.load_pem_x509_certificate(issued.cert_chain_pems[0].bytes()).public_key()
    told = base64.b64encode(hashlib.sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).digest())
    switches = [f"--ignore-certificate-errors-spki-list={told.decode()}", "--short-reporting-delay"]
    ways = [way for way in WAYS if way.name in {*OVER_TLS, "image-redirected"}]  # the picture is what is reported
    with trapping(OVER_TLS) as traps, serving(Site(traps, ways, {}, "inside.localhost"), tls) as site:
        yield traps, site, switches


async def reported(trapped: tuple[Traps, Site, list[str]], folder: Path, policy: Policy) -> tuple[bool, bool, NetLog]:
    """Return whether a report met its trap, whether the guard refused one, and the browser's log.

    The page is opened without the watch, which leaves before a browser reports.
    """
    traps, site, switches = trapped
    port = traps.ports[REPORTS]
    pinned = replace(policy, pins={(HOST, 443): ("127.0.0.1", site.port)})
    async with Egress(pinned) as egress, async_playwright() as playwright:
        browser = await launch(playwright, logging_browser(needed_browser(None), folder, *switches), egress.proxy_url)
        await (await browser.new_page()).goto(f"https://{HOST}/")
        async with asyncio.timeout(PATIENCE_S):
            while not (REPORTS in traps.met or any(refusal.port == port for refusal in egress.refused)):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        await browser.close()
        return REPORTS in traps.met, bool(egress.refused), read_logs(folder)


@pytest.mark.browser
async def test_reports_arrive_where_private_places_are_allowed(trapped, tmp_path: Path) -> None:
    has_met, was_refused, _ = await reported(trapped, tmp_path, Policy(allow_private=True))
    assert (has_met, was_refused) == (True, False)


@pytest.mark.browser
async def test_no_report_leaves_for_this_machine(trapped, tmp_path: Path) -> None:
    has_met, was_refused, log = await reported(trapped, tmp_path, Policy())
    assert (has_met, was_refused) == (False, True)
    assert trapped[0].connections == []
    assert (len(log.connected), log.datagrams, log.lookups) == (1, 0, 0)  # the guard's address alone
