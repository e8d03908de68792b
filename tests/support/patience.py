"""Waiting in tests for what other processes do."""

import time
from collections.abc import Callable
from typing import TypeVar

PATIENCE_S = 120.0  # a machine may be busy with other tests
POLL_S = 0.02
T = TypeVar("T")


def until(what: Callable[[], T], patience_s: float = PATIENCE_S) -> T:
    """Return what is so once it is so; a test fails that waits longer."""
    ends_at = time.monotonic() + patience_s
    while not (found := what()):
        assert time.monotonic() < ends_at, "it did not come to that"
        time.sleep(POLL_S)
    return found
