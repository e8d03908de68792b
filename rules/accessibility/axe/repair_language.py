"""Repairs of the language and the title of a page, read off its own words."""

import html
import re

from rules.accessibility.markup import Tag, read_tag
from rules.accessibility.page_language import language_of
from rules.evidence import PageEvidence
from rules.finding import N_, slot
from rules.text import shortened
from rules.view import AxeNode

NAMES = {
    "english": "en",
    "eng": "en",
    "hindi": "hi",
    "hin": "hi",
    "हिन्दी": "hi",
    "हिंदी": "hi",
    "marathi": "mr",
    "bengali": "bn",
    "bangla": "bn",
    "tamil": "ta",
    "telugu": "te",
    "kannada": "kn",
    "malayalam": "ml",
    "gujarati": "gu",
    "punjabi": "pa",
    "odia": "or",
    "oriya": "or",
    "assamese": "as",
    "urdu": "ur",
}
REGION = re.compile(r"([a-z]{2,3})[_-]([a-z]{2})", re.IGNORECASE)
KNOWN_CODES = frozenset(NAMES.values())
LONGEST_TITLE = 120
_MARKUP = re.compile(r"<[^>]*>?")


def page_language(node: AxeNode, page: PageEvidence) -> str:
    """Return the html tag with the language of the page: the one meant by a wrong code, else that of its text."""
    tag = _html_tag(node, page)
    if tag is None:
        return ""
    language = meant(tag.get("lang") or "") or language_of(_words(page))
    return tag.having("lang", language).opening if language else ""


def agreeing_language(node: AxeNode, page: PageEvidence) -> str:
    """Return the html tag with the language of its text in both places."""
    tag = _html_tag(node, page)
    language = language_of(_words(page))
    return tag.having("lang", language).having("xml:lang", language).opening if tag is not None and language else ""


def part_language(node: AxeNode, _page: PageEvidence) -> str:
    """Return the element with the language meant by a wrong code, else that of its text."""
    tag = read_tag(node.html)
    if tag is None or not tag.has("lang"):
        return ""
    language = meant(tag.get("lang") or "") or language_of(html.unescape(_MARKUP.sub(" ", tag.rest)))
    return str(tag.having("lang", language)) if language else ""


def titled(node: AxeNode, page: PageEvidence) -> str:
    """Return the html tag followed by the missing title: the main heading and the name of the department."""
    tag = _html_tag(node, page)
    if tag is None:
        return ""
    heading = next(
        (heading.text.strip() for heading in page.text.headings if heading.level == 1 and heading.text.strip()), ""
    )
    topic = html.escape(shortened(heading, LONGEST_TITLE), quote=False) or slot(N_("topic of the page"))
    return f"{tag.opening}<head><title>{topic} – {slot(N_('name of the department'))}</title>"


def meant(code: str) -> str:
    """Return the code meant by a wrong one, such as "hi" for "Hindi" or "en-IN" for "en_in"; "" when unknown."""
    known = NAMES.get(code.strip().lower(), "")
    if known:
        return known
    region = REGION.fullmatch(code.strip())
    if region and region[1].lower() in KNOWN_CODES:
        return f"{region[1].lower()}-{region[2].upper()}"
    return ""


def _html_tag(node: AxeNode, page: PageEvidence) -> Tag | None:
    tag = read_tag(node.html) or read_tag(page.text.html_tag)
    return tag if tag is not None and tag.name == "html" else None


def _words(page: PageEvidence) -> str:
    return "\n".join(block.text for block in page.text.blocks)
