"""What a page costs: ours beside plain Playwright and plain axe, in one run on one machine.

    python tools/bench.py [FOLDER …]        the sample site when none is named

(a) goto and load, (b) the same and axe.run as axe tools call it, (c) our watch tier; each in a fresh
browser over the same pages, in turn, so that a busy machine hits all three alike. As in an audit, what
the pages of a template share is examined on the first of them alone; the second table says what each
phase of (c) costs there and on the other pages. (d) is a whole audit, divided by the pages it read;
(e) and (f) are what its rules cost (tools/bench_rules.py, which also takes the folder of any audit).
Memory is the peak of all processes together, without what they share.
"""

import argparse
import asyncio
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bench_rules import rows
from meter import Meter, processor_s
from playwright.async_api import async_playwright

from auditor.browser.axe import axe_source
from auditor.browser.launch import launch
from auditor.browser.visit import open_watcher
from auditor.crawl.templates import templates
from auditor.folder import LOOPBACK, served
from auditor.network.egress import Egress
from auditor.network.policy import Policy

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "examples" / "department"
MOST_PAGES = 30


@dataclass(slots=True)
class Cost:
    """Seconds a page, on the clock and of the processors."""

    wall_s: list[float] = field(default_factory=list)
    cpu_s: list[float] = field(default_factory=list)

    def row(self, name: str, base: "Cost") -> str:
        """Return a line of the table, with the ratio to another cost."""
        wall, cpu = statistics.median(self.wall_s), statistics.median(self.cpu_s)
        return f"{name:34}{wall:9.3f}{cpu:9.3f}{wall / statistics.median(base.wall_s):9.2f} ×"


@contextmanager
def timed(cost: Cost) -> Iterator[None]:
    """Add what the block takes to a cost."""
    wall, cpu = time.perf_counter(), processor_s()
    yield
    cost.wall_s.append(time.perf_counter() - wall)
    cost.cpu_s.append(processor_s() - cpu)


def page_names(folder: Path) -> list[str]:
    """Return the paths of the pages of a folder, at most thirty."""
    names = (file.relative_to(folder).as_posix() for file in sorted(folder.rglob("*.html")) if file.name != "404.html")
    return list(names)[:MOST_PAGES]


@dataclass(slots=True)
class Phases:
    """Seconds of every phase of our watch, on the first page of each template and on the others."""

    first_s: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    other_s: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, phases_s: Mapping[str, float], is_exemplar: bool) -> None:
        """Add one page."""
        for phase, seconds in phases_s.items():
            (self.first_s if is_exemplar else self.other_s)[phase].append(seconds)

    def rows(self) -> Iterator[str]:
        """Yield the lines of the table: medians in ms, and the share of the whole."""
        total = sum(sum(map(sum, side.values())) for side in (self.first_s, self.other_s))
        yield f"{'phase of (c)':34}{'first ms':>9}{'other ms':>9}{'share %':>11}"
        for phase in dict.fromkeys((*self.first_s, *self.other_s)):
            first, other = self.first_s[phase], self.other_s[phase]
            medians = "".join(
                f"{1000 * statistics.median(side):9.0f}" if side else f"{'–':>9}" for side in (first, other)
            )
            yield f"{phase:34}{medians}{100 * (sum(first) + sum(other)) / total:11.1f}"


async def watch_costs(folder: Path, browser_path: Path | None) -> tuple[int, Cost, Cost, Cost, Phases]:
    """Return the number of pages and the costs (a), (b) and (c), page by page in turn, with the phases of (c)."""
    bare, with_axe, ours, phases = Cost(), Cost(), Cost(), Phases()
    async with served(folder) as site:
        policy = Policy(pins={(site.host, 80): (LOOPBACK, site.port)}, only_pins=True)
        pages = [site.url + name for name in page_names(folder)]
        async with Egress(policy) as egress, async_playwright() as playwright:
            plain = await launch(playwright, browser_path, egress.proxy_url)
            tab = await (await plain.new_context(viewport={"width": 1366, "height": 768})).new_page()
            axe_browser = await launch(playwright, browser_path, egress.proxy_url)
            axe_tab = await (await axe_browser.new_context(viewport={"width": 1366, "height": 768})).new_page()

            async def load(url: str) -> None:
                await tab.goto(url, wait_until="load")

            async def load_and_axe(url: str) -> None:
                await axe_tab.goto(url, wait_until="load")
                await axe_tab.evaluate(axe_source())
                await axe_tab.evaluate("axe.run()")

            async with open_watcher(
                proxy_url=egress.proxy_url, executable=browser_path, user_agent="GovernmentWebsiteAuditor/bench"
            ) as watcher:
                now = datetime.now(UTC)
                seen = [await watcher.watch(url, is_exemplar=False, observed_at=now) for url in pages]
                named = templates([watched.page for watched in seen])
                firsts = set({name: url for url, name in reversed(named.items())}.values())

                async def watch(url: str) -> None:
                    is_home = url == f"{site.url}index.html"
                    await watcher.watch(url, is_home=is_home, is_exemplar=url in firsts, observed_at=now)

                ways: list[tuple[Cost, Callable[[str], Awaitable[None]]]] = [
                    (bare, load),
                    (with_axe, load_and_axe),
                    (ours, watch),
                ]
                for _, way in ways:
                    await way(pages[0])  # warms caches and compiled code alike
                for number, url in enumerate(pages):
                    for cost, way in ways[number % 3 :] + ways[: number % 3]:
                        with timed(cost):
                            await way(url)
                    phases.add(watcher.phases_s, url in firsts)
            await plain.close()
            await axe_browser.close()
    return len(pages), bare, with_axe, ours, phases


def audit_cost(folder: Path) -> tuple[float, int, list[str]]:
    """Return the seconds of a whole audit in a process of its own, the pages it read, and what its rules cost."""
    output = Path(tempfile.mkdtemp())
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "auditor.cli", "site", str(folder), "--out", str(output), "--quiet"],
        stdout=subprocess.DEVNULL,
        check=False,
        cwd=ROOT,
    )
    seconds = time.perf_counter() - began
    pages = len(list(output.glob("evidence/pages/*")))
    costs = rows(output)
    shutil.rmtree(output)
    return seconds, pages, costs


def main() -> None:
    """Print the table for every folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[SAMPLE])
    parser.add_argument("--browser", type=Path)
    arguments = parser.parse_args()
    for folder in arguments.folders:
        count, bare, with_axe, ours, phases = asyncio.run(watch_costs(folder.resolve(), arguments.browser))
        print(f"\n{folder}: {count} pages, medians a page")
        print(f"{'':34}{'wall s':>9}{'cpu s':>9}{'to (a)':>11}")
        print(bare.row("(a) goto and load", bare))
        print(with_axe.row("(b) goto, load and axe.run", bare))
        print(ours.row("(c) our watch tier", bare))
        ratio = statistics.median(ours.wall_s) / statistics.median(with_axe.wall_s)
        total = sum(ours.wall_s) / sum(with_axe.wall_s)
        print(f"(c) is {ratio:.2f} × (b) by medians, {total:.2f} × (b) by sums; the goal is 2.5")
        print(*phases.rows(), sep="\n")
        with Meter() as audit_meter:
            seconds, pages, costs = audit_cost(folder.resolve())
        print(f"(d) whole audit: {seconds:.1f} s, {pages} pages, {seconds / max(pages, 1):.3f} s a page read")
        print(f"peak memory of all processes during the audit: {audit_meter.peak_bytes / 2**20:.0f} MiB")
        print(*costs, sep="\n")


if __name__ == "__main__":
    main()
