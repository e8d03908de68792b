"""Politeness: at most two connections and two requests a second to a host, fewer when it struggles.

Every slow answer takes a third off a host's rate, every quick one adds a tenth of a request a second until it is what
it was (additive increase, multiplicative decrease, RFC 5681 §3.1).
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from rules.evidence import UnreachableReason

CONNECTIONS = 2
REQUESTS_PER_SECOND = 2.0
LONGEST_DELAY_S = 10.0  # also the most a crawl-delay is honoured
LONGEST_RETRY_AFTER_S = 60.0
ALWAYS_SLOW_S = 3.0  # to the first byte
SLOW_TIMES = 5.0  # compared with what is usual for the host …
LEAST_SLOW_S = 1.0  # … but never below this
USUAL_SHARE = 0.1  # weight of the newest quick answer in what is usual
SLOWER = 1.5
QUICKER_REQUESTS_PER_SECOND = 0.1
LEAST_BACK_OFF_S = 1.0  # the delay after a 429 or 503
BREAKER_FAILURES = 5
BREAKER_PAUSE_S = 60.0


@dataclass(slots=True)
class _Host:
    gate: asyncio.Semaphore
    delay_s: float
    least_delay_s: float
    next_at: float = 0.0
    usual_s: float | None = None  # to the first byte of quick answers, None: none yet
    failures: int = 0
    last_reason: UnreachableReason = UnreachableReason.CONNECTION
    rests_until: float = 0.0


@dataclass(slots=True)
class Pace:
    """Turns for requests, host by host; without `requests_per_second` only a host's own wish to wait is heard."""

    requests_per_second: float | None = REQUESTS_PER_SECOND
    connections: int = CONNECTIONS
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    _hosts: dict[str, _Host] = field(default_factory=dict)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until the host may be asked, and hold one of its connections meanwhile."""
        state = self._host(host)
        async with state.gate:
            while (wait_s := state.next_at - self.clock()) > 0:  # again: the host may ask for a rest meanwhile
                await self.sleep(wait_s)
            state.next_at = self.clock() + state.delay_s
            yield

    def answered(self, host: str, seconds: float) -> None:
        """Note the time to the first byte of an answer: slow ones lengthen the delay, quick ones shorten it."""
        state = self._host(host)
        if self.requests_per_second is None:
            return
        usual_s = seconds if state.usual_s is None else state.usual_s
        if seconds > min(ALWAYS_SLOW_S, max(LEAST_SLOW_S, SLOW_TIMES * usual_s)):
            state.delay_s = min(state.delay_s * SLOWER, LONGEST_DELAY_S)
        else:
            state.delay_s = max(1 / (1 / state.delay_s + QUICKER_REQUESTS_PER_SECOND), state.least_delay_s)
            state.usual_s = usual_s + USUAL_SHARE * (seconds - usual_s)

    def told_to_wait(self, host: str, seconds: float | None) -> None:
        """Note a 429 or 503: the delay doubles, and the host rests as long as it asks, at most a minute."""
        state = self._host(host)
        longer_s = min(max(state.delay_s * 2, LEAST_BACK_OFF_S), LONGEST_DELAY_S)
        if self.requests_per_second is not None:
            state.delay_s = longer_s
        rest_s = min(seconds if seconds is not None else longer_s, LONGEST_RETRY_AFTER_S)
        state.next_at = max(state.next_at, self.clock() + rest_s)

    def set_crawl_delay(self, host: str, seconds: float) -> None:
        """Honour a crawl-delay of robots.txt, up to ten seconds."""
        state = self._host(host)
        if self.requests_per_second is not None:
            state.least_delay_s = max(state.least_delay_s, min(seconds, LONGEST_DELAY_S))
            state.delay_s = max(state.delay_s, state.least_delay_s)

    def resting(self, host: str) -> UnreachableReason | None:
        """Return why a host is left alone for a while, None when it may be asked.

        When the minute is over one request may try; if that fails too the next minute begins.
        """
        state = self._host(host)
        if state.failures < BREAKER_FAILURES:
            return None
        if state.rests_until > self.clock():
            return state.last_reason
        state.rests_until = self.clock() + BREAKER_PAUSE_S
        return None

    def succeeded(self, host: str) -> None:
        """Note that the host answered."""
        self._host(host).failures = 0

    def failed(self, host: str, reason: UnreachableReason) -> None:
        """Note that an address stayed without a usable answer; after five in a row the host is left alone."""
        state = self._host(host)
        state.failures += 1
        state.last_reason = reason
        if state.failures >= BREAKER_FAILURES:
            state.rests_until = self.clock() + BREAKER_PAUSE_S

    def _host(self, host: str) -> _Host:
        if host not in self._hosts:
            delay_s = 1 / self.requests_per_second if self.requests_per_second else 0.0
            self._hosts[host] = _Host(asyncio.Semaphore(self.connections), delay_s, delay_s)
        return self._hosts[host]
