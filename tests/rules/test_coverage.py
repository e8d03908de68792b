"""The table of what is looked at says nothing else than the rules do."""

import pytest

from rules.coverage import COVERAGE, Cover
from rules.registry import by_id
from rules.standards import Reference, _tables, wcag


def behind(criterion: str) -> set[str]:
    reference: Reference = wcag(criterion)
    return {rule.id for rule in by_id().values() if reference in rule.references}


def test_every_criterion_of_level_a_and_aa_is_in_the_table():
    wanted = {criterion for criterion, entry in _tables()["wcag"].items() if entry["level"] in {"A", "AA"}}
    assert set(COVERAGE) == wanted


@pytest.mark.parametrize("criterion", COVERAGE)
def test_a_criterion_is_covered_exactly_when_a_rule_refers_to_it(criterion):
    assert bool(behind(criterion)) is (COVERAGE[criterion].cover is not Cover.NOT_COVERED)
