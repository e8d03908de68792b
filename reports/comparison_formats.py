"""The formats of a comparison: what `auditor compare --format` offers, and the files they are kept in."""

from collections.abc import Callable, Mapping

from reports import (
    comparison_earl,
    comparison_json,
    comparison_junit,
    comparison_markdown,
    comparison_sarif,
    comparison_text,
    to_github,
)
from reports.i18n import Translator
from rules.comparison import Comparison, Rules

RENDERERS: Mapping[str, Callable[[Comparison, Rules, Translator], str]] = {
    "text": comparison_text.render,
    "markdown": comparison_markdown.render,
    "junit": comparison_junit.render,
    "sarif": comparison_sarif.render,
    "json": comparison_json.render,
    "github": to_github.render_comparison,
    "earl": comparison_earl.render,
}
FILE_NAMES: Mapping[str, str] = {
    "text": "comparison.txt",
    "markdown": "comparison.md",
    "junit": "comparison.junit.xml",
    "sarif": "comparison.sarif",
    "json": "comparison.json",
    "github": "comparison.github.txt",
    "earl": "comparison.earl.jsonld",
}
