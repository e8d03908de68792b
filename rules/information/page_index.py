"""The pages that were read, by every address they answer to."""

from collections.abc import Iterable

from rules.evidence import PageEvidence


class PageIndex:
    """Finds pages by their final address, the one that was asked for, and those passed on the way."""

    def __init__(self, pages: Iterable[PageEvidence], home_url: str) -> None:
        self.pages = tuple(pages)
        self._by_url: dict[str, PageEvidence] = {}
        for page in self.pages:
            for url in (page.url, page.requested_url, *page.redirects):
                self._by_url.setdefault(bare_address(url), page)
        self.home = self.at(home_url)

    def at(self, url: str) -> PageEvidence | None:
        """Return the page that was read at an address."""
        return self._by_url.get(bare_address(url))


def bare_address(url: str) -> str:
    """Return an address without its fragment and closing slash."""
    return url.partition("#")[0].rstrip("/")
