"""A module that runs in a process of its own: in the server it would hold up everybody's pages."""

import asyncio
import os
import sys

from auditor.standing_back import stand_back

NICENESS = 10  # of all that audits beside the pages of the service


async def ended(
    module: str, *arguments: str, given: bytes = b"", patience_s: float, inherited: tuple[int, ...] = ()
) -> str:
    """Run a module with these arguments and this input; return what went wrong, "" when nothing did.

    It stands back behind the pages, ends with whoever waits for it and with its patience, and has the open files that
    it inherits.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, *arguments),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,
        pass_fds=inherited,
        env=os.environ,
    )
    try:
        await asyncio.to_thread(stand_back, process.pid, NICENESS)
        async with asyncio.timeout(patience_s):
            _, said = await process.communicate(given)
    except BaseException:
        process.kill()
        await process.wait()
        raise
    return "" if process.returncode == 0 else (said.decode(errors="replace").strip().splitlines() or ["it ended"])[-1]
