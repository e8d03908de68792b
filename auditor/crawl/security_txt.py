"""The file in which a site says whom to tell of weaknesses (RFC 9116)."""

from collections.abc import Iterator

from auditor.crawl.robots import Robots
from auditor.crawl.scope import origin_of
from auditor.errors import FetchError
from auditor.network.fetch import Fetcher
from rules.connection import SecurityTxt

PATHS = (".well-known/security.txt", "security.txt")  # RFC 9116 §3: the first one counts, the second is tolerated
MAX_BYTES = 32 * 1024
MOST_CONTACTS = 10
_KNOWN = frozenset({"contact", "expires"})  # fields that a file must have (§2.5)


async def ask_security_txt(home_url: str, fetcher: Fetcher, robots: Robots) -> SecurityTxt | None:
    """Return the file, or the first answer where there is none; None where robots.txt forbids to ask."""
    found: SecurityTxt | None = None
    for path in PATHS:
        url = origin_of(home_url) + path
        try:
            if not await robots.allows(url):
                continue
            answer = await fetcher.get(url, max_bytes=MAX_BYTES)
        except FetchError:
            found = found or SecurityTxt(url=url, status=None, is_file=False)
            continue
        if answer.bot_wall:
            continue
        is_text = answer.status == 200 and answer.media_type == "text/plain"
        fields = list(_fields(answer.text)) if is_text else []
        asked = SecurityTxt(
            url=answer.url,
            status=answer.status,
            is_file=any(name in _KNOWN for name, _ in fields),
            contacts=tuple(value for name, value in fields if name == "contact")[:MOST_CONTACTS],
            expires=next((value for name, value in fields if name == "expires"), ""),
        )
        if asked.is_file:
            return asked
        found = asked if found is None or found.status is None else found
    return found


def _fields(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        name, colon, value = line.partition(":")
        if colon and not line.startswith("#"):
            yield name.strip().lower(), value.strip()
