"""A fix as steps for other programs."""

from collections.abc import Callable
from typing import Any

from rules.finding import Occurrence
from rules.fixing.fix import fix_of


def steps(occurrence: Occurrence, told: Callable[[str], Any]) -> list[dict[str, Any]]:
    """Return the steps that mend an element, each with its own selector; `told` puts a value into words."""
    return [
        {
            "operation": edit.operation,
            "selector": edit.selector or occurrence.selector,
            "name": edit.name,
            "value": told(edit.value),
        }
        for edit in fix_of(occurrence)
    ]
