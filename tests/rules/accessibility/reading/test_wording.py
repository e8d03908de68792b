"""Words that say nothing by themselves."""

import pytest

from rules.accessibility.reading.wording import is_address, is_nameless_frame, is_placeholder, is_vague, says_something


@pytest.mark.parametrize(
    "name",
    [
        "Click here",
        "READ MORE »",
        "more...",
        "[Download]",
        "Download PDF (1.2 MB)",
        "यहां क्लिक करें",
        "यहाँ क्लिक करें",
        "और पढ़ें →",
        "View ↗",
    ],
)
def test_knows_a_vague_name(name: str) -> None:
    assert is_vague(name)


@pytest.mark.parametrize(
    "name", ["Downloads of 2024", "More schemes", "Apply online", "Home", "निविदाएं", "Read more about saplings", ""]
)
def test_lets_a_telling_name_pass(name: str) -> None:
    assert not is_vague(name)


def test_finds_what_is_left_of_a_text() -> None:
    assert not says_something(["Click here | Read more (PDF, 200 KB)", "Download", ""])
    assert says_something(["Transfer policy Read more"])
    assert says_something(["आदेश देखें", "क्रमांक 12"])


def test_knows_placeholders_and_addresses() -> None:
    assert is_placeholder("[Title]")
    assert is_placeholder("Heading 2")
    assert not is_placeholder("Heading north")
    assert is_nameless_frame("iframe-1")
    assert is_nameless_frame("https://maps.example.com/x")
    assert not is_nameless_frame("Map")
    assert is_address("https://uk.gov.in/a/b")
    assert not is_address("Orders of 2024")
