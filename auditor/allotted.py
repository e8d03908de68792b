"""The time allotted to one website, so that its audit ends whatever the website does."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Allotted:
    """Seconds from now on, of which each part of the work may use a share."""

    budget_s: float
    is_used_up: bool = False  # some part had to end before it was done
    _began_s: float = field(default_factory=time.monotonic)

    @asynccontextmanager
    async def until(self, share: float) -> AsyncIterator[None]:
        """End the block quietly once this share of the time has passed."""
        try:
            async with asyncio.timeout(self._left_s(share)) as limit:
                yield
        except TimeoutError:
            if not limit.expired():
                raise
            self.is_used_up = True

    def has_passed(self, share: float) -> bool:
        """Return whether this share of the time has passed; who asks leaves work undone then."""
        if self._left_s(share) <= 0:
            self.is_used_up = True
            return True
        return False

    def _left_s(self, share: float) -> float:
        return self._began_s + share * self.budget_s - time.monotonic()
