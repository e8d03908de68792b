"""Samples what a process and everything it started take: processor time, memory, and how busy the machine is."""

import os
import threading
from collections.abc import Iterator

import psutil

SAMPLING_S = 0.5


class Meter:
    """Measures a process, this one when none is named, and its descendants until it ends."""

    def __init__(self, pid: int | None = None) -> None:
        self.processor_s: dict[tuple[int, float], float] = {}  # by process, also of those that have ended
        self.machine_percent: list[float] = []  # of all processors, by anything
        self.peak_bytes = 0  # what processes share is not counted
        self.peak_processes = 0
        self._root = psutil.Process(pid or os.getpid())
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._stop = threading.Event()

    def __enter__(self) -> "Meter":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(SAMPLING_S):
            size = count = 0
            self.machine_percent.append(psutil.cpu_percent())
            for process in members(self._root):
                try:
                    memory = process.memory_info()
                    self.processor_s[process.pid, process.create_time()] = _processor_s(process)
                except psutil.Error:
                    continue
                size += memory.rss - memory.shared
                count += 1
            self.peak_bytes = max(self.peak_bytes, size)
            self.peak_processes = max(self.peak_processes, count)


def members(root: psutil.Process) -> Iterator[psutil.Process]:
    """Yield a process and all that live below it; none once it has ended."""
    try:
        yield from (root, *root.children(recursive=True))
    except psutil.Error:
        return


def processor_s() -> float:
    """Return the processor seconds of this process and all that live below it."""
    total_s = 0.0
    for process in members(psutil.Process()):
        try:
            total_s += _processor_s(process)
        except psutil.Error:
            continue
    return total_s


def _processor_s(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
