"""The title of the page and its subject."""

from collections.abc import Callable

import pytest

from rules.accessibility.reading import title_subject
from rules.evidence import PageEvidence

TEXT = "<h1>{}</h1><p>The department lays pipes to every village of the hills until 2028.</p>"


def test_asks_about_a_title_of_something_else(page_of: Callable[..., PageEvidence]) -> None:
    page = page_of("<title>Harvest of apples</title>" + TEXT.format("Water"))
    [doubt] = title_subject.check(page)
    assert doubt.message.values == {"title": "Harvest of apples"}


@pytest.mark.parametrize(
    "title",
    ["Villages get water", "Piped supply – Jal Vibhag", "जल विभाग", "Untitled", "", "Home"],
)
def test_does_not_ask_about_a_title_that_fits_or_cannot_be_held_against_the_text(
    page_of: Callable[..., PageEvidence], title: str
) -> None:
    assert not list(title_subject.check(page_of(f"<title>{title}</title>" + TEXT.format("Water"))))
