"""When a page was last changed, judged on labelled pages: a wrong day counts twice."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from rules.evidence import PageEvidence
from rules.freshness.last_change import last_change

PAGES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "dates" / "pages.yaml").read_text("utf-8"))


@pytest.mark.parametrize("labelled", PAGES, ids=[page["name"] for page in PAGES])
def test_the_day_of_the_last_change_is_read(labelled: dict[str, Any], page_of: Callable[..., PageEvidence]) -> None:
    headers = tuple(labelled.get("headers", {}).items())
    url = labelled.get("url", "https://department.example.gov.in/page")
    page = page_of(labelled["html"], url, headers=headers, clicks_from_home=None)
    told = last_change(page)
    assert (told.day if told else "") == labelled["day"]
    assert not told or told.quote


def test_the_set_holds_pages_that_tell_and_pages_that_do_not() -> None:
    days = [page["day"] for page in PAGES]
    assert sum(isinstance(day, date) for day in days) >= 25
    assert days.count("") >= 8
