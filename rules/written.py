"""Pages that somebody wrote, and those that a server makes itself: its errors and the lists of its files."""

import re
from urllib.parse import urlsplit

from rules.evidence import PageEvidence
from rules.page_text import PageText

_LISTING = re.compile(r"Directory Listing For \[|Directory listing for /")  # Tomcat; Python
_PERHAPS = re.compile(r"Index of /|[\w.-]+ - /")  # Apache, nginx and lighttpd; IIS writes the host and the path
_PARENT = re.compile(r"(?i)^(?:\[to parent directory\]|parent directory|\.\./?|up to .+)$")
_SORTED = re.compile(r"\?C=[NMSD](?:[;&]O=[AD])?$")
_NOT_FOUND = re.compile(
    r"(?i)\b404 (?:error|not found|page)|\berror 404\b|\bpage (?:was )?not found\b|^not found\b|पृष्ठ नहीं मिला"
)
_ERROR_FILE = re.compile(r"(?i)/(?:404|error[-_]?(?:404|page)|not[-_]?found)[^/]*$")


def is_written(page: PageEvidence) -> bool:
    """Return whether a page was served that somebody wrote: what is missing in others is no fault of theirs."""
    is_error = says_not_found(page.text) or _ERROR_FILE.search(urlsplit(page.url).path) is not None
    return page.is_served and not is_error and not is_listing(page)


def says_not_found(page: PageText) -> bool:
    """Return whether a page calls itself missing, whatever status it was answered with."""
    return _NOT_FOUND.search(page.title) is not None


def is_listing(page: PageEvidence) -> bool:
    """Return whether a page is the list of files that a server writes where a folder has no page of its own."""
    if _LISTING.match(page.text.title):
        return True
    return _PERHAPS.match(page.text.title) is not None and any(
        _PARENT.match(link.text) or _SORTED.search(link.raw_href) for link in page.text.links
    )
