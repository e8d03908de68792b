"""How pages are routed: what is opened can be asked for its headers alone, too; and the numbers of addresses."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.types import DecoratedCallable

MOST_NUMBER = 2**31 - 1  # that a row of the database can have
Number = Annotated[int, Path(ge=1, le=MOST_NUMBER)]


class PageRouter(APIRouter):
    """Routes of pages and of their forms."""

    def opened(self, path: str) -> Callable[[DecoratedCallable], DecoratedCallable]:
        """Return the decorator of a page or file: it is got, or its headers alone (RFC 9110 §9.3.2)."""
        return self.api_route(path, methods=["GET", "HEAD"])
