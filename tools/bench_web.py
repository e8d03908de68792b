"""What the service bears: 200 readers of finished scorecards while 20 audits are queued and done.

    python tools/bench_web.py [--readers 200] [--audits 20] [--seconds 90] [--idle]

A real `auditor serve` on loopback audits copies of the sample site under names of their own, asked for through the
form that officers use, one officer watching each. Readers are another process, which tells how late it is itself. The
figures stand for as long as the audits take, at least for `--seconds`. `--idle` puts the same readers without audits
beside it. All of it shares the processors of this machine; in life readers do not.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psutil
from bench_web_stock import LANGUAGES, ROOT, SAMPLE, SAMPLE_DAY, made, put
from meter import Meter
from town import Town

from auditor.batch.capacity import cores
from auditor.history.database import Database, open_database
from auditor.web import queue
from auditor.web.jobs import EventKind, JobState
from auditor.web.rendering import static_address
from auditor.web.settings import ServeSettings

GOAL_MS = 300
LATENCY_S = 0.15  # of the audited websites
SHEETS = ("sheet-editor.html", "sheet-developer.html", "letter.html")
STATIC = ("service.css", "watch.js", "mark.svg")
PAGES = ("home", "result", "scorecard", "site", "sheet")
Plan = dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """What one run of the readers showed."""

    wall_s: float
    seen: dict[str, Any]
    server_s: float  # processor time of the server itself
    audits_s: float  # of its workers and their browsers
    readers_s: float
    idle_percent: float  # of the machine


@contextmanager
def serving(data: Path, database: Path, town: Town, log: Path, profile: Path | None) -> Iterator[tuple[int, str]]:
    """Run the service; give its process and its address."""
    words = [
        "serve",
        "--port",
        "0",
        "--data",
        data,
        "--database",
        database,
        "--allow-private",
        "--grace",
        "0",
        *(["--audits", "0"] if not town.pins() else []),
    ]
    words += ["--as-of", SAMPLE_DAY, "--per-address", "1000", *town.pins()]
    start = ["-m", "cProfile", "-o", profile, "-m", "auditor.cli"] if profile else ["-m", "auditor.cli"]
    with log.open("wb") as errors:
        server = subprocess.Popen([sys.executable, *map(str, [*start, *words])], stderr=errors, cwd=ROOT)
    try:
        while not (found := re.search(r"Serving at (http://[\d.:]+)", log.read_text())):
            assert server.poll() is None, log.read_text()
            time.sleep(0.1)
        yield server.pid, found[1]
    finally:
        server.terminate()
        server.wait()


def ask(address: str, sites: list[str]) -> list[str]:
    """Ask for audits as officers do, each with a browser of their own; return the paths of their pages."""
    paths = []
    for number, site in enumerate(sites):
        with httpx.Client(base_url=address, headers={"Accept-Language": LANGUAGES[number % 2]}) as browser:
            token = re.search(r'name="token" value="(\w+)"', browser.get("/").text)
            assert token is not None
            answer = browser.post("/audits", data={"address": site, "token": token[1]})
            assert answer.status_code == 303, answer.text
            paths.append(answer.headers["Location"])
    return paths


@contextmanager
def reading(address: str, readers: int, plan: Plan) -> Iterator[list[dict[str, Any]]]:
    """Let readers read until the block ends; the list then holds what they saw."""
    command = [sys.executable, str(Path(__file__).with_name("bench_web_readers.py"))]
    told: list[dict[str, Any]] = []
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        process.stdin.write(json.dumps({"plan": plan, "address": address, "readers": readers}) + "\n")
        process.stdin.flush()
        times = psutil.Process(process.pid)
        yield told
        used = times.cpu_times()
        output, _ = process.communicate()
        told.append(json.loads(output) | {"processor_s": used.user + used.system})


def phase(server: int, address: str, readers: int, plan: Plan, ends: Iterator[object]) -> Phase:
    """Measure until there is nothing more to wait for."""
    process, began = psutil.Process(server), time.monotonic()
    before, machine = process.cpu_times(), psutil.cpu_times()
    with Meter(server) as meter, reading(address, readers, plan) as told:
        for _ in ends:
            time.sleep(1)
        wall_s = time.monotonic() - began
        after, machine_after = process.cpu_times(), psutil.cpu_times()
    own_s = after.user + after.system - before.user - before.system
    all_s = sum(spent for (pid, _), spent in meter.processor_s.items() if pid != server)
    [seen] = told
    return Phase(
        wall_s=wall_s,
        seen=seen,
        server_s=own_s,
        audits_s=all_s,
        readers_s=seen["processor_s"],
        idle_percent=100 * (machine_after.idle - machine.idle) / (sum(machine_after) - sum(machine)),
    )


def until(seconds: float, limit_s: float, database: Database, jobs: list[str]) -> Iterator[None]:
    """Go on for so long, and until the jobs are over."""
    began = time.monotonic()
    while (passed := time.monotonic() - began) < seconds or (jobs and passed < limit_s):
        jobs = [one for one in jobs if not getattr(queue.job(database, one), "is_over", True)]
        yield


def print_phases(phases: dict[str, Phase]) -> None:
    """Print the figures of the phases side by side."""
    print(f"{'':12}" + "".join(f"{name:^54}" for name in phases))
    print(f"{'ms':12}" + f"{'asked':>10}{'p50':>9}{'p95':>9}{'p99':>9}{'max':>9}{'':8}" * len(phases))
    for kind in (*PAGES, "pages", "static", "stream"):
        line = f"{kind:12}"
        for one in phases.values():
            times_s = one.seen["times_s"]
            of_kind = [one_s for page in (PAGES if kind == "pages" else (kind,)) for one_s in times_s.get(page, [])]
            line += f"{len(of_kind):10}" + "".join(f"{ms:9.0f}" for ms in _spread_ms(of_kind)) + " " * 8
        print(line)
    for title, told in (
        ("errors", lambda one: str(one.seen["errors"] or "none")),
        ("answers a second", lambda one: f"{sum(map(len, one.seen['times_s'].values())) / one.wall_s:.0f}"),
        ("MiB a second", lambda one: f"{one.seen['bytes'] / one.wall_s / 2**20:.1f}"),
        ("wall s", lambda one: f"{one.wall_s:.0f}"),
        ("server, % of a processor", lambda one: f"{100 * one.server_s / one.wall_s:.0f}"),
        ("audits, % of a processor", lambda one: f"{100 * one.audits_s / one.wall_s:.0f}"),
        ("readers, % of a processor", lambda one: f"{100 * one.readers_s / one.wall_s:.0f}"),
        ("machine idle, %", lambda one: f"{one.idle_percent:.0f}"),
        ("readers themselves late, ms p50/p95/max", _lateness),
    ):
        print(f"{title:40}" + "".join(f"{told(one):>30}" for one in phases.values()))


def _lateness(one: Phase) -> str:
    middle, late, _, most = _spread_ms(one.seen["lags_s"])
    return f"{middle:.0f} / {late:.0f} / {most:.0f}"


def _spread_ms(times_s: list[float]) -> tuple[float, float, float, float]:
    if len(times_s) < 2:
        return (1000 * sum(times_s),) * 4
    cuts = statistics.quantiles(times_s, n=100, method="inclusive")
    return 1000 * cuts[49], 1000 * cuts[94], 1000 * cuts[98], 1000 * max(times_s)


def is_nothing_lost(database: Database, jobs: list[str], phase: Phase) -> bool:
    """Print what became of the jobs; return whether all were done, told of without a gap, and watched to their end."""
    found = [queue.job(database, one) for one in jobs]
    states = [job.state for job in found if job is not None]
    done = sum(job is not None and job.state is JobState.DONE and job.score is not None for job in found)
    events = [queue.events_after(database, one, 0) for one in jobs]
    gapless = sum([event.number for event in told] == list(range(1, len(told) + 1)) for told in events)
    last = sum(told[-1].kind is EventKind.STATE and told[-1].detail == JobState.DONE for told in events)
    attempts = sum(job.attempt for job in found if job is not None)
    print(f"jobs done with a score                   {done} of {len(jobs)} ({states.count(JobState.FAILED)} failed)")
    print(f"attempts                                 {attempts}")
    print(f"numbers of events without a gap          {gapless} of {len(jobs)}, {sum(map(len, events))} events")
    print(f"last event says done                     {last} of {len(jobs)}")
    print(f"watched to the end by an officer         {phase.seen['streams_over']} of {len(jobs)}")
    return {done, gapless, last, phase.seen["streams_over"], attempts} == {len(jobs)} and not phase.seen["errors"]


def niceness(server: int) -> str:
    """Return how far each process of the service stands back, by name."""
    found = {
        f"{process.name()} {process.nice()}/{os.sched_getscheduler(process.pid)}"
        for process in psutil.Process(server).children(recursive=True)
    }
    return ", ".join(sorted(found))


def run(arguments: argparse.Namespace, scratch: Path) -> bool:
    """Prepare, measure and print; return whether nothing was lost and pages were quick enough."""
    outputs = made(arguments.stock or scratch / "stock")
    database = open_database(str(scratch / "service.sqlite3"))
    settings = ServeSettings(data=scratch / "data", database=database.name)
    settings.audits.mkdir(parents=True)
    plan: Plan = {"watched": []}
    stock = list(put(settings, database, outputs, arguments.sites))
    for number, language in enumerate(LANGUAGES):
        own = stock[1 - number :: 2]
        plan[f"home {language}"] = ["/"]
        plan[f"result {language}"] = [f"/audits/{job}" for _, job in stock]
        plan[f"site {language}"] = [f"/sites/{site}" for site, _ in stock]
        plan[f"scorecard {language}"] = [f"/audits/{job}/scorecard.html" for _, job in own]
        plan[f"sheet {language}"] = [f"/audits/{job}/{sheet}" for _, job in own for sheet in SHEETS]
        plan[f"static {language}"] = [static_address(name) for name in STATIC]
    phases: dict[str, Phase] = {}
    with Town(lambda: LATENCY_S) as town:
        sites = [town.build(f"audited-{number}.gov.in", arguments.site) for number in range(1, arguments.audits + 1)]
        log = scratch / "server.log"
        with serving(settings.data, Path(database.name), town, log, arguments.profile) as (server, address):
            urllib.request.urlopen(address).read()
            if arguments.idle:
                ends = until(arguments.seconds, 0, database, [])
                phases["without audits"] = phase(server, address, arguments.readers, plan, ends)
            plan["watched"] = ask(address, sites)
            jobs = [path.removeprefix("/audits/") for path in plan["watched"]]
            ends = until(arguments.seconds, arguments.limit, database, jobs)
            phases["with audits"] = phase(server, address, arguments.readers, plan, ends)
            print(f"{arguments.readers} readers, {arguments.audits} audits, {cores()} processors")
            print_phases(phases)
            print(f"standing back (nice/policy)              {niceness(server)}")
            is_whole = is_nothing_lost(database, jobs, phases["with audits"])
    times_s = phases["with audits"].seen["times_s"]
    _, p95_ms, _, _ = _spread_ms([one_s for page in PAGES for one_s in times_s.get(page, [])])
    print(f"pages with audits, p95                   {p95_ms:.0f} ms (goal {GOAL_MS})")
    print(f"nothing lost                             {'yes' if is_whole else 'NO'}")
    return is_whole and p95_ms < GOAL_MS


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--audits", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=90.0)
    parser.add_argument(
        "--limit", type=float, default=1800.0, help="Seconds after which audits are waited for no more."
    )
    parser.add_argument("--sites", type=int, default=24, help="Finished sites to read of.")
    parser.add_argument("--site", type=Path, default=SAMPLE, help="Folder of the website to audit copies of.")
    parser.add_argument("--idle", action="store_true", help="Measure without audits as well.")
    parser.add_argument("--stock", type=Path, help="Keep the audit that readers read in this folder.")
    parser.add_argument("--profile", type=Path, help="Write a profile of the server's main thread to this file.")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        raise SystemExit(not run(arguments, Path(scratch)))


if __name__ == "__main__":
    main()
