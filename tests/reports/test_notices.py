"""The notices and the last change in the scorecard: told in both languages, folded when long, usable on a phone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from auditor.browser.launch import find_browser
from reports import notice_words, to_html
from reports.i18n import LANGUAGES
from reports.to_html import NOTICES_AT_ONCE
from rules.freshness.notices import Notice, NoticeState
from rules.freshness.timeline import Basis, Change, Since
from rules.rule import Rule
from rules.scorecard import Scorecard

Sample = tuple[Scorecard, dict[str, Rule]]
HOSTILE = "<script>alert(1)</script>\"'>{{7*7}}"


def notice(number: int, state: NoticeState = NoticeState.EXPIRED) -> Notice:
    return Notice(
        title=f"Supply of pots {number} {HOSTILE}",
        start=date(2026, 1, 2),
        end=date(2026, 2, 3),
        printed="02/01/2026 – 03/02/2026",
        link="javascript:alert(1)" if number % 2 else "https://department.example.gov.in/tender.pdf",
        language="en",
        list_title=f"वर्तमान निविदाएं {HOSTILE}",
        page_url="https://department.example.gov.in/tenders",
        selector="#row",
        state=state,
    )


@pytest.fixture
def told(sample: Sample) -> Callable[..., str]:
    """Return a function from a number of notices to the scorecard in HTML."""

    def render(number: int) -> str:
        states = tuple(NoticeState)
        changes = (
            Change(day=date(2026, 3, 4), basis=Basis.NOTICE, quote=HOSTILE, url="javascript:alert(1)", selector=""),
        )
        notices = tuple(notice(one, states[one % len(states)]) for one in range(number))
        since = Since(day=date(2026, 2, 1), changed=3, same=4, new=0)
        card = replace(sample[0], notices=notices, changes=changes, since=since)
        return to_html.render(card, sample[1], lambda name: None)

    return render


def test_every_state_and_every_kind_of_evidence_has_a_word() -> None:
    assert set(notice_words.STATES) == set(NoticeState)
    assert set(notice_words.BASES) == set(Basis)


def test_notices_are_told_with_their_last_date_and_state(told: Callable[..., str]) -> None:
    html = told(6)
    assert html.count("Supply of pots 1 ") == 2  # once a language
    assert "3 February 2026" in html
    assert "3 फ़रवरी 2026" in html
    assert "4 March 2026" in html
    assert "3 pages have another text. 4 pages say word for word the same." in html
    assert html.count('class="notice notice-expired"') == 2


def test_nothing_of_a_notice_becomes_markup_or_an_address(told: Callable[..., str]) -> None:
    html = told(6)
    assert "<script>alert" not in html
    assert 'href="javascript' not in html
    assert "{{7*7}}" in html


def test_a_long_list_is_folded_and_a_site_without_notices_says_nothing(
    told: Callable[..., str], sample: Sample
) -> None:
    assert told(NOTICES_AT_ONCE).count("<details") + 2 == told(NOTICES_AT_ONCE + 1).count("<details")
    assert "en-notices" not in to_html.render(*sample, lambda name: None)


@pytest.mark.browser
def test_the_table_fits_the_narrowest_phone_in_both_languages(told: Callable[..., str], tmp_path: Path) -> None:
    file = tmp_path / "scorecard.html"
    file.write_text(told(30), encoding="utf-8")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_browser(None), args=["--no-sandbox"])
        for language in LANGUAGES:
            page = chromium.new_page(viewport={"width": 320, "height": 800})
            page.goto(file.as_uri())
            page.focus(f"#choose-{language}")
            page.keyboard.press("Space")
            page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
            assert Axe().run(page).response["violations"] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
            state = page.locator(f"#{language} .notice").first.bounding_box()
            assert state is not None
            assert state["x"] + state["width"] <= 320
        chromium.close()
