"""What a batch costs: copies of the sample site under names of their own, with the latency of a far server.

    python tools/bench_batch.py [--sites 50] [--workers auto] [--latency-ms 150] [--pace 2]

Every answer is delayed, and every website is visited at the real pace. Printed is how busy the batch kept the
processors, how its time compares with the least possible (all its processor work, spread evenly), and what a site costs
in processor time, memory and disk. A batch that shares the machine with other work is slower; how much of the machine
others used is printed beside it.
"""

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from meter import Meter
from town import Town

from auditor.batch.capacity import cores
from auditor.batch.folder import BatchFolder, Ending

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "examples" / "department"
SAMPLE_DAY = "2026-11-20"
GOAL_BUSY_PERCENT, GOAL_TIMES = 85, 1.3


def run(sites: int, workers: str, latency_s: float, pace: float, output: Path) -> None:
    """Run the batch and print its figures."""
    chance = random.Random(1)
    with Town(lambda: latency_s * (0.5 + chance.random())) as town:
        addresses = [town.build(f"department-{number}.gov.in", SAMPLE) for number in range(1, sites + 1)]
        listing = output.with_name("departments.csv")
        lines = [f"Department {number},{address}" for number, address in enumerate(addresses, start=1)]
        listing.write_text("\n".join(["name,url", *lines]), encoding="utf-8")
        manner = ["--pace", str(pace), "--as-of", SAMPLE_DAY, "--database", "none", *town.pins()]
        command = ["batch", str(listing), "--out", str(output), "--workers", workers, *manner]
        before, began = psutil.cpu_times(), time.monotonic()
        with (
            subprocess.Popen([sys.executable, "-m", "auditor.cli", *command], cwd=ROOT) as batch,
            Meter(batch.pid) as meter,
        ):
            batch.wait()
        wall_s = time.monotonic() - began
        after = psutil.cpu_times()
    machine_s = sum(after) - sum(before) - (after.idle - before.idle) - (after.iowait - before.iowait)
    _print(output, wall_s, machine_s, meter, town)


def _print(output: Path, wall_s: float, machine_s: float, meter: Meter, town: Town) -> None:
    total_s = sum(meter.processor_s.values())
    folder = BatchFolder(output)
    ends = [(name, done) for name, _, done in folder.departments() if done is not None]
    scored = [done for _, done in ends if done.ending is Ending.SCORED]
    disk = [sum(file.stat().st_size for file in folder.site(name).rglob("*") if file.is_file()) for name, _ in ends]
    least_s = total_s / cores()
    busy, machine = 100 * total_s / wall_s / cores(), 100 * machine_s / wall_s / cores()
    print(f"sites scored                     {len(scored)} of {len(ends)}")
    print(f"wall                             {wall_s:8.1f} s")
    print(f"processor work of the batch      {total_s:8.1f} s, {total_s / len(ends):.1f} s a site")
    print(f"processor work of others         {machine_s - total_s:8.1f} s (with the server of the copies)")
    print(f"processors busy with the batch   {busy:8.1f} % of {cores()} (goal {GOAL_BUSY_PERCENT})")
    print(f"processors busy with anything    {machine:8.1f} %")
    quarter = len(meter.machine_percent) // 4
    middle = statistics.mean(meter.machine_percent[quarter : -quarter or None])
    print(f"the same, in the middle half     {middle:8.1f} %")
    print(f"wall / (processor work / cores)  {wall_s / least_s:8.2f} (goal {GOAL_TIMES})")
    print(f"a site, median                   {statistics.median(done.wall_s for _, done in ends):8.1f} s wall")
    print(f"memory at its peak               {meter.peak_bytes / 2**20:8.0f} MiB, {meter.peak_processes} processes")
    print(f"network                          {town.sent_bytes / len(ends) / 2**20:8.1f} MiB a site")
    print(f"requests                         {len(town.asked) / len(ends):8.0f} a site")
    print(f"disk                             {statistics.median(disk) / 2**20:8.1f} MiB a site")


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sites", type=int, default=50)
    parser.add_argument("--workers", default="auto")
    parser.add_argument("--latency-ms", type=float, default=150.0)
    parser.add_argument("--pace", type=float, default=2.0)
    parser.add_argument("--out", type=Path, help="Keep the batch in this folder.")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        output = arguments.out or Path(scratch) / "batch"
        run(arguments.sites, arguments.workers, arguments.latency_ms / 1000, arguments.pace, output)


if __name__ == "__main__":
    main()
