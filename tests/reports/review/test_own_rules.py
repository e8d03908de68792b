"""What we ask of a department's page we ask of the pages of a review."""

import pytest
from aiohttp import web
from studio import Studio

from reports.review.frame import SCRIPT_FILE, STYLE_FILE, Site
from reports.review.pages import pages
from rules.evaluate import judge_page
from rules.finding import Outcome
from rules.registry import RULES
from rules.rule import Category


@pytest.mark.browser
@pytest.mark.parametrize("name", ["index", "index.hi", "categories", "failures", "departments/horticulture"])
async def test_our_own_rules_find_nothing(studio: Studio, site: Site, name: str) -> None:
    files = dict(pages(site))

    async def style(_: web.Request) -> web.Response:
        return web.Response(text=files[STYLE_FILE], content_type="text/css")

    async def script(_: web.Request) -> web.Response:
        return web.Response(text=files[SCRIPT_FILE], content_type="text/javascript")

    studio.serve(
        {**{f"/{file}": text for file, text in files.items()}, f"/{STYLE_FILE}": style, f"/{SCRIPT_FILE}": script}
    )
    page = (await studio.watch(f"/{name}.html")).page
    # A file on a disk has no address to share, so nothing is asked of its share card; and tables for a meeting are not
    # the front page of a website, with which a first impression is compared.
    asked = [rule for rule in RULES if rule.category is not Category.SOCIAL and rule.id != "first-impression"]
    failed = {result.rule: result.findings for result in judge_page(page, asked) if result.outcome is Outcome.FAILED}
    assert failed == {}
