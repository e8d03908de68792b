"""A scorecard judged from pages a stranger wrote, with everything in it that could break a report."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rules.evaluate import Result
from rules.evidence import Fate, PageEvidence, SiteEvidence, Unreachable, UnreachableReason, UrlRecord
from rules.judgement import Judgement
from rules.registry import RULES, SITE_RULES
from rules.scorecard import Scorecard

HOSTILE = "<script>alert(1)</script>\"'>&amp;\u202eevil\u0007]]>{{7*7}}{% raw %}⟦x⟧\x1b[31m"
HOME = "https://department.example.gov.in/"


@pytest.fixture
def hostile_pages(page_of: Callable[..., PageEvidence]) -> tuple[PageEvidence, ...]:
    body = f"""<h1>{HOSTILE}</h1><p>Copyright © 2009 {HOSTILE}</p>
    <table><tr><th>Work</th><th>Closing date</th></tr><tr><td>{HOSTILE}</td><td>01/02/2020</td></tr></table>
    <a href="javascript:alert(1)">{HOSTILE}</a><img src="a.png" alt="{HOSTILE.replace('"', "")}">"""
    html = f"<html><head><title>{HOSTILE}</title></head><body>{body}</body></html>"
    return tuple(page_of(html, url=f"{HOME}{number or ''}") for number in range(3))


@pytest.fixture
def judged(
    hostile_pages: tuple[PageEvidence, ...], site_of: Callable[..., SiteEvidence]
) -> tuple[Scorecard, list[tuple[Result, ...]]]:
    record = UrlRecord(url="javascript:alert(1)", fate=Fate.OUT_OF_SCOPE, detail=HOSTILE, found_on=HOME)
    site = site_of(*hostile_pages, ledger=(record,), versions={"auditor": "0.1.0"})
    judgement = Judgement(RULES, SITE_RULES)
    results = [judgement.add_page(page) for page in hostile_pages]
    results.append(judgement.add_site(site))
    return judgement.scorecard(replace(site, pages=())), results


@pytest.fixture
def unreachable(site_of: Callable[..., SiteEvidence]) -> Callable[[UnreachableReason], Scorecard]:
    def build(reason: UnreachableReason) -> Scorecard:
        site = site_of(home_url=HOME, unreachable=Unreachable(reason=reason, detail=HOSTILE))
        return Judgement(RULES, SITE_RULES).scorecard(site)

    return build
