"""Words to paste in the language of the page they go into."""

from rules.page_text import PageText
from rules.text import devanagari_share, joined


def is_hindi(page: PageText) -> bool:
    """Return whether a page is in Hindi: by its text, or by its declared language where it has hardly any text."""
    share = devanagari_share(joined(page.blocks))
    return page.lang.lower().startswith("hi") if share is None else share > 0.5


def in_language_of(page: PageText, english: str, hindi: str) -> str:
    """Return the wording that fits the page."""
    return hindi if is_hindi(page) else english
