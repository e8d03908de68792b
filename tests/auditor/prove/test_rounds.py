"""Rules that share loads."""

from itertools import combinations

import pytest

from auditor.prove.repairs import Repair
from auditor.prove.settle import Unit, rounds


def units(count: int) -> list[Unit]:
    return [
        (Repair(rule=f"rule-{number}", fingerprint="0", edits=(), steps=(), faults=(), is_filled_in=False),)
        for number in range(count)
    ]


@pytest.mark.parametrize("count", [7, 8, 9, 16, 31])
def test_any_two_rules_are_apart_in_some_load_and_loads_are_saved(count: int) -> None:
    loads = list(rounds(units(count)))
    assert len(loads) < count
    for one, other in combinations(units(count), 2):
        assert any(one in load and other not in load for load in loads)
        assert any(other in load and one not in load for load in loads)


@pytest.mark.parametrize("count", range(7))
def test_few_rules_share_no_load(count: int) -> None:
    assert not list(rounds(units(count)))
