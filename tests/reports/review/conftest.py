"""The review site of a small state, written into a folder as a user gets it."""

from pathlib import Path

import pytest
from reviews import site_of, whole_review

from reports.review.frame import Site
from reports.review.pages import pages
from rules.reviewing.review import Review

SCORECARD = "<!doctype html><html lang=en><head><title>Scorecard</title></head><body><h1>Scorecard</h1></body></html>"


@pytest.fixture(scope="session")
def review() -> Review:
    return whole_review()


@pytest.fixture(scope="session")
def site(review: Review) -> Site:
    return site_of(review)


@pytest.fixture(scope="session")
def folder(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site with everything its pages link to."""
    root = tmp_path_factory.mktemp("review")
    for file, text in pages(site):
        (root / file).parent.mkdir(exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")
    (root / "scorecards").mkdir()
    for name in site.scorecards:
        (root / "scorecards" / f"{name}.html").write_text(SCORECARD, encoding="utf-8")
    return root
