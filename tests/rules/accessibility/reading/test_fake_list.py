"""Lists that are only typed."""

from rules.accessibility.reading.fake_list import entries


def test_takes_the_marks_off_the_entries() -> None:
    assert entries(["Papers:", "- Form", "- Photograph", "- Fee"]) == ("dash", ["Form", "Photograph", "Fee"])
    assert entries(["१. आवेदन", "२. शुल्क", "३. फोटो"]) == ("number", ["आवेदन", "शुल्क", "फोटो"])
    assert entries(["(क) एक", "(ख) दो", "(ग) तीन"]) == ("akshara", ["एक", "दो", "तीन"])


def test_leaves_dates_temperatures_and_loose_numbers_alone() -> None:
    assert entries(["12.05.2026", "13.05.2026", "14.05.2026"]) is None
    assert entries(["-5 degrees", "-7 degrees", "-9 degrees"]) is None
    assert entries(["2. Second", "5. Fifth", "9. Ninth"]) is None
    assert entries(["- One", "- Two", "Text", "- Three"]) is None
    assert entries([]) is None
