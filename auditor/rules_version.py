"""What tells one state of the rules from another."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from auditor.config import AUDITOR_VERSION

RULES_KEY = "rules"  # among the versions of a scorecard


@cache
def rules_version() -> str:
    """Return the release and a digest of the rules' own files, such as "0.1.0+3fa9c2d1e0"."""
    digest = hashlib.sha256()
    for name, content in sorted(_sources(files("rules"))):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return f"{AUDITOR_VERSION}+{digest.hexdigest()[:10]}"


def _sources(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _sources(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith((".py", ".json")):
            yield f"{prefix}{entry.name}", entry.read_bytes()
