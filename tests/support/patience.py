"""Waiting in tests for what other processes do."""

import time
from collections.abc import Callable

PATIENCE_S = 120.0  # a machine may be busy with other tests
POLL_S = 0.02


def until(what: Callable[[], object]) -> None:
    """Return once this is so; a test fails that waits longer than two minutes."""
    ends_at = time.monotonic() + PATIENCE_S
    while not what():
        assert time.monotonic() < ends_at, "it did not come to that"
        time.sleep(POLL_S)
