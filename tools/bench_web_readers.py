"""Readers of the service, in a process of their own: they open pages, think for a moment, and check what they get.

    python tools/bench_web_readers.py < plan.json

The first line of the input is the plan; the readers stop when the input ends, and then print what they saw as JSON.
"""

import asyncio
import hashlib
import json
import random
import sys
import time
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from aiohttp import ClientError, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector

THINKS_S = (1.0, 3.0)
PATIENCE_S = 60.0  # then a reader gives up, which counts as an error
TICK_S = 0.05
LANGUAGES = ("hi", "en")
GUNZIP = 16 + zlib.MAX_WBITS
# What readers open, by how often. A result is looked at from all sides; few come in by the front door.
OPENED = {"home": 15, "result": 20, "scorecard": 25, "site": 15, "sheet": 15, "static": 10}


@dataclass(slots=True)
class Seen:
    """What all readers saw."""

    times_s: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)
    bytes: int = 0
    lags_s: list[float] = field(default_factory=list)  # of this very process
    streams_over: int = 0
    _whole: set[tuple[str, bytes]] = field(default_factory=set)

    def is_whole(self, path: str, language: str, body: bytes, *, is_packed: bool) -> bool:
        """Return whether a page came to its end, in its language; a body that was checked is known again."""
        key = (path + language, hashlib.blake2b(body, digest_size=16).digest())
        if key in self._whole:
            return True
        text = zlib.decompress(body, GUNZIP) if is_packed else body
        right = path.startswith("/static") or (
            text.rstrip().endswith(b"</html>") and f'<html lang="{language}"'.encode() in text[:200]
        )
        if right and is_packed:
            self._whole.add(key)
        return right


@dataclass(frozen=True, slots=True)
class Reader:
    """One reader with a browser of their own."""

    session: ClientSession
    language: str
    plan: dict[str, list[str]]
    seen: Seen
    chance: random.Random

    async def read(self, ends: asyncio.Event) -> None:
        """Open one thing after the other."""
        await asyncio.sleep(self.chance.uniform(0, THINKS_S[1]))
        while not ends.is_set():
            [kind] = self.chance.choices(list(OPENED), list(OPENED.values()))
            await self.open(kind, self.chance.choice(self.plan[f"{kind} {self.language}"]))
            await _thinks(ends, self.chance.uniform(*THINKS_S))

    async def open(self, kind: str, path: str) -> None:
        """Open one address and check that the answer is whole."""
        began = time.perf_counter()
        try:
            async with self.session.get(path) as answer:
                body = await answer.read()
        except (ClientError, TimeoutError) as error:
            self.seen.errors[f"{kind}: {type(error).__name__}"] += 1
            return
        self.seen.times_s[kind].append(time.perf_counter() - began)
        self.seen.bytes += len(body)
        is_packed = answer.headers.get("Content-Encoding") == "gzip"
        if answer.status != 200:
            self.seen.errors[f"{kind}: {answer.status}"] += 1
        elif not self.seen.is_whole(path, self.language, body, is_packed=is_packed):
            self.seen.errors[f"{kind}: not whole"] += 1

    async def watch(self, path: str, ends: asyncio.Event) -> None:
        """Watch an audit to its end as a browser does, coming again where the connection ends; then read its result."""
        last, is_over = "0", False
        while not ends.is_set() and not is_over:
            began = time.perf_counter()
            headers = {"Last-Event-ID": last, "Accept": "text/event-stream"}
            try:
                timeout = ClientTimeout(total=None, sock_read=PATIENCE_S)
                async with self.session.get(f"{path}/events", headers=headers, timeout=timeout) as answer:
                    self.seen.times_s["stream"].append(time.perf_counter() - began)
                    async for line in answer.content:
                        field_name, _, value = line.decode().rstrip("\n").partition(": ")
                        if field_name == "id":
                            self.seen.errors["stream: went back"] += int(value) < int(last)
                            last = value
                        is_over |= (field_name, value) == ("event", "over")
                        if ends.is_set():
                            return
            except (ClientError, TimeoutError) as error:
                self.seen.errors[f"stream: {type(error).__name__}"] += 1
                await _thinks(ends, 2.0)
        self.seen.streams_over += is_over
        if is_over:
            await self.open("result", path)
        await self.read(ends)


async def _thinks(ends: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await ends.wait()
    except TimeoutError:
        return


async def _lag(seen: Seen, ends: asyncio.Event) -> None:
    """Note how late this process is itself: what it adds to every time it measures."""
    while not ends.is_set():
        began = time.perf_counter()
        await asyncio.sleep(TICK_S)
        seen.lags_s.append(time.perf_counter() - began - TICK_S)


async def run(plan: dict[str, list[str]], address: str, readers: int) -> Seen:
    """Let the readers read until the input ends."""
    seen, ends = Seen(), asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, sys.stdin.read).add_done_callback(lambda _: ends.set())
    async with asyncio.TaskGroup() as group:
        group.create_task(_lag(seen, ends))
        for number in range(readers):
            group.create_task(_reader(seen, ends, plan, address, number))
    return seen


async def _reader(seen: Seen, ends: asyncio.Event, plan: dict[str, list[str]], address: str, number: int) -> None:
    language = LANGUAGES[number % len(LANGUAGES)]
    session = ClientSession(
        address,
        connector=TCPConnector(limit=6, keepalive_timeout=PATIENCE_S),
        cookie_jar=DummyCookieJar(),
        headers={"Accept-Language": language, "Accept-Encoding": "gzip"},
        timeout=ClientTimeout(total=PATIENCE_S),
        auto_decompress=False,
    )
    async with session:
        reader = Reader(session, language, plan, seen, random.Random(number))
        watched = plan["watched"]
        await (reader.watch(watched[number], ends) if number < len(watched) else reader.read(ends))


def main() -> None:
    """Take the plan, let them read, and tell."""
    asked = json.loads(sys.stdin.readline())
    seen = asyncio.run(run(asked["plan"], asked["address"], asked["readers"]))
    told = {
        "times_s": seen.times_s,
        "errors": {name: count for name, count in seen.errors.items() if count},
        "bytes": seen.bytes,
        "lags_s": seen.lags_s,
        "streams_over": seen.streams_over,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
