"""Whether a website takes a connection now: the least that tells that the network is there."""

import asyncio
from urllib.parse import urlsplit

from auditor.config import Manner
from auditor.network.policy import Policy, RefusedError, UnknownHostError

PATIENCE_S = 5.0


async def takes_connection(url: str, manner: Manner) -> bool:
    """Return whether the host of an address takes a connection; nothing is asked of it."""
    parts = urlsplit(url)
    policy = Policy(allow_private=manner.allow_private, pins=manner.pins)
    try:
        async with asyncio.timeout(PATIENCE_S):
            port = parts.port or (443 if parts.scheme == "https" else 80)
            for address, its_port in (await policy.resolve(parts.hostname or "", port))[:1]:
                _, writer = await asyncio.open_connection(address, its_port)
                writer.close()
                return True
    except (OSError, TimeoutError, RefusedError, UnknownHostError):
        pass
    return False
