"""Addresses whose beginning is misspelt."""

import pytest

from rules.accessibility.reading.addresses import is_misspelt, mended_address


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        ("htp:/water.example.in/x", "http://water.example.in/x"),
        ("htpps://example.in/", "https://example.in/"),
        ("http//www.example.in/x", "http://www.example.in/x"),
        ("https;//example.in/", "https://example.in/"),
        ("https:/www.example.in/", "https://www.example.in/"),
        ("https:// example.in/", "https://example.in/"),
        ("www.example.in/x", "https://www.example.in/x"),
        (" www.uk.gov.in", "https://www.uk.gov.in"),
        ("http://https://example.in/", "https://example.in/"),
        ("http://http//example.in/", "http://example.in/"),
        ("https://", ""),
    ],
)
def test_knows_a_misspelt_address_and_what_was_meant(raw: str, mended: str) -> None:
    assert is_misspelt(raw)
    assert mended_address(raw) == mended


@pytest.mark.parametrize(
    "raw",
    [
        "https://example.in/",
        "HTTP://EXAMPLE.IN",
        "//example.in/x",
        "http:forms",
        "https/list.html",
        "http.html",
        "www/list.html",
        "www.html",
        "ftp://example.in",
        "sftp://example.in",
        "tel:+911352712345",
        "mailto:info@example.in",
        "stp/plan.pdf",
        "/htp://x",
        "https://web.archive.org/web/2020/https://example.in/",
        "#",
        "",
    ],
)
def test_lets_other_addresses_pass(raw: str) -> None:
    assert not is_misspelt(raw)
