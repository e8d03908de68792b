"""A batch on the workers of a Dask cluster: a site is a task, and a lost worker's site is run again by another.

A task starts the same worker process that a batch of one machine starts, and keeps it for the next one.
"""

import asyncio
import io
import tarfile
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from distributed import Client, KilledWorker, LocalCluster

from auditor.batch.crew import Worker, WorkerLostError
from auditor.batch.reach import takes_connection
from auditor.batch.stored import put_folder
from auditor.batch.supervisor import Workforce
from auditor.batch.task import LENGTH, Full, Result, Step, Task, line_of, packed, told_by, unpacked
from auditor.config import AUDITOR_VERSION, Manner
from auditor.errors import BatchError

BROWSER = "browser"  # the resource of a Dask worker: how many sites it audits at once
PATIENCE_S = 30
LOCAL = "local:"
_idle: list[Worker] = []  # of this process; each keeps its browser


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the cluster for one site at a time."""

    client: Client
    storage: str  # where the evidence is put; "": it comes back

    async def audit(self, task: Task, on_step: Callable[[Step], None]) -> Result | Full:  # noqa: ARG002, told by none
        """Return how the audit ended; the evidence is in the output folder of the task, or in the storage."""
        future = self.client.submit(
            audit_here, packed(task)[LENGTH.size :], self.storage, resources={BROWSER: 1}, pure=False
        )
        try:
            line, evidence = await future
        except KilledWorker as error:
            raise WorkerLostError(str(error)) from error
        except asyncio.CancelledError:
            await future.cancel()
            raise
        if evidence is not None:
            await asyncio.to_thread(_unpack, evidence, task)
        told = told_by(line)
        assert not isinstance(told, Step)
        return told

    async def end(self) -> None:
        """Nothing is to be ended: the cluster is somebody else's."""


async def audit_here(body: bytes, storage: str) -> tuple[bytes, tuple[bytes, bytes] | None]:
    """Audit a department on this machine; return how it ended, and its folder as an archive with its log.

    None for those that were put into the storage instead.
    """
    task = unpacked(body)
    with tempfile.TemporaryDirectory(prefix="auditor-") as scratch:
        here = replace(task, output=Path(scratch) / "site", log=Path(scratch) / "log")
        browser = task.orders.manner.browser
        worker = _idle.pop() if _idle else Worker(browser, Path(tempfile.gettempdir()) / "auditor-workers.log")
        told = await worker.audit(here, lambda _: None)
        _idle.append(worker)
        if storage:
            await asyncio.to_thread(put_folder, storage, task.name, here.output, here.log)
            return line_of(told), None
        return line_of(told), (await asyncio.to_thread(_archive, here.output), here.log.read_bytes())


async def answers_here(url: str, manner: Manner) -> bool:
    """Return whether a website takes a connection from this machine."""
    return await takes_connection(url, manner)


@asynccontextmanager
async def cluster_workforce(
    address: str, manner: Manner, at_once: int | None, sites: int, storage: str
) -> AsyncIterator[Workforce]:
    """Give the workforce of a scheduler at an address, or of `local:N` workers started for this batch alone.

    BatchError when the scheduler cannot be reached, or has no worker that can audit.
    """
    async with _client(address) as client:
        places = await _places(client, address)
        await _check_versions(client)

        async def answers(url: str) -> bool:
            return bool(await client.submit(answers_here, url, manner, pure=False))

        crew = [Place(client, storage)] * min(at_once or places, max(sites, 1))
        yield Workforce(crew, answers)


@asynccontextmanager
async def _client(address: str) -> AsyncIterator[Client]:
    if address.startswith(LOCAL):
        count = int(address.removeprefix(LOCAL))
        async with (
            LocalCluster(
                n_workers=count,
                threads_per_worker=1,
                resources={BROWSER: 1},
                memory_limit=0,
                dashboard_address=None,
                asynchronous=True,
            ) as cluster,
            Client(cluster, asynchronous=True) as client,
        ):
            yield client
        return
    try:
        client = await Client(address, asynchronous=True, timeout=PATIENCE_S)
    except (OSError, ValueError) as error:
        raise BatchError(f"The scheduler at {address} cannot be reached: {error}", hint=_START) from error
    async with client:
        yield client


_START = (
    "Start it with: dask scheduler, and on each machine of the cluster: "
    "dask worker tcp://SCHEDULER:8786 --nthreads 1 --resources browser=4"
)


async def _places(client: Any, address: str) -> int:  # Dask's annotations know the synchronous client alone
    """Return how many sites the cluster audits at once."""
    try:
        await client.wait_for_workers(1, timeout=PATIENCE_S)
    except TimeoutError as error:
        raise BatchError(f"The scheduler at {address} has no workers.", hint=_START) from error
    workers = (await client.scheduler.identity(n_workers=-1))["workers"].values()
    places = int(sum(worker["resources"].get(BROWSER, 0) for worker in workers))
    if not places:
        raise BatchError(f"No worker of {address} offers the resource ‘{BROWSER}’.", hint=_START)
    return places


async def _check_versions(client: Client) -> None:
    """Raise BatchError when a worker has another auditor, or none."""
    told = await client.run(_version, on_error="return")
    wrong = {worker: version for worker, version in told.items() if version != AUDITOR_VERSION}
    if wrong:
        worker, version = next(iter(wrong.items()))
        raise BatchError(
            f"The worker {worker} has another auditor ({version}) than this machine ({AUDITOR_VERSION}).",
            hint="Install the same version of the auditor, with its extra ‘cluster’, on every machine.",
        )


def _version() -> str:
    return AUDITOR_VERSION


def _archive(site: Path) -> bytes:
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w") as archive:  # what is in it is compressed already
        if site.is_dir():
            archive.add(site, arcname=".")
    return content.getvalue()


def _unpack(evidence: tuple[bytes, bytes], task: Task) -> None:
    """Put the evidence into the folder of the department, and add to its log."""
    archive, log = evidence
    task.output.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        opened.extractall(task.output, filter="data")
    task.log.parent.mkdir(parents=True, exist_ok=True)
    with task.log.open("ab") as stream:
        stream.write(log)
