"""The Refresh header of a page."""

from collections.abc import Callable

import pytest

from rules.accessibility.forms import refresh_header
from rules.evidence import PageEvidence

HTML = "<html lang='en'><title>x</title><p>text"


@pytest.mark.parametrize("header", ["30", "5; url=/new", "72000;url=/", "10.5", "3 url=/x"])
def test_reports_a_delay(page_of: Callable[..., PageEvidence], header: str) -> None:
    [finding] = refresh_header.check(page_of(HTML, headers=(("refresh", header),)))
    assert finding.occurrences[0].quote == f"Refresh: {header}"


@pytest.mark.parametrize("header", ["0", "0; url=/new", "72001", "soon", "-5"])
def test_lets_pass_what_moves_at_once_or_never(page_of: Callable[..., PageEvidence], header: str) -> None:
    assert not list(refresh_header.check(page_of(HTML, headers=(("refresh", header),))))


def test_does_not_apply_without_the_header(page_of: Callable[..., PageEvidence]) -> None:
    assert not refresh_header.RULE.applies(page_of(HTML))
