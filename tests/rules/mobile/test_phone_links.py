"""The link to paste, in the place where the number stands."""

from collections.abc import Callable

import pytest

from rules.evidence import PageEvidence
from rules.mobile import phone_links

LINK = '<a href="mailto:office@uk.gov.in">office@uk.gov.in</a>'


@pytest.mark.parametrize(
    ("html", "after"),
    [
        ("<p>Write to office@uk.gov.in.</p>", f"<p>Write to {LINK}.</p>"),
        ('<p>Write to <a href="#">office@uk.gov.in</a></p>', f"<p>Write to {LINK}</p>"),
        ('<p><a href="/contact">Write to office@uk.gov.in</a></p>', LINK),
        ('<p title="office@uk.gov.in">Write to office@uk.gov.in</p>', LINK),
        ("<p>Write to office@<b>uk.gov.in</b></p>", LINK),
    ],
)
def test_the_link_replaces_the_text(html: str, after: str, page_of: Callable[..., PageEvidence]) -> None:
    page = page_of(html)
    assert [o.after for finding in phone_links.check(page) for o in finding.occurrences] == [after]


def test_an_address_is_told_once(page_of: Callable[..., PageEvidence]) -> None:
    page = page_of("<p>office@uk.gov.in</p><p>Office@uk.gov.in</p>")
    [finding] = phone_links.check(page)
    assert finding.message.count == 1


def test_all_numbers_of_a_place_are_linked_at_once(page_of: Callable[..., PageEvidence]) -> None:
    [finding] = phone_links.check(page_of("<ul><li>+91-5944-233473, +91-5944-233257</li></ul>"))
    assert finding.message.count == 2
    assert [one.after for one in finding.occurrences] == [
        '<li><a href="tel:+915944233473">+91-5944-233473</a>, <a href="tel:+915944233257">+91-5944-233257</a></li>'
    ]
