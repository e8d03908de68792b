"""A real browser, guard and web server for tests, kept open in a loop of their own for the whole session."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from datetime import UTC, datetime
from typing import Any, TypeVar

from aiohttp import web

from auditor.browser.desk import Watched
from auditor.browser.visit import EVERYTHING, Watcher, open_watcher
from auditor.network.egress import Egress
from auditor.network.policy import Policy
from rules.rule import Need

HOST = "department.localhost"
HOME = f"http://{HOST}/"
USER_AGENT = "GovernmentWebsiteAuditor/test"
OBSERVED_AT = datetime(2026, 3, 16, 6, 30, tzinfo=UTC)
T = TypeVar("T")
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Studio:
    """Serves pages and watches them; every method may be awaited from any loop."""

    def __init__(self, page_budget_s: float = 45.0) -> None:
        self.egress: Egress
        self.watcher: Watcher
        self._budget_s = page_budget_s
        self._answers: dict[str, str | Handler] = {}
        self._loop = asyncio.new_event_loop()
        self._stack = AsyncExitStack()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def open(self) -> None:
        """Start the loop, the server and the browser."""
        self._thread.start()
        self._send(self._open()).result()

    def close(self) -> None:
        """End them all."""
        self._send(self._stack.aclose()).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def serve(self, answers: dict[str, str | Handler]) -> None:
        """Answer these paths from now on, with HTML or with a handler; all others are missing."""
        self._answers = answers

    async def watch(self, path: str = "/", *, is_home: bool = False, needs: frozenset[Need] = EVERYTHING) -> Watched:
        """Watch a page of the server, for these needs."""
        url = HOME + path.lstrip("/")
        return await self.run(self.watcher.watch(url, is_home=is_home, observed_at=OBSERVED_AT, needs=needs))

    async def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine in the studio's loop."""
        return await asyncio.wrap_future(self._send(work))

    def _send(self, work: Coroutine[Any, Any, T]) -> "Future[T]":
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    async def _open(self) -> None:
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", self._answer)
        runner = web.AppRunner(application, shutdown_timeout=0.1)
        await runner.setup()
        self._stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        port = runner.addresses[0][1]
        policy = Policy(pins={(HOST, 80): ("127.0.0.1", port)}, only_pins=True)
        self.egress = await self._stack.enter_async_context(Egress(policy))
        self.watcher = await self._stack.enter_async_context(self._browser())

    def _browser(self) -> AbstractAsyncContextManager[Watcher]:
        return open_watcher(
            proxy_url=self.egress.proxy_url,
            executable=None,
            user_agent=USER_AGENT,
            page_budget_s=self._budget_s,
        )

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        answer = self._answers.get(request.path)
        if answer is None:
            return web.Response(status=404, text="missing")
        if isinstance(answer, str):
            return web.Response(text=answer, content_type="text/html", charset="utf-8")
        return await answer(request)
