"""axe-core: the source carried by axe-playwright-python, and its results as evidence."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from rules.view import AxeReport

# WCAG 2.0-2.2 A and AA; best practices are told apart by their tag.
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

# Left out: rules of ours measure the same and decide where axe-core asks, or measure it on a phone.
JUDGED_BY_OURS = (
    "frame-title-unique",  # same-title-frames
    "meta-viewport",  # zoom
    "meta-viewport-large",  # zoom
    "no-autoplay-audio",  # sound-autoplay
    "target-size",  # target-size
    "th-has-data-cells",  # idle-table-heading
    "video-caption",  # captions
)


@cache
def axe_source() -> str:
    """Return the JavaScript of axe-core."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@cache
def axe_version() -> str:
    """Return the version of axe-core, as its first line says it."""
    found = re.search(r"axe v(\d+\.\d+\.\d+)", axe_source()[:200])
    return found.group(1) if found else ""


def axe_report(value: dict[str, Any]) -> AxeReport:
    """Return what the collector told; ValidationError when it is not of that shape."""
    return msgspec.convert(value, AxeReport)
