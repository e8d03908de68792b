"""The server around the application; once it is told to end, whoever watches an audit is let go first."""

import asyncio
import socket
from collections.abc import Sequence

import uvicorn
from fastapi import FastAPI

SHUTTING_S = 5  # for answers under way


class Server(uvicorn.Server):
    """Ends event streams at their next look: else all of them would be cut off, and the end waits for that."""

    def __init__(self, app: FastAPI, proxies: Sequence[str]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                log_config=None,
                access_log=False,
                server_header=False,
                ws="none",  # nothing here speaks it, and its log would name visitors
                proxy_headers=bool(proxies),
                forwarded_allow_ips=list(proxies),
                timeout_graceful_shutdown=SHUTTING_S,
            )
        )
        self._ending: asyncio.Event = app.state.ending

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End."""
        self._ending.set()
        await super().shutdown(sockets)
