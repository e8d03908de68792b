"""A folder of built HTML, served on a loopback address under a name of its own."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from auditor.errors import InputError

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class FolderSite:
    """Where a served folder is found: by name for everyone, by port for the guard."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """Address of the home page."""
        return f"http://{self.host}/"


def folder_of(target: str) -> Path | None:
    """Return the folder a target names; None when it is an address."""
    folder = Path(target)
    return folder if target and "://" not in target and folder.is_dir() else None


def host_of(folder: Path) -> str:
    """Return the name a folder is audited under, such as `department.localhost`; it does not depend on the run."""
    name = re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-")
    return f"{name or 'folder'}.localhost"


@asynccontextmanager
async def served(folder: Path) -> AsyncIterator[FolderSite]:
    """Serve a folder as a plain web server does: index.html for a folder, 404.html for what is missing.

    Raises InputError when it holds no HTML. Links that lead out of the folder are not followed.
    """
    root = _site_root(folder)
    application = web.Application()
    application.router.add_get("/{path:.*}", _answer(root))
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, LOOPBACK, 0)
        await site.start()
        port = runner.addresses[0][1]
        yield FolderSite(host_of(folder), port)
    finally:
        await runner.cleanup()


def _site_root(folder: Path) -> Path:
    root = folder.resolve()
    if next(root.rglob("*.htm*"), None) is None:
        raise InputError(f"{folder} holds no HTML files.", hint="Name the folder that holds index.html.")
    return root


def _answer(root: Path) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def answer(request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"]
        file = file_of(root, path)
        if file is None:
            return _missing(root)
        if path and not path.endswith("/") and file.name == "index.html" and (root / path).is_dir():
            raise web.HTTPMovedPermanently(f"/{path}/")
        return web.FileResponse(file)

    return answer


def file_of(root: Path, path: str) -> Path | None:
    """Return the file of a folder that answers a path, which begins without a slash; None when there is none."""
    if "\0" in path:
        return None
    file = (root / path).resolve()
    if not file.is_relative_to(root):
        return None
    if file.is_dir():
        file = file / "index.html"
    elif not file.suffix and file.with_suffix(".html").is_file():
        file = file.with_suffix(".html")
    return file if file.is_file() else None


def _missing(root: Path) -> web.Response:
    page = root / "404.html"
    text = page.read_text(encoding="utf-8", errors="replace") if page.is_file() else "<h1>404</h1>"
    return web.Response(status=404, text=text, content_type="text/html")
