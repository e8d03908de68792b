"""A batch from what is asked for to its end: the lock, the workers, the history, the way on after a stop."""

import asyncio
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from auditor.batch.begin import Asked, begin, check_begun
from auditor.batch.capacity import cores, free_bytes, workers_for
from auditor.batch.crew import Worker
from auditor.batch.disk import check_room
from auditor.batch.folder import LOCK, BatchFolder, Done, Ending
from auditor.batch.lock import locked
from auditor.batch.outage import Finished, Outage
from auditor.batch.progress import BatchProgress
from auditor.batch.queue import Queue
from auditor.batch.reach import takes_connection
from auditor.batch.supervisor import Run, Workforce
from auditor.browser.launch import needed_browser
from auditor.errors import InputError
from auditor.history.record import NOT_RECORDED, record_or_say
from auditor.store import Bundle
from reports.i18n import Translator
from rules.department import Department
from rules.finding import message

INSTALL_CLUSTER = "Install it with: pip install 'government-website-auditor[cluster]'"
WORKERS_LOG = "workers.log"  # what workers print: nothing, unless something is wrong with them
LATEST = 20  # sites whose end may have been written down without the history hearing of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is asked for, and how it is carried out."""

    asked: Asked
    folder: BatchFolder
    baselines: Mapping[str, Path]  # by folder name
    is_resumed: bool
    at_once: int | None  # sites; None: as many as this machine bears
    database: str  # of the history
    cluster: str = ""  # "tcp://…" or "local:N"; "": the workers of this machine


def conduct(plan: Plan, translator: Translator, *, is_quiet: bool, is_verbose: bool) -> None:
    """Audit every department that is not done; BatchError when that cannot begin or go on."""
    check_begun(plan.folder, plan.asked, is_resumed=plan.is_resumed)
    with locked(plan.folder.folder / LOCK) as lock:
        check_room(plan.folder.folder)
        begin(plan.folder, plan.asked)
        done = {name: end for name, _, end in plan.folder.departments() if end is not None}
        total = len(plan.asked.departments)
        progress = BatchProgress(translator, total=total, done=len(done), is_quiet=is_quiet, is_verbose=is_verbose)
        with progress:
            asyncio.run(_carried_out(plan, done, progress, lock))


async def _carried_out(plan: Plan, done: Mapping[str, Done], progress: BatchProgress, lock: int) -> None:
    waiting = [(name, one) for name, one in plan.asked.departments if name not in done]
    history = History(plan, progress)
    await asyncio.to_thread(history.catch_up, done)
    async with _workforce(plan, len(waiting), lock) as workforce:
        progress.begun(len(workforce.crew))
        run = Run(
            folder=plan.folder,
            orders=plan.asked.orders,
            queue=Queue.of(waiting),
            handles=plan.asked.handles,
            baselines=plan.baselines,
            outage=Outage(workforce.answers),
            audience=progress,
            keep=history.keep,
        )
        await run.work(workforce.crew)


def _workforce(plan: Plan, sites: int, lock: int) -> AbstractAsyncContextManager[Workforce]:
    if plan.cluster:
        try:
            from auditor.batch.cluster import cluster_workforce  # an extra: not everybody has Dask
        except ImportError as error:
            raise InputError("A cluster needs the extra ‘cluster’.", hint=INSTALL_CLUSTER) from error
        return cluster_workforce(plan.cluster, plan.asked.orders.manner, plan.at_once, sites, plan.folder.url)
    manner = plan.asked.orders.manner
    at_once = min(plan.at_once or workers_for(sites, cores(), free_bytes()), max(sites, 1))
    needed_browser(manner.browser)
    crew = [Worker(manner.browser, plan.folder.folder / WORKERS_LOG, (lock,)) for _ in range(at_once)]
    return nullcontext(Workforce(crew, lambda url: takes_connection(url, manner)))


@dataclass(frozen=True, slots=True)
class History:
    """Records audits; a history that cannot be written costs a warning, never the batch."""

    plan: Plan
    progress: BatchProgress

    def keep(self, finished: Finished) -> None:
        """Record the audit of a department."""
        self._record(finished.name, finished.department, finished.result.ending)

    def catch_up(self, done: Mapping[str, Done]) -> None:
        """Record the latest audits of an earlier run: it may have been stopped before it could; twice is once."""
        latest = sorted(done, key=lambda name: done[name].finished_at)[-LATEST:]
        departments = dict(self.plan.asked.departments)
        for name in latest:
            self._record(name, departments[name], done[name].ending)

    def _record(self, name: str, department: Department, ending: Ending) -> None:
        site = self.plan.folder.site(name)
        if ending is Ending.BROKEN or not site.is_dir():  # not here: a cluster put it into its own storage
            return
        try:
            said = record_or_say(
                self.plan.database,
                Bundle.open(site),
                name=department.name,
                name_hi=department.name_hi,
                batch=self.plan.folder.url or str(self.plan.folder.folder.resolve()),
            )
        except Exception as error:  # noqa: BLE001, whatever is wrong with the history, the audit is done
            said = message(NOT_RECORDED, detail=f"{type(error).__name__}: {error}", folder=str(site))
        if said is not None:
            self.progress.note(said)
