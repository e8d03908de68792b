"""Which addresses belong to the site that is audited."""

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from urllib.parse import SplitResult, urlsplit

from auditor.crawl.urls import DEFAULT_PORTS, bare_host, normalised
from rules.evidence import Fate


@dataclass(frozen=True)
class Scope:
    """The site around a home page: its host and the www/apex twin, over http and https alike.

    `include` and `exclude` are shell patterns (`*`, `?`, `[…]`) for the path with its query, such as `/archive/*` or
    `*.php?id=*`; one that holds `://` is matched against the whole address. `exclude` wins over `include`, and the
    home page is always inside. With `subdomains` every host below the home page's own counts, too.
    """

    home_url: str
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    subdomains: bool = False

    def verdict(self, url: str) -> tuple[Fate, str] | None:
        """Return why a normalised address is left out, with the host or pattern behind it; None: it is inside."""
        parts = urlsplit(url)
        if not self._is_own_host(parts):
            return Fate.OUT_OF_SCOPE, parts.netloc
        if url == self.home_url:
            return None
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        if pattern := _matching(self.exclude, url, path):
            return Fate.EXCLUDED, pattern
        if self.include and not _matching(self.include, url, path):
            return Fate.EXCLUDED, "matches no pattern to include"
        return None

    def is_own(self, url: str) -> bool:
        """Return whether the address lies on the site's hosts, whatever the patterns say."""
        return self._is_own_host(urlsplit(url))

    def unified(self, url: str) -> str:
        """Return the address as spelled on the home page's scheme and host, where it lies on their twin."""
        parts = urlsplit(url)
        if (parts.scheme, parts.netloc) == (self._home.scheme, self._home.netloc) or not self._is_twin(parts):
            return url
        return parts._replace(scheme=self._home.scheme, netloc=self._home.netloc).geturl()

    @cached_property
    def _home(self) -> SplitResult:
        return urlsplit(self.home_url)

    @cached_property
    def _bare_host(self) -> str:
        return bare_host(self._home.hostname or "")

    def _is_twin(self, parts: SplitResult) -> bool:
        return bare_host(parts.hostname or "") == self._bare_host and _place(parts) == _place(self._home)

    def _is_own_host(self, parts: SplitResult) -> bool:
        if self._is_twin(parts):
            return True
        is_below = (parts.hostname or "").endswith("." + self._bare_host)
        return self.subdomains and is_below and _place(parts) == _place(self._home)


def _place(parts: SplitResult) -> int:
    """Return the port; the default ones of http and https are one place."""
    port = parts.port or DEFAULT_PORTS.get(parts.scheme, 0)
    return 80 if port in DEFAULT_PORTS.values() else port


def _matching(patterns: Iterable[str], url: str, path: str) -> str:
    return next((pattern for pattern in patterns if fnmatchcase(url if "://" in pattern else path, pattern)), "")


def origin_of(url: str) -> str:
    """Return scheme, host and port of a normalised address, with a closing slash."""
    return normalised("/", url)
