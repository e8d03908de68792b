"""The middle value of many, each as heavy as the characters that show it."""

from collections.abc import Iterable


def middle(values: Iterable[tuple[float, int]]) -> float:
    """Return the value at which half of the weight is reached; 0 for none."""
    rising = sorted(values)
    half, passed = sum(weight for _, weight in rising) / 2, 0
    for value, weight in rising:
        passed += weight
        if passed >= half:
            return value
    return 0.0
