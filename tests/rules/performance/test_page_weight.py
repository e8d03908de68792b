"""How much a page loads."""

from dataclasses import replace

import pytest
from views import NOTHING_SEEN

from rules.finding import Finding
from rules.performance.page_weight import check
from rules.view import RequestTotal

MIB = 1024 * 1024


@pytest.fixture
def page_loading(page_of):
    def build(*requests):
        view = replace(
            NOTHING_SEEN,
            requests=tuple(
                RequestTotal(kind=kind, host=host, count=count, transferred_bytes=size)
                for kind, host, count, size in requests
            ),
        )
        return page_of("<p>Lakes", view=view)

    return build


def test_a_heavy_page_fails_and_its_heaviest_parts_are_named(page_loading):
    page = page_loading(
        ("document", "a.example", 1, 50_000),
        ("image", "a.example", 12, 5_000_000),
        ("image", "b.example", 1, 1_200_000),
        ("script", "a.example", 4, 900_000),
        ("font", "a.example", 3, 60_000),
        ("ping", "c.example", 1, 40_000),
    )
    [finding] = check(page)
    assert isinstance(finding, Finding)
    assert finding.message.values == {"size": 7.2, "limit": 2.7}
    assert [occurrence.quote for occurrence in finding.occurrences] == [
        "a.example (image)",
        "b.example (image)",
        "a.example (script)",
        "a.example (font)",
        "a.example (document)",
    ]
    assert (finding.occurrences[0].note.count, finding.occurrences[0].note.values["size"]) == (12, 5.0)


@pytest.mark.parametrize("size", [0, 2 * MIB, 3 * MIB, int(3.9 * MIB)])
def test_lighter_pages_pass(size, page_loading):
    assert list(check(page_loading(("image", "a.example", 1, size)))) == []
