"""A small web server on loopback under the name of a department, and a client that reaches nothing else."""

from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field

import pytest
from aiohttp import web

from auditor.network.egress import Egress
from auditor.network.fetch import Fetcher
from auditor.network.policy import Policy

USER_AGENT = "AuditorTest/1.0 (+mailto:web@department.example)"

Said = str | bytes | tuple[int, Mapping[str, str], str | bytes]
Answer = Said | Callable[[web.Request], Said]


@dataclass
class Site:
    """What the server answers by path and query, and what it was asked."""

    fetcher: Fetcher
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    otherwise: Callable[[str], Answer | None] = lambda _: None
    hosts: Counter[str] = field(default_factory=Counter)

    def answer(self, request: web.Request) -> web.Response:
        self.asked.append((request.method, request.raw_path))
        self.hosts[request.host] += 1
        known = self.answers.get(f"http://{request.host}{request.raw_path}", self.answers.get(request.raw_path))
        answer = known if known is not None else self.otherwise(request.raw_path)
        if callable(answer):
            answer = answer(request)
        status, headers, body = answer if isinstance(answer, tuple) else (200, {}, answer)
        if body is None:
            return web.Response(status=404, text="<h1>Not found</h1>", content_type="text/html")
        kept = dict(headers)
        kept.setdefault("Content-Type", "text/html; charset=utf-8")
        return web.Response(status=status, headers=kept, body=body.encode() if isinstance(body, str) else body)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    """Return the server; department.localhost, www.department.localhost and alive.example lead to it."""

    async def handle(request: web.Request) -> web.Response:
        return served.answer(request)

    application = web.Application()
    application.router.add_route("*", "/{path:.*}", handle)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    here = ("127.0.0.1", runner.addresses[0][1])
    names = ("department.localhost", "www.department.localhost", "sub.department.localhost", "alive.example")
    policy = Policy(pins={(name, 80): here for name in names}, only_pins=True)
    async with Egress(policy=policy) as egress, Fetcher(egress, USER_AGENT, requests_per_second=None) as fetcher:
        served = Site(fetcher)
        yield served
    await runner.cleanup()
