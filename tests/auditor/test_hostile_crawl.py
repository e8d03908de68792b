"""Reading a hostile site: every page gets its end and a reason, and the good ones are read as if they were alone."""

import asyncio
import re
import time
from pathlib import Path

import appetite
import pytest
from hostile.good import GOOD
from hostile.markup import LINKS, ROBOTS
from hostile.site import HOME, HostileSite, read_behaviours, served
from hostile.wire import Behaviour, Exchange

from auditor.audit import capture
from auditor.config import Extent, Manner
from auditor.judge import judge
from auditor.store import Bundle
from rules.evaluate import CUT_SHORT
from rules.evidence import Fate, PageEvidence
from rules.finding import Outcome

pytestmark = [pytest.mark.browser, pytest.mark.slow]
BEHAVIOURS = read_behaviours()
MOST_BYTES = 1_500 * 1024 * 1024
BUDGET_S = 240.0  # that the crawl may take; it needs a tenth of it where the machine is idle


class Silence:
    """Hears an audit and says nothing."""

    def step(self, stage: str, done: int, total: int, url: str) -> None:
        pass

    def note(self, text: str, **values: str | int | float) -> None:
        pass


def audited(site: HostileSite, output: Path, extent: Extent, site_budget_s: float = BUDGET_S) -> Bundle:
    manner = Manner(
        pins=site.pins, requests_per_second=None, page_budget_s=3.0, site_budget_s=site_budget_s, extent=extent
    )
    bundle = Bundle.create(output)
    asyncio.run(capture(manner.options(HOME, output), bundle, Silence()))
    return bundle


@pytest.fixture(scope="module")
def among(tmp_path_factory: pytest.TempPathFactory) -> tuple[Bundle, int, float]:
    """Return the crawl of the good pages among the hostile ones, the memory it took, and its seconds."""
    began_s = time.monotonic()
    with served(*BEHAVIOURS, robots=ROBOTS) as site, appetite.watched() as taken:
        bundle = audited(site, tmp_path_factory.mktemp("among"), Extent(60, 0))
    return bundle, taken.most_bytes, time.monotonic() - began_s


def test_there_are_fifty_ways_and_more() -> None:
    assert len(BEHAVIOURS) >= 60
    assert len({one.path for one in BEHAVIOURS}) == len(BEHAVIOURS)


def test_every_page_has_its_end_and_the_reason(among: tuple[Bundle, int, float]) -> None:
    told = {record.url.removeprefix(HOME): f"{record.fate}: {record.detail}" for record in among[0].site().ledger}
    wrong = {one.path: told.get(one.path) for one in BEHAVIOURS if not re.match(one.outcome, told.get(one.path, ""))}
    assert wrong == {}


def test_the_crawl_keeps_to_its_bounds(among: tuple[Bundle, int, float]) -> None:
    bundle, most_bytes, seconds = among
    site = bundle.site()
    assert seconds < BUDGET_S
    assert most_bytes < MOST_BYTES
    assert not site.is_cut_short
    assert len(site.ledger) < LINKS
    assert any(record.fate is Fate.TRAP for record in site.ledger)


def test_good_pages_are_read_as_if_they_were_alone(among: tuple[Bundle, int, float], tmp_path: Path) -> None:
    def good(bundle: Bundle) -> dict[str, PageEvidence]:
        return {page.url: page.text for page in bundle.pages() if page.url.removeprefix(HOME) in paths}

    paths = {one.path for one in GOOD}
    with served() as site:
        alone = good(audited(site, tmp_path / "alone", Extent(10, 0)))
    assert len(alone) == len(GOOD)
    assert good(among[0]) == alone


def test_a_site_that_asks_for_patience_for_ever_gets_its_time_and_no_more(tmp_path: Path) -> None:
    async def busy(exchange: Exchange) -> None:
        await exchange.answer("", "Retry-After: 50", status=503)

    began_s = time.monotonic()
    with served(Behaviour("/busy", busy)) as site:
        bundle = audited(site, tmp_path, Extent(10, 0), site_budget_s=12.0)
    assert time.monotonic() - began_s < 60
    site_seen = bundle.site()
    assert (site_seen.is_cut_short, bundle.is_complete()) == (True, False)
    assert {record.url: record.detail for record in site_seen.ledger}[f"{HOME}/busy"] == (
        "the time for the website was used up"
    )
    assert {page.url for page in bundle.pages()} == {f"{HOME}{one.path}" for one in GOOD}
    judge(bundle)
    results = [result for page in bundle.results() for result in page if result.rule == "broken-links"]
    assert results
    assert {result.outcome for result in results} <= {Outcome.CANT_TELL, Outcome.FAILED}
    assert any(result.reason and result.reason.text == CUT_SHORT for result in results)
