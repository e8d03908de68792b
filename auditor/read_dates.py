"""The dates of saved HTML files, for whoever wants to see what is read in a page, and why."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from auditor.crawl.parse import parse_page
from auditor.network.encodings import decoded
from rules.evidence import PageEvidence
from rules.freshness.last_change import last_change
from rules.freshness.page_date import PageDate
from rules.freshness.page_dates import page_dates
from rules.page_text import PageText

NOWHERE = "http://page.invalid/"  # RFC 2606 §2; what links are resolved by where no address is known


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesOfPage:
    """What one page says about its own age."""

    page: str  # the file
    last_change: PageDate | None  # None: nothing tells it surely enough
    dates: tuple[PageDate, ...]


def dates_of_file(file: Path, url: str = "") -> DatesOfPage:
    """Return the dates of an HTML file; `url` is the address it came from, else the one the page gives for itself."""
    html, *_ = decoded(file.read_bytes(), "text/html")
    text = parse_page(html, url or NOWHERE)
    page = page_as_read(text, url or _own_address(text))
    return DatesOfPage(page=str(file), last_change=last_change(page), dates=page_dates(page.text, page.url))


def _own_address(text: PageText) -> str:
    """Return the address a page gives for itself: its canonical link, else og:url; "" without a whole one."""
    canonical = (link.href for link in text.head_links if "canonical" in link.rel.split())
    shared = (meta.content.strip() for meta in text.meta if meta.name == "og:url")
    whole = (url for url in (*canonical, *shared) if url.startswith(("http://", "https://")))
    return next((url for url in whole if not url.startswith(NOWHERE)), "")


def page_as_read(text: PageText, url: str, headers: tuple[tuple[str, str], ...] = ()) -> PageEvidence:
    """Return a page as evidence of this moment; one without an address is dated by its news, as a home page is."""
    return PageEvidence(
        url=url,
        requested_url=url,
        observed_at=datetime.now(UTC),
        status=200,
        headers=headers,
        redirects=(),
        clicks_from_home=None,
        template="",
        text=text,
        view=None,
    )
