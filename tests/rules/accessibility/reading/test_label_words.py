"""Labels and names compared as they are spoken."""

import pytest

from rules.accessibility.reading.label_words import is_called


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Search tenders", "Search tenders of the department"),
        ("SEARCH  Tenders…", "search tenders"),
        ("Name (in capital letters)", "Name"),
        ("E-mail", "Email"),
        ("R.T.I.", "RTI portal"),
        ("संपर्क करें", "सम्पर्क करें – जिला कार्यालय"),
        ("Citizen's charter", "Citizen’s charter"),
    ],
)
def test_hears_the_label_in_the_name(label: str, name: str) -> None:
    assert is_called([label], name)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Search tenders", "Search all tenders"),
        ("Tenders search", "Search tenders"),
        ("Search", "Research"),
        ("Today", "To day"),
        ("निविदाएं", "Tenders"),
        ("Annual report 2024", "Annual report"),
    ],
)
def test_misses_the_label_in_another_name(label: str, name: str) -> None:
    assert not is_called([label], name)


def test_takes_pieces_one_by_one() -> None:
    assert is_called(["Saplings", " Read more"], "Read more about saplings")
    assert is_called(["2", "nd", " list"], "Next: 2nd list")
