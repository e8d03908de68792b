"""The Jinja2 environment of the reports: everything is escaped, and nothing invisible passes; its words and styles."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reports.changes import before_and_after, slots
from reports.escape import visible, web_link
from reports.i18n import Translator


@cache
def environment() -> Environment:
    """Return the environment with the templates of this package."""
    made = Environment(
        loader=PackageLoader("reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
        extensions=["jinja2.ext.i18n"],
    )
    made.filters["web_link"] = web_link
    return made


def spoken(say: Translator) -> Mapping[str, Any]:
    """Return what every template says words with, in one language."""
    return {
        "say": say,
        "_": say.text,
        "ngettext": say.plural,
        "slots": lambda html: slots(html, say),
        "before_and_after": lambda before, after: before_and_after(before, after, say),
    }


def source(*names: str) -> str:
    """Return the style sheets or scripts of these names, which lie beside the templates, as one text."""
    folder = files("reports") / "templates"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def _shown(value: Any) -> Any:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
