"""The most prominent documents of a site, fetched politely and opened in a process of their own."""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import msgspec

from auditor.crawl.crawler import Crawler
from auditor.document_worker import LENGTH, Opened
from auditor.errors import FetchError
from auditor.network.fetch import Fetcher
from rules.evidence import DocumentEvidence, PageEvidence

MAX_OPENED = 40  # documents of a site
MAX_BYTES = 10 * 1024 * 1024  # larger ones are not measured, only reported as large
FETCH_TIMEOUT_S = 30.0
OPEN_TIMEOUT_S = 10.0
ALL_TIMEOUT_S = 300.0  # for all documents of a site together
OPENED_ENDINGS = frozenset({".pdf", ".docx", ".xlsx", ".pptx"})
OPENED_TYPES = frozenset({"application/pdf", "application/x-pdf"})
# The platform of the National Informatics Centre keeps the files of each department on hosts of its own.
SHARED_HOSTS = ("s3waas.gov.in",)
FARTHEST = 99  # clicks of a page that only the sitemap names


async def open_documents(
    crawler: Crawler,
    fetcher: Fetcher,
    on_opened: Callable[[int, int, str], None] = lambda *_: None,
) -> tuple[DocumentEvidence, ...]:
    """Return the documents of the site, the forty most prominent ones with what is inside them.

    `on_opened` hears of each before it is fetched: its number, how many there are, and its address.
    """
    found = {document.url: document for document in (*crawler.documents, *_on_shared_hosts(crawler))}
    chosen = by_prominence(found.values(), crawler.pages)[:MAX_OPENED]
    if not chosen:
        return tuple(found.values())
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(ALL_TIMEOUT_S), _worker() as worker:
            for number, document in enumerate(chosen, start=1):
                on_opened(number, len(chosen), document.url)
                if await crawler.robots.allows(document.url):
                    found[document.url] = await _opened(document, fetcher, worker)
    return tuple(document for document in found.values() if document.status)


def by_prominence(documents: Iterable[DocumentEvidence], pages: "dict[str, PageEvidence]") -> list[DocumentEvidence]:
    """Return the documents that can be opened: fewest clicks first, then in the order they were met."""

    def clicks(document: DocumentEvidence) -> int:
        page = pages.get(document.found_on)
        return FARTHEST if page is None or page.clicks_from_home is None else page.clicks_from_home

    return sorted((document for document in documents if _can_open(document)), key=clicks)


def _can_open(document: DocumentEvidence) -> bool:
    if not document.is_served:
        return False
    return document.media_type in OPENED_TYPES or _ending(document.url) in OPENED_ENDINGS


def _ending(url: str) -> str:
    return PurePosixPath(unquote(urlsplit(url).path)).suffix.lower()


def _on_shared_hosts(crawler: Crawler) -> Iterable[DocumentEvidence]:
    """Yield the files the pages link to on hosts that keep them for the department, as not yet asked."""
    known = {document.url for document in crawler.documents}
    for page in crawler.pages.values():
        for link in page.text.links:
            url = link.href.partition("#")[0]
            if url in known or not url.startswith("http") or _ending(url) not in OPENED_ENDINGS:
                continue
            host = urlsplit(url).hostname or ""
            if any(host == shared or host.endswith(f".{shared}") for shared in SHARED_HOSTS):
                known.add(url)
                yield DocumentEvidence(
                    url=url, media_type="", size_bytes=None, status=0, last_modified="", found_on=page.url
                )


async def _opened(document: DocumentEvidence, fetcher: Fetcher, worker: "Worker") -> DocumentEvidence:
    if document.size_bytes is not None and document.size_bytes > MAX_BYTES:
        return replace(document, unopened=f"larger than {MAX_BYTES} bytes")
    try:
        answer = await fetcher.get(document.url, max_bytes=MAX_BYTES, timeout_s=FETCH_TIMEOUT_S)
    except FetchError as error:
        return replace(document, unopened=f"{error.reason}: {error.detail}")
    known = replace(
        document,
        status=answer.status,
        media_type=answer.media_type or document.media_type,
        last_modified=answer.header("last-modified") or document.last_modified,
    )
    if answer.status >= 400 or answer.bot_wall or not answer.body:
        return replace(known, unopened=answer.bot_wall or f"status {answer.status}")
    if answer.is_truncated:
        return replace(known, unopened=f"larger than {MAX_BYTES} bytes")
    told = await worker.open(answer.body)
    return replace(known, size_bytes=len(answer.body), contents=told.contents, unopened=told.unopened)


@dataclass(slots=True)
class Worker:
    """The process that opens documents; started when needed, and anew after it was lost."""

    timeout_s: float = OPEN_TIMEOUT_S
    command: tuple[str, ...] = (sys.executable, "-m", "auditor.document_worker")
    _process: asyncio.subprocess.Process | None = field(default=None, init=False)

    async def open(self, body: bytes) -> Opened:
        """Return what is inside a document, or why that is not known."""
        try:
            async with asyncio.timeout(self.timeout_s):
                return await self._asked(body)
        except TimeoutError:
            await self.end()
            return Opened(unopened=f"not read within {self.timeout_s:g} s")
        except (OSError, EOFError, msgspec.MsgspecError) as error:
            await self.end()
            return Opened(unopened=f"the reader ended: {type(error).__name__}")
        except BaseException:
            await self.end()  # an answer that was not waited for would be taken for the next one's
            raise

    async def end(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def _asked(self, body: bytes) -> Opened:
        if self._process is None:
            self._process = await asyncio.create_subprocess_exec(
                *self.command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
            )
        asked, answers = self._process.stdin, self._process.stdout
        assert asked is not None
        assert answers is not None
        asked.write(LENGTH.pack(len(body)) + body)
        await asked.drain()
        (length,) = LENGTH.unpack(await answers.readexactly(LENGTH.size))
        return msgspec.json.decode(await answers.readexactly(length), type=Opened)


@asynccontextmanager
async def _worker() -> AsyncIterator[Worker]:
    worker = Worker()
    try:
        yield worker
    finally:
        await worker.end()
