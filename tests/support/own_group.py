"""The command line in a process that a test can kill with everything it started."""

import os


def run_in_own_group(words: list[str]) -> None:
    """Run the command line in a process group of its own."""
    os.setsid()
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    from auditor.cli import main

    main(words)
