"""Databases of both kinds, each empty, and audits that were judged."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import postgres
import pytest

from auditor.judge import judge
from auditor.store import Bundle
from rules.evidence import PageEvidence, SiteEvidence
from rules.rule import Category
from rules.scorecard import CATEGORY_WEIGHTS

HOME = "https://gardens.gov.in/"
PAGE = "<!doctype html><html lang=en><head><title>{title}</title></head><body><main><h1>{title}</h1>{text}</main>"

Audited = Callable[..., Bundle]


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "history" / "history.sqlite3")
    return postgres.new_database(request.getfixturevalue("postgres_server"))


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    return str(tmp_path / "history.sqlite3")


@pytest.fixture(scope="session")
def judged_before() -> dict[str, Path]:
    """Return audits that were judged in this session: judging is most of what a test here costs."""
    return {}


@pytest.fixture
def audited(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    judged_before: dict[str, Path],
    page_of: Callable[..., PageEvidence],
    site_of: Callable[..., SiteEvidence],
) -> Audited:
    """Return a function from a folder's name, a day and page texts to the bundle of an audit that was judged."""

    def build(
        name: str, day: str = "2026-03-16", texts: tuple[str, ...] = ("<p>Roses",), home: str = HOME, **changes: object
    ) -> Bundle:
        key = repr((day, texts, home, changes))
        if key not in judged_before:
            judged_before[key] = tmp_path_factory.mktemp("judged")
            made(judged_before[key], day, texts, home, changes)
        output = tmp_path / "audits" / name
        shutil.rmtree(output, ignore_errors=True)
        shutil.copytree(judged_before[key], output)
        return Bundle.open(output)

    def made(output: Path, day: str, texts: tuple[str, ...], home: str, changes: dict[str, object]) -> None:
        pages = [
            page_of(PAGE.format(title=f"Page {number}", text=text), url=f"{home}{number or ''}")
            for number, text in enumerate(texts)
        ]
        observed_at = datetime.fromisoformat(day).replace(hour=6, tzinfo=UTC)
        values = {"target": home, "home_url": home, "observed_at": observed_at, "known_pages": len(pages)}
        bundle = Bundle.create(output)
        bundle.write_site(site_of(*pages, **(values | changes)), is_complete=True)
        for number, page in enumerate(pages, start=1):
            bundle.write_page(number, page, {"first-view.jpg": b"picture" * 100})
        judge(bundle)

    return build


@pytest.fixture
def other_weights() -> dict[Category, float]:
    return {**CATEGORY_WEIGHTS, Category.ACCESSIBILITY: 60.0}
