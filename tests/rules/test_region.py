"""A selector leads into the part of the page people know."""

import pytest

from rules.region import Region, region


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("html > body > header:nth-of-type(1) > div:nth-of-type(2)", Region.HEADER),
        ("html > body > header:nth-of-type(1) > nav:nth-of-type(1) > a:nth-of-type(3)", Region.MENU),
        ("html > body > main:nth-of-type(1) > article:nth-of-type(1) > header:nth-of-type(1)", Region.MAIN),
        ("html > body > main:nth-of-type(1) > nav:nth-of-type(1)", Region.MAIN),
        ("html > body > article:nth-of-type(1) > footer:nth-of-type(1) > p:nth-of-type(1)", None),
        ("html > body > footer:nth-of-type(1) > nav:nth-of-type(1)", Region.FOOTER),
        ("#site-footer > p:nth-of-type(1)", Region.FOOTER),
        ("#mainMenu > ul:nth-of-type(1)", Region.MENU),
        ("#tender-list > li:nth-of-type(1)", None),
        ("html > head", None),
        ("", None),
    ],
)
def test_a_selector_names_the_part_of_the_page_only_when_it_says_so(selector: str, expected: Region | None) -> None:
    assert region(selector) is expected
