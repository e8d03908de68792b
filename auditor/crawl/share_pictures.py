"""Pictures that pages name for sharing: their answer, their size by the first bytes alone, and a few of them small."""

import asyncio
import base64
import io
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from urllib.parse import urljoin

from PIL import Image, ImageOps

from auditor.crawl.robots import Robots
from auditor.crawl.urls import normalised
from auditor.errors import FetchError
from auditor.network.fetch import Fetched, Fetcher
from rules.evidence import PageEvidence
from rules.page_text import PageText
from rules.probes import SharePicture

MAX_PICTURES = 20
MOST_DRAWN = 4  # fetched whole, to be shown in the scorecard
LARGEST_DRAWN_BYTES = 3 * 2**20
LARGEST_DRAWN_PX = 40_000_000
SMALL_PX = (480, 252)
FIRST_BYTES = 64 * 1024
TIMEOUT_S = 10.0
NAMES = frozenset({"og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"})
FORMATS = ("JPEG", "PNG", "GIF", "BMP")  # those whose header alone tells the size

_TOTAL = re.compile(r"bytes \d+-\d+/(\d+)")  # RFC 9110 §14.4
_RANGE = {"Range": f"bytes=0-{FIRST_BYTES - 1}", "Accept-Encoding": "identity", "Accept": "image/*,*/*;q=0.5"}


def share_addresses(pages: Iterable[PageEvidence]) -> tuple[str, ...]:
    """Return the pictures that the pages name for sharing, absolute and otherwise as written, at most twenty."""
    named = dict.fromkeys(address for page in pages for address in _named(page.text))
    return tuple(named)[:MAX_PICTURES]


async def ask_share_pictures(
    addresses: Iterable[str], fetcher: Fetcher, robots: Robots, on_asked: Callable[[str], None] = lambda _: None
) -> dict[str, SharePicture]:
    """Return the answer of each picture by its address, as `share_addresses` gives it."""
    found = {}
    async with fetcher.another(headers=_RANGE) as client:
        for url in addresses:
            on_asked(url)
            found[url] = await _asked(url, client, robots)
    drawable = [picture for picture in found.values() if _may_be_drawn(picture)]
    for picture in drawable[:MOST_DRAWN]:
        found[picture.url] = replace(picture, small=await _small(picture.url, fetcher))
    return found


def drawn_small(content: bytes) -> bytes | None:
    """Return a picture as the networks cut it for a card, as WebP; None where it cannot be read."""
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(content), formats=(*FORMATS, "WEBP")) as picture:
            warnings.simplefilter("ignore")
            if picture.width * picture.height > LARGEST_DRAWN_PX:
                return None
            picture.draft("RGB", (SMALL_PX[0] * 2, SMALL_PX[1] * 2))
            small = ImageOps.fit(picture.convert("RGB"), SMALL_PX)
            kept = io.BytesIO()
            small.save(kept, "WEBP", quality=70)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return kept.getvalue()


def size_px(start: bytes) -> tuple[int, int] | None:
    """Return width and height of a picture by its first bytes; None where they do not tell. Nothing is unpacked."""
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return _webp_size(start)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(start), formats=FORMATS) as picture:
                return picture.size
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            return None


async def _asked(url: str, client: Fetcher, robots: Robots) -> SharePicture:
    address = normalised(url)
    try:
        if not address or not await robots.allows(address):
            return SharePicture(url=url, status=None, media_type="", width_px=None, height_px=None, size_bytes=None)
        answer = await client.get(address, max_bytes=FIRST_BYTES, timeout_s=TIMEOUT_S)
    except FetchError:
        return SharePicture(url=url, status=None, media_type="", width_px=None, height_px=None, size_bytes=None)
    is_there = answer.status in (200, 206) and not answer.bot_wall
    size = size_px(answer.body) if is_there else None
    return SharePicture(
        url=url,
        status=200 if answer.status == 206 else answer.status,  # 206: as asked for, the beginning
        media_type=answer.media_type,
        width_px=size[0] if size else None,
        height_px=size[1] if size else None,
        size_bytes=_size_bytes(answer) if is_there else None,
    )


def _may_be_drawn(picture: SharePicture) -> bool:
    return (
        picture.status == 200
        and picture.width_px is not None
        and picture.height_px is not None
        and picture.width_px * picture.height_px <= LARGEST_DRAWN_PX
        and (picture.size_bytes or 0) <= LARGEST_DRAWN_BYTES
    )


async def _small(url: str, fetcher: Fetcher) -> str:
    try:
        answer = await fetcher.get(normalised(url), max_bytes=LARGEST_DRAWN_BYTES, timeout_s=TIMEOUT_S)
    except FetchError:
        return ""
    if answer.status != 200 or answer.is_truncated:
        return ""
    small = await asyncio.to_thread(drawn_small, answer.body)
    return base64.b64encode(small).decode() if small else ""


def _size_bytes(answer: Fetched) -> int | None:
    if answer.status == 206:
        total = _TOTAL.fullmatch(answer.header("content-range"))
        return int(total[1][:15]) if total else None
    if not answer.is_truncated:
        return len(answer.body)
    length = answer.header("content-length")
    return int(length[:15]) if length.isdecimal() and not answer.header("content-encoding") else None


def _named(page: PageText) -> Iterator[str]:
    for meta in page.meta:
        if meta.name in NAMES and (written := meta.content.strip()):
            try:
                address = urljoin(page.base_url, written)
            except ValueError:
                continue
            if address.startswith(("http://", "https://")):
                yield address


def _webp_size(start: bytes) -> tuple[int, int] | None:
    """Return the size a WebP file tells in its first chunk (RFC 9649 §2)."""
    match start[12:16]:
        case b"VP8X" if len(start) >= 30:
            return 1 + int.from_bytes(start[24:27], "little"), 1 + int.from_bytes(start[27:30], "little")
        case b"VP8L" if len(start) >= 25:
            bits = int.from_bytes(start[21:25], "little")
            return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        case b"VP8 " if len(start) >= 30:
            return int.from_bytes(start[26:28], "little") & 0x3FFF, int.from_bytes(start[28:30], "little") & 0x3FFF
    return None
