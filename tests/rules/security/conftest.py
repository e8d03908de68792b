"""Answers of a department's server, for rules that read their headers."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from rules.evidence import PageEvidence

HTML = "<!doctype html><html lang=en><title>Department</title><p>Welcome</p></html>"
ANY = {"content-type": "text/html"}


@pytest.fixture
def answered(page_of: Callable[..., PageEvidence]) -> Callable[..., PageEvidence]:
    """Return a function from headers to a page that came with them."""

    def build(headers: Mapping[str, str] | None = None, html: str = HTML, **changes: Any) -> PageEvidence:
        return page_of(html, headers=tuple({**ANY, **(headers or {})}.items()), **changes)

    return build
