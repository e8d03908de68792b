"""The bars of a trend: as many as audits, and calm when nothing much happens."""

import pytest

from reports.history.formats import to_csv, to_json, to_json_lines
from reports.history.table import Column, Table
from reports.history.text import bars


@pytest.mark.parametrize(
    ("values", "drawn"),
    [
        ([], ""),
        ([50.0], "▅"),
        ([0.0, 50.0, 100.0], "▁▅█"),
        ([70.0, 70.4, 70.2], "▄▅▅"),
        ([70.0, None, 80.0], "▁·█"),
        ([None], "·"),
    ],
)
def test_bars_rise_with_the_values_over_ten_points_at_least(values: list[float | None], drawn: str) -> None:
    assert bars(values) == drawn


def table(*rows: tuple[str | float | None, ...]) -> Table:
    return Table((Column("name", "Name"), Column("value", "Value")), rows)


def test_an_empty_table_is_a_heading_and_an_empty_list() -> None:
    assert "".join(to_csv(table())).splitlines() == ['\ufeff"name","value"']
    assert "".join(to_json(table())) == "[]\n"
    assert "".join(to_json_lines(table())) == ""


def test_what_is_not_known_is_empty_and_what_cannot_be_seen_is_written_out() -> None:
    found = table(("=1+1", None), ("a\u202eb", 2.5))
    assert "".join(to_csv(found)).splitlines()[1:] == ['"\'=1+1",""', '"a⟨U+202E⟩b",2.5']
    assert "".join(to_json(found)) == '[\n{"name": "=1+1", "value": null},\n{"name": "a\\u202eb", "value": 2.5}\n]\n'
