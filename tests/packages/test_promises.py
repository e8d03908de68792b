"""The page of promises names tests that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"(?P<file>tests/[\w/]+\.py)(?:::(?P<test>\w+))?")


def test_every_promise_is_held_by_a_test_that_exists() -> None:
    named = list(NAMED.finditer((ROOT / "docs" / "security.md").read_text(encoding="utf-8")))
    assert len(named) > 30
    missing = [
        found[0]
        for found in named
        if not (ROOT / found["file"]).is_file()
        or (found["test"] and f"def {found['test']}(" not in (ROOT / found["file"]).read_text(encoding="utf-8"))
    ]
    assert missing == []
