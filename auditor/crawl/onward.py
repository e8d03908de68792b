"""Pages that only send the visitor on: by a refresh, by a script, or by a frame."""

import re

from auditor.crawl.urls import normalised, without_fragment
from rules.page_text import PageText
from rules.text import joined, words

MAX_REFRESH_S = 10  # later ones reload a page for news; they do not lead to another
MAX_WORDS = 60  # a page with more to say is a page of its own
MAX_LINKS = 5

_REFRESH = re.compile(r"(?i)^\s*(\d+)(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"]+)")
_SCRIPT = re.compile(
    r"(?i)(?:(?:window|document|top|self|parent)\s*\.\s*)?\blocation(?:\s*\.\s*href)?\s*=\s*(['\"])([^'\"<>\s]{1,500})\1"
    r"|\blocation\s*\.\s*(?:replace|assign)\s*\(\s*(['\"])([^'\"<>\s]{1,500})\3\s*\)"
)


def refresh_target(page: PageText) -> str:
    """Return where a `meta` refresh of at most ten seconds leads, "" when there is none or it stays on the page."""
    for meta in page.meta:
        if meta.name == "refresh" and (found := _REFRESH.match(meta.content)) and int(found[1][:9]) <= MAX_REFRESH_S:
            return normalised(found[2], page.base_url)
    return ""


def onward_target(html: str, page: PageText, url: str) -> str:
    """Return the address a page with next to nothing of its own sends every visitor to, "" when it is a page."""
    if len(page.links) > MAX_LINKS or len(words(joined(page.blocks))) > MAX_WORDS:
        return ""
    target = refresh_target(page)
    if not target and not page.links and (found := _SCRIPT.search(html)):
        target = normalised(found[2] or found[4], page.base_url)
    return "" if without_fragment(target) == without_fragment(url) else target
