"""Politeness: at most two connections and two requests a second to a host, fewer when it struggles."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

CONNECTIONS = 2
LONGEST_DELAY_S = 10.0  # also the most a crawl-delay is honoured
LONGEST_RETRY_AFTER_S = 60.0
SLOW_ANSWER_S = 2.0  # a host that needs longer is asked no faster than it answers
RECOVERY = 0.9  # each quick answer takes a tenth off the extra delay
BREAKER_FAILURES = 5
BREAKER_PAUSE_S = 60.0


@dataclass(slots=True)
class _Host:
    gate: asyncio.Semaphore
    delay_s: float
    least_delay_s: float
    next_at: float = 0.0
    failures: int = 0
    closed_until: float = 0.0


@dataclass(slots=True)
class Pace:
    """Turns for requests, host by host; `requests_per_second` None means no waiting."""

    requests_per_second: float | None
    connections: int = CONNECTIONS
    clock: Callable[[], float] = time.monotonic
    wait: Callable[[float], Awaitable[None]] = asyncio.sleep
    _hosts: dict[str, _Host] = field(default_factory=dict)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until the host may be asked, and hold one of its connections meanwhile."""
        state = self._host(host)
        async with state.gate:
            now = self.clock()
            starts_at = max(now, state.next_at)
            state.next_at = starts_at + state.delay_s
            if starts_at > now:
                await self.wait(starts_at - now)
            yield

    def is_open(self, host: str) -> bool:
        """Return whether the host is given a rest after repeated failures."""
        return self._host(host).closed_until > self.clock()

    def answered(self, host: str, seconds: float) -> None:
        """Note an answer: slow ones lengthen the delay, quick ones shorten it again."""
        state = self._host(host)
        state.failures = 0
        if self.requests_per_second is None:
            return
        if seconds > SLOW_ANSWER_S:
            state.delay_s = min(max(state.delay_s, seconds), LONGEST_DELAY_S)
        else:
            state.delay_s = max(state.least_delay_s, state.delay_s * RECOVERY)

    def told_to_wait(self, host: str, seconds: float | None) -> None:
        """Note a 429 or 503: the delay doubles, and the host rests for as long as it asked (at most a minute)."""
        state = self._host(host)
        state.delay_s = min(max(state.delay_s * 2, 0.5), LONGEST_DELAY_S)
        rest_s = min(seconds if seconds is not None else state.delay_s, LONGEST_RETRY_AFTER_S)
        state.next_at = max(state.next_at, self.clock() + rest_s)

    def failed(self, host: str) -> None:
        """Note that no answer came; after five in a row the host is left alone for a minute."""
        state = self._host(host)
        state.failures += 1
        if state.failures >= BREAKER_FAILURES:
            state.closed_until = self.clock() + BREAKER_PAUSE_S
            state.failures = BREAKER_FAILURES - 1  # one more failure closes it again

    def set_crawl_delay(self, host: str, seconds: float) -> None:
        """Honour a crawl-delay of robots.txt, up to ten seconds."""
        state = self._host(host)
        state.least_delay_s = max(state.least_delay_s, min(seconds, LONGEST_DELAY_S))
        state.delay_s = max(state.delay_s, state.least_delay_s)

    def _host(self, host: str) -> _Host:
        if host not in self._hosts:
            delay_s = 1 / self.requests_per_second if self.requests_per_second else 0.0
            self._hosts[host] = _Host(asyncio.Semaphore(self.connections), delay_s, delay_s)
        return self._hosts[host]
