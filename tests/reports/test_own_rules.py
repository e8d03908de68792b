"""What we ask of a department's page we ask of our own."""

import pytest
from studio import Studio

from reports import to_html, to_letter, to_sheets
from reports.i18n import LANGUAGES
from rules.evaluate import judge_page
from rules.finding import Finding, Outcome
from rules.registry import RULES
from rules.rule import Category, Owner, Rule
from rules.scorecard import Scorecard


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
async def test_our_own_rules_find_nothing(
    studio: Studio, sample: tuple[Scorecard, dict[str, Rule]], screenshot: bytes, language: str
) -> None:
    assert await _failed(studio, to_html.render(*sample, lambda name: screenshot, language)) == {}


@pytest.mark.browser
async def test_our_own_rules_find_nothing_in_what_a_department_is_sent(
    studio: Studio, sample: tuple[Scorecard, dict[str, Rule]]
) -> None:
    assert await _failed(studio, to_sheets.render(*sample, lambda name: None, Owner.EDITOR, "hi")) == {}
    assert await _failed(studio, to_letter.render(*sample, language="hi")) == {}


async def _failed(studio: Studio, html: str) -> dict[str, tuple[Finding, ...]]:
    """Return what our rules find in a page."""
    studio.serve({"/": html})
    page = (await studio.watch("/")).page
    # A file on a disk has no address to share, so nothing is asked of its share card; the rules made up for the sample
    # have no Hindi; a letter is paper and need not invite.
    left_out = {"text-language", "first-impression"}
    asked = [rule for rule in RULES if rule.category is not Category.SOCIAL and rule.id not in left_out]
    return {result.rule: result.findings for result in judge_page(page, asked) if result.outcome is Outcome.FAILED}
