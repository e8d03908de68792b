"""Columns made of spaces."""

from rules.accessibility.reading.spaced_text import columns


def test_counts_columns_that_begin_at_one_place() -> None:
    assert columns(["District   Rain   Days", "Almora     12     30", "Tehri      9      31"]) == 3
    assert columns(["A\tB", "C\tD", "E\tF"]) == 2


def test_takes_ragged_gaps_and_code_for_text() -> None:
    assert columns(["Rain fell.  Then it", "stopped,  and the", "sun came out again.  Soon"]) == 1
    assert columns(["a   = {1};", "bb  = {2};", "ccc = {3};"]) == 1
    assert columns(["    Indented", "    and again", "    and again"]) == 1
    assert columns(["A  B", "C  D"]) == 1
