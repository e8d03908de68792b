"""How much memory this process and all it starts take together, watched from a thread of its own."""

import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psutil

EVERY_S = 0.2


@dataclass(slots=True)
class Appetite:
    """The most that was taken at once, what was taken before left out."""

    most_bytes: int = 0


@contextmanager
def watched() -> Iterator[Appetite]:
    """Give the most memory that is taken while the block runs; what processes share counts once."""
    appetite, is_over, before = Appetite(), threading.Event(), _taken_bytes()

    def watch() -> None:
        while not is_over.wait(EVERY_S):
            appetite.most_bytes = max(appetite.most_bytes, _taken_bytes() - before)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield appetite
    finally:
        is_over.set()
        thread.join()


def _taken_bytes() -> int:
    total = 0
    myself = psutil.Process()
    for process in (myself, *myself.children(recursive=True)):
        with contextlib.suppress(psutil.Error):  # it has ended
            total += process.memory_full_info().pss
    return total
