"""A limit to the memory of every process of the browser: a page that hoards it ends itself, not the machine."""

import contextlib

import psutil

# Chromium sets 700 MB aside in a renderer before a page is in it, of which it uses a tenth.
MOST_DATA_BYTES = 1_300 * 1024 * 1024


def limit_memory(main: psutil.Process) -> None:
    """Set the limit of a browser, which what it starts later inherits; only Linux knows such limits."""
    if not hasattr(psutil.Process, "rlimit"):
        return
    for process in (main, *main.children(recursive=True)):
        with contextlib.suppress(psutil.Error):  # it has ended, or the system does not let us
            process.rlimit(psutil.RLIMIT_DATA, (MOST_DATA_BYTES, MOST_DATA_BYTES))
