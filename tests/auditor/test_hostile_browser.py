"""Opening hostile pages: each costs itself alone, and what is seen of good ones is what was seen without them."""

import asyncio
import re
import time
from collections.abc import Sequence
from pathlib import Path

import appetite
import pytest
from hostile import scripts, tls
from hostile.good import GOOD
from hostile.site import HOME, HostileSite, served

from auditor.audit import capture
from auditor.config import Manner
from auditor.judge import judge
from auditor.store import Bundle
from rules.evaluate import Result
from rules.registry import by_id
from rules.rule import Category

pytestmark = [pytest.mark.browser, pytest.mark.slow]
BEHAVIOURS = tuple(scripts.behaviours())
TLS = tls.expected()
PAGE_BUDGET_S = 3.0
SITE_BUDGET_S = 300.0  # it needs a fifth of it where the machine is idle
MOST_BYTES = 1_500 * 1024 * 1024
HOME_PAGE, *OTHERS = (HOME + one.path for one in GOOD)
LEAVE_SOMETHING, *FURTHER = (HOME + one.path for one in BEHAVIOURS)


class Silence:
    """Hears an audit and says nothing."""

    def step(self, stage: str, done: int, total: int, url: str) -> None:
        pass

    def note(self, text: str, **values: str | int | float) -> None:
        pass


def audited(site: HostileSite, output: Path, listed: Sequence[str]) -> Bundle:
    manner = Manner(pins=site.pins, requests_per_second=None, page_budget_s=PAGE_BUDGET_S, site_budget_s=SITE_BUDGET_S)
    bundle = Bundle.create(output)
    asyncio.run(capture(manner.options(HOME, output, listed=listed), bundle, Silence()))
    return bundle


@pytest.fixture(scope="module")
def among(tmp_path_factory: pytest.TempPathFactory) -> tuple[Bundle, int, float]:
    """Return what was seen of the good pages among the hostile ones, the memory it took, and its seconds."""
    began_s = time.monotonic()
    middle = len(FURTHER) // 2
    listed = [
        *(HOME_PAGE, LEAVE_SOMETHING, OTHERS[0], *FURTHER[:middle], OTHERS[1]),
        *(url for url, _ in TLS),
        *(*FURTHER[middle:], OTHERS[2]),
    ]
    with served(*BEHAVIOURS) as site, appetite.watched() as taken:
        bundle = audited(site, tmp_path_factory.mktemp("among"), listed)
    return bundle, taken.most_bytes, time.monotonic() - began_s


def test_every_page_has_its_end_and_the_reason(among: tuple[Bundle, int, float]) -> None:
    told = {record.url: f"{record.fate}: {record.detail}" for record in among[0].site().ledger}
    expected = {HOME + one.path: one.outcome for one in BEHAVIOURS} | dict(TLS)
    assert {url: told[url] for url, outcome in expected.items() if not re.match(outcome, told[url])} == {}
    assert all(re.match("watched: 200", told[url]) for url in (HOME_PAGE, *OTHERS))


def test_the_watch_keeps_to_its_bounds(among: tuple[Bundle, int, float]) -> None:
    bundle, most_bytes, seconds = among
    assert seconds < SITE_BUDGET_S
    assert most_bytes < MOST_BYTES
    assert bundle.is_complete()


def test_good_pages_are_judged_as_if_they_were_alone(among: tuple[Bundle, int, float], tmp_path: Path) -> None:
    with served(*BEHAVIOURS) as site:
        alone = verdicts(audited(site, tmp_path / "alone", [HOME_PAGE, *OTHERS]))
    assert {url for _, url in alone} == {HOME_PAGE, *OTHERS}
    together = verdicts(among[0])
    assert {key: (together.get(key), verdict) for key, verdict in alone.items() if together.get(key) != verdict} == {}


def verdicts(bundle: Bundle) -> dict[tuple[str, str], Result]:
    """Return what is said of the good pages, speed left out: it is never the same twice."""
    judge(bundle)
    rules = by_id()
    return {
        (result.rule, result.page_url): result
        for page in bundle.results()
        for result in page
        if result.page_url in {HOME_PAGE, *OTHERS} and rules[result.rule].category is not Category.PERFORMANCE
    }
