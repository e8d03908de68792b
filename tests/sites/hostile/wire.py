"""HTTP written by hand, so that it can be written wrongly; and what a page of the hostile site is."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

CONTENT_TYPE = "Content-Type: text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and the way back."""

    method: str
    target: str  # path and query as they were sent
    headers: dict[str, str]  # lower-case names
    writer: asyncio.StreamWriter

    async def send(self, content: bytes) -> None:
        self.writer.write(content)
        await self.writer.drain()

    async def answer(self, body: str | bytes, *headers: str, status: int = 200) -> None:
        """Send a whole and correct answer; of a HEAD without its body."""
        content = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
        given = headers if any(one.lower().startswith("content-type") for one in headers) else (*headers, CONTENT_TYPE)
        lines = (f"HTTP/1.1 {status} Told", *given, f"Content-Length: {len(content)}", "", "")
        await self.send("\r\n".join(lines).encode("latin-1") + (b"" if self.method == "HEAD" else content))

    async def begin(self, *headers: str) -> None:
        """Send the head of an answer that ends with the connection."""
        await self.send("\r\n".join(("HTTP/1.1 200 OK", *headers, CONTENT_TYPE, "Connection: close", "", "")).encode())


Answer = Callable[[Exchange], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Behaviour:
    """A page of the hostile site, and what an audit must say became of it."""

    path: str
    answer: Answer
    outcome: str = "(read|watched): 200"  # regular expression for the beginning of its fate and the particulars


def says(body: str | bytes, *headers: str, status: int = 200) -> Answer:
    """Return an answer that is always the same."""

    async def answer(exchange: Exchange) -> None:
        await exchange.answer(body, *headers, status=status)

    return answer


def raw(*pieces: bytes) -> Answer:
    """Return an answer that sends these bytes and ends the connection."""

    async def answer(exchange: Exchange) -> None:
        for piece in pieces:
            await exchange.send(piece)
        exchange.writer.close()

    return answer


def page(body: str, title: str = "Notice of the department", head: str = "") -> str:
    """Return a page that is fine but for what it is given."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{head}</head>'
        f"<body><main><h1>{title}</h1>{body}</main></body></html>"
    )


def links(addresses: Iterable[str]) -> str:
    """Return a list of links."""
    return "<ul>" + "".join(f'<li><a href="{one}">Leaf {one}</a></li>' for one in addresses) + "</ul>"
