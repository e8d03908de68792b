"""Pages have one name in both audits, and why one was not looked at is known."""

from collections.abc import Callable

import pytest

from rules.comparing.reach import FORBIDDEN, LEFT_OUT, NOT_OPENED, Reach
from rules.evidence import Fate, SiteEvidence, UrlRecord


@pytest.mark.parametrize(
    ("home", "url", "name"),
    [
        ("https://a.gov.in/", "https://a.gov.in/news.html?page=2", "/news.html?page=2"),
        ("http://localhost:8080/", "http://localhost:8080/news.html?page=2", "/news.html?page=2"),
        ("https://a.gov.in/", "https://forms.a.gov.in/news.html", "https://forms.a.gov.in/news.html"),
        ("https://a.gov.in/", "", ""),
    ],
)
def test_a_page_is_called_by_its_path_on_the_host_of_the_home_page(
    site_of: Callable[..., SiteEvidence], home: str, url: str, name: str
) -> None:
    assert Reach(site=site_of(home_url=home), is_complete=True).page(url) == name


@pytest.mark.parametrize(
    ("fate", "detail", "reason"),
    [
        (Fate.FAILED, "404", None),
        (Fate.FAILED, "410", None),
        (Fate.FAILED, "503", NOT_OPENED),
        (Fate.FAILED, "timeout: 30 s", NOT_OPENED),
        (Fate.ROBOTS, "robots.txt", FORBIDDEN),
        (Fate.DUPLICATE, "leads to /", None),
        (Fate.OVER_BUDGET, "", LEFT_OUT),
        (Fate.EXCLUDED, "", LEFT_OUT),
    ],
)
def test_only_a_page_that_is_gone_was_looked_for(
    site_of: Callable[..., SiteEvidence], fate: Fate, detail: str, reason: str | None
) -> None:
    record = UrlRecord(url="https://department.example.gov.in/news", fate=fate, detail=detail, found_on="")
    found = Reach(site=site_of(ledger=(record,)), is_complete=True).absence("/news")
    assert (found and found.text) == reason


def test_what_was_never_met_is_gone_from_a_site_that_was_read_whole(site_of: Callable[..., SiteEvidence]) -> None:
    assert Reach(site=site_of(), is_complete=True).absence("/news") is None
    for reach in (Reach(site=site_of(), is_complete=False), Reach(site=site_of(is_listing=True), is_complete=True)):
        found = reach.absence("/news")
        assert found is not None
        assert found.text == LEFT_OUT
