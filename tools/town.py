"""Many small websites on one loopback server, each under a host name of its own; any of them may be shut."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

from aiohttp import web

PAGE = (
    "<!doctype html><html lang=en><head><title>{title}</title><meta name=viewport content='width=device-width'></head>"
    "<body><main><h1>{title}</h1><p>{text}</p></main></body></html>"
)


class Town:
    """A server of websites in a thread of its own; `delay_s` is waited before every answer."""

    def __init__(self, delay_s: Callable[[], float] = lambda: 0.0) -> None:
        self.port = 0
        self.asked: list[tuple[str, str]] = []  # host and path of every request, in order
        self.sent_bytes = 0  # of files, without headers
        self._delay_s = delay_s
        self._goes = asyncio.Event()
        self._goes.set()
        self._pages: dict[str, dict[str, str] | Path] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._runner: web.AppRunner | None = None

    def build(self, host: str, pages: dict[str, str] | Path | None = None) -> str:
        """Open a website, of these pages by path, or of a folder; return its address."""
        title = host.partition(".")[0].title()
        link = "<a href=/more>More about it</a>"
        self._pages[host] = pages or {
            "/": PAGE.format(title=title, text=f"Welcome. {link}"),
            "/more": PAGE.format(title=f"{title}: more", text="Text of this department. " * 20),
        }
        return f"http://{host}:{self.port}/"

    def pins(self) -> list[str]:
        """Return the options that send every host to this server."""
        return [part for host in self._pages for part in ("--resolve", f"{host}:{self.port}:127.0.0.1")]

    def __enter__(self) -> "Town":
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._open(), self._loop).result()
        return self

    def __exit__(self, *_: object) -> None:
        self.shut()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def hold(self) -> None:
        """Take requests and answer none, until told to go on."""
        self._loop.call_soon_threadsafe(self._goes.clear)

    def go_on(self) -> None:
        """Answer whatever waits."""
        self._loop.call_soon_threadsafe(self._goes.set)

    def shut(self) -> None:
        """Answer nobody any more."""
        asyncio.run_coroutine_threadsafe(self._shut(), self._loop).result()

    def reopen(self) -> None:
        """Answer again, on the same port."""
        asyncio.run_coroutine_threadsafe(self._open(), self._loop).result()

    async def _open(self) -> None:
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()
        self.port = self._runner.addresses[0][1]

    async def _shut(self) -> None:
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()
        waiting = asyncio.all_tasks() - {asyncio.current_task()}
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        host = request.host.partition(":")[0]
        self.asked.append((host, request.path))
        await self._goes.wait()
        await asyncio.sleep(self._delay_s())
        pages = self._pages.get(host, {})
        if isinstance(pages, Path):
            return self._file(pages.resolve(), request.path)
        html = pages.get(request.path)
        if html is None:
            return web.Response(status=404, text="missing")
        return web.Response(text=html, content_type="text/html", charset="utf-8")

    def _file(self, root: Path, path: str) -> web.StreamResponse:
        file = (root / path.lstrip("/")).resolve()
        if file.is_dir():
            file = file / "index.html"
        if not file.is_relative_to(root) or not file.is_file():
            return web.Response(status=404, text=(root / "404.html").read_text(), content_type="text/html")
        self.sent_bytes += file.stat().st_size
        return web.FileResponse(file)
