"""Server-sent events: what is new is looked for every second, and no connection is held for ever."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence

from fastapi.sse import EventSourceResponse, format_sse_event
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from auditor.web.service import ending_of

LOOK_S = 1.0  # between two looks at the database
QUIET_S = 15.0  # then a comment keeps the connection from being closed on the way
STREAM_S = 300.0  # then the browser comes again, and says what it has seen
RETRY_MS = 2_000

Look = Callable[[], tuple[Sequence[bytes], bool]]


def event_stream(request: Request, look: Look, every_s: float = LOOK_S) -> EventSourceResponse:
    """Return an answer that tells what each look finds, until one says that it was the last, or the server ends."""
    told = events(look, every_s, ending_of(request))
    return EventSourceResponse(told, headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})


async def events(look: Look, every_s: float = LOOK_S, ending: asyncio.Event | None = None) -> AsyncIterator[bytes]:
    """Yield what is told; the looks are taken in threads."""
    ending = ending or asyncio.Event()
    began = heard = time.monotonic()
    yield format_sse_event(retry=RETRY_MS)
    while time.monotonic() - began < STREAM_S:
        pieces, is_last = await run_in_threadpool(look)
        for piece in pieces:
            yield piece
        if is_last:
            return
        now = time.monotonic()
        if pieces:
            heard = now
        elif now - heard > QUIET_S:
            heard = now
            yield format_sse_event(comment="")
        try:
            async with asyncio.timeout(every_s):
                await ending.wait()
            return  # who watches comes again, to another server or to the next one
        except TimeoutError:
            continue


def number_heard(header: str | None) -> int | None:
    """Return the number of the last event that a Last-Event-ID names; None when it names none."""
    return int(header) if header and header.isascii() and header.isdigit() else None
