"""The comparison with the audit before, in a process of its own.

    python -m auditor.web.aftermath OLDER NEWER LANGUAGE

Judging two audits burns the processor for seconds; in the server it would hold up everybody's pages.
"""

import asyncio
import os
import sys
from pathlib import Path

from auditor.store import Bundle
from auditor.web.comparing import write_comparison

NICENESS = 10  # of all that audits beside the pages of the service
PATIENCE_S = 600.0


async def compared(older: Path, newer: Path, language: str) -> str:
    """Write what changed between two output folders into the newer one; return what went wrong, "" when nothing did."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "auditor.web.aftermath", str(older), str(newer), language),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,
        env=os.environ,
    )
    try:
        async with asyncio.timeout(PATIENCE_S):
            _, said = await process.communicate()
    except BaseException:
        process.kill()
        await process.wait()
        raise
    return "" if process.returncode == 0 else (said.decode(errors="replace").strip().splitlines() or ["it ended"])[-1]


def main() -> None:
    """Compare the two folders that are named, by the weights of the newer audit."""
    os.nice(NICENESS)
    older, newer, language = sys.argv[1:]
    scorecard = Bundle.open(Path(newer)).scorecard()
    weights = {category.category: category.weight for category in scorecard.categories}
    write_comparison(Path(older), Path(newer), weights, language)


if __name__ == "__main__":
    main()
