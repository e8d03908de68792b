"""Our own security rules over our own answers, forms nobody else can send, cookies nobody forges."""

import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import httpx
import offices
import pytest

from auditor.config import EXTENTS, Depth, Manner
from auditor.history.database import Database
from auditor.network.cookies import read_cookie
from auditor.web.app import create_app
from auditor.web.pages import router
from auditor.web.settings import ServeSettings
from rules.evaluate import judge_page, judge_site
from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import Outcome
from rules.probes import Probes
from rules.security.registry import RULES, SITE_RULES

PUBLIC = "https://audit.example.gov.in"
PAGES = ("/", "/?lang=hi", "/about", "/privacy", "/sites/roads.gov.in", "/nothing")


@pytest.fixture
def client(tmp_path: Path, sqlite: Database) -> httpx.AsyncClient:
    return client_of(tmp_path, sqlite)


def client_of(data: Path, database: Database) -> httpx.AsyncClient:
    settings = ServeSettings(
        data=data,
        database=database.name,
        secret=b"of the tests",
        public_address=PUBLIC,
        manner=Manner(extent=EXTENTS[Depth.QUICK], contact="webteam@example.gov.in"),
    )
    return offices.browser_at(create_app(settings, database), raises=False, base_url=PUBLIC)


async def test_our_own_security_rules_find_nothing(
    client: httpx.AsyncClient, page_of: Callable[..., PageEvidence], site_of: Callable[..., SiteEvidence]
) -> None:
    pages, cookies = [], []
    for path in PAGES:
        answer = await client.get(path)
        headers = tuple((name.lower(), value) for name, value in answer.headers.multi_items())
        pages.append(page_of(answer.text, url=f"{PUBLIC}{path}", headers=headers))
        cookies += [read_cookie(value, PUBLIC) for value in answer.headers.get_list("set-cookie")]
    judged: dict[str, set[Outcome]] = defaultdict(set)
    for page in pages:
        for result in judge_page(page, RULES):
            judged[result.rule].add(result.outcome)
    assert {rule for rule, outcomes in judged.items() if Outcome.FAILED in outcomes} == set()
    headers_asked = {"strict-transport", "frame-protection", "content-type-options", "referrer-policy"}
    headers_asked |= {"privacy-headers", "policy-loopholes", "server-banner"}
    assert {rule for rule in headers_asked if judged[rule] == {Outcome.PASSED}} == headers_asked
    site = site_of(*pages, home_url=pages[0].url, probes=Probes(cookies=tuple(cookie for cookie in cookies if cookie)))
    outcomes = {result.rule: result.outcome for result in judge_site(site, SITE_RULES)}
    assert outcomes["content-security-policy"] is outcomes["cookie-flags"] is Outcome.PASSED
    assert Outcome.FAILED not in outcomes.values()


async def test_no_page_holds_a_script_or_a_style_of_its_own(client: httpx.AsyncClient) -> None:
    for path in PAGES:
        html = (await client.get(path)).text
        assert not re.search(r"<style|<script(?![^>]* src=)| style=| on[a-z]+=|javascript:", html)


async def test_cookies_are_for_this_host_encrypted_and_hidden_from_scripts(client: httpx.AsyncClient) -> None:
    answer = await client.get("/?lang=hi")
    told = answer.headers.get_list("set-cookie")
    assert {cookie.partition("=")[0] for cookie in told} == {"__Host-visitor", "__Host-language"}
    for cookie in told:
        assert {"secure", "httponly", "samesite=lax", "path=/"} <= {part.strip().lower() for part in cookie.split(";")}
        assert "domain=" not in cookie.lower()


async def test_every_form_must_come_from_a_page_of_ours(client: httpx.AsyncClient) -> None:
    token = _token(await client.get("/"))
    posts = [route.path for route in router.routes if "POST" in route.methods]  # type: ignore[attr-defined]
    assert posts == ["/audits", "/audits/{job_id}/cancel"]
    for path in posts:
        for data, headers in (
            ({}, {}),
            ({"token": "0" * 64}, {}),
            ({"token": token}, {"Sec-Fetch-Site": "cross-site"}),
            ({"token": token}, {"Cookie": "__Host-visitor=another"}),
        ):
            answer = await client.post(path, data={"address": "roads.gov.in", **data}, headers=headers)
            assert answer.status_code == 403
    answer = await client.post("/audits", data={"address": "roads.gov.in", "token": token})
    assert answer.status_code == 303


async def test_a_forged_list_of_own_checks_stops_nothing(client: httpx.AsyncClient) -> None:
    token = _token(await client.get("/"))
    page = (await client.post("/audits", data={"address": "roads.gov.in", "token": token})).headers["Location"]
    client.cookies.delete("__Host-started")
    for forged in (page[8:], f"{page[8:]}|", f"{page[8:]}|{token}", "|", "%C3%A9|%C3%A9"):
        client.cookies.set("__Host-started", forged, domain="audit.example.gov.in")
        assert (await client.post(f"{page}/cancel", data={"token": token})).status_code == 403


async def test_a_name_that_is_not_ours_is_not_answered(client: httpx.AsyncClient) -> None:
    for host in ("evil.example", "audit.example.gov.in.evil.example", "", "audit.example.gov.in@evil.example"):
        answer = await client.get("/", headers={"Host": host})
        assert answer.status_code == 421
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    for host in ("127.0.0.1:8000", "[::1]:8000", "localhost", "AUDIT.example.gov.in"):
        assert (await client.get("/about", headers={"Host": host})).status_code == 200


async def test_what_is_too_large_is_not_taken(client: httpx.AsyncClient) -> None:
    assert (await client.post("/audits", data={"address": "x" * 100_000})).status_code == 413
    answer = await client.post("/audits?lang=en", content=b"x" * 5_000_000)
    assert (answer.status_code, answer.headers["X-Content-Type-Options"]) == (413, "nosniff")
    assert "This is too large" in answer.text


async def test_an_audit_is_asked_for_by_an_id_alone(tmp_path: Path, either: Database) -> None:
    client = client_of(tmp_path, either)
    for typed in ("%00", "%00" * 22, "a" * 23, "%2e%2e"):
        assert (await client.get(f"/audits/{typed}")).status_code == 404


def _token(answer: httpx.Response) -> str:
    return re.findall(r'name="token" value="(\w+)"', answer.text)[0]
