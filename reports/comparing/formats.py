"""The formats of a comparison: what `auditor compare --format` offers, and the files they are kept in."""

from collections.abc import Callable, Mapping

from reports import to_github
from reports.comparing import to_earl, to_html, to_json, to_junit, to_markdown, to_sarif, to_text
from reports.i18n import Translator
from rules.comparing.comparison import Comparison, Rules

RENDERERS: Mapping[str, Callable[[Comparison, Rules, Translator], str]] = {
    "text": to_text.render,
    "html": to_html.render,
    "markdown": to_markdown.render,
    "junit": to_junit.render,
    "sarif": to_sarif.render,
    "json": to_json.render,
    "github": to_github.render_comparison,
    "earl": to_earl.render,
}
FILE_NAMES: Mapping[str, str] = {
    "text": "comparison.txt",
    "html": "comparison.html",
    "markdown": "comparison.md",
    "junit": "comparison.junit.xml",
    "sarif": "comparison.sarif",
    "json": "comparison.json",
    "github": "comparison.github.txt",
    "earl": "comparison.earl.jsonld",
}
