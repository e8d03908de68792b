"""The viewport declaration of a page, read as browsers read it."""

import re

from rules.page_text import Meta, PageText


def viewport_tag(page: PageText) -> Meta | None:
    """Return the viewport meta that counts, which is the last one; None without any."""
    return next((meta for meta in reversed(page.meta) if meta.name == "viewport"), None)


def declared(content: str) -> dict[str, str]:
    """Return the properties and values of a viewport declaration, in lower case (CSS Viewport Module Level 1 §2)."""
    pairs = (part.partition("=") for part in re.split(r"[,;]", content.lower()))
    return {name.strip(): value.strip() for name, _, value in pairs if name.strip()}
