"""The rule pages in docs/rules/ are those the rules write."""

import pytest
import rule_pages

from reports.i18n import LANGUAGES, translator


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_up_to_date(language):
    folder = rule_pages.DOCS if language == "en" else rule_pages.DOCS / language
    written = {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.md")}
    assert written == rule_pages.pages(translator(language)), "run: make docs"
