"""The comparison of two audits, in a process of its own.

    python -m auditor.web.aftermath OLDER NEWER INTO LANGUAGE < EXCEPTIONS

Judging two audits burns the processor for seconds; in the server it would hold up everybody's pages.
"""

import sys
from pathlib import Path

from auditor.compare import Terms
from auditor.exceptions import exceptions_in
from auditor.store import Bundle
from auditor.web.comparing import write_comparison
from auditor.web.process import ended

PATIENCE_S = 600.0
EXCEPTIONS = "exceptions.yaml"


async def compared(older: Path, newer: Path, into: Path, language: str, exceptions: str) -> str:
    """Write what changed between two output folders into a folder; return what went wrong, "" when nothing did.

    `exceptions` is the content of an exceptions file.
    """
    folders = (str(older), str(newer), str(into))
    given = exceptions.encode()
    return await ended("auditor.web.aftermath", *folders, language, given=given, patience_s=PATIENCE_S)


def main() -> None:
    """Compare the two folders that are named, by the weights of the newer audit."""
    older, newer, into, language = sys.argv[1:]
    scorecard = Bundle.open(Path(newer)).scorecard()
    weights = {category.category: category.weight for category in scorecard.categories}
    terms = Terms(weights=weights, exceptions=exceptions_in(Path(EXCEPTIONS), sys.stdin.buffer.read()))
    write_comparison(Path(older), Path(newer), Path(into), terms, language)


if __name__ == "__main__":
    main()
