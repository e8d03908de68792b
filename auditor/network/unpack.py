"""Bodies unpacked as they arrive, never further than a limit."""

import zlib
from collections.abc import AsyncIterable, Iterator

PART_BYTES = 256 * 1024
ACCEPTED_CODINGS = "gzip, deflate"
PLAIN = frozenset(
    {"", "identity", "none", "utf-8", "8bit", "binary"}
)  # what servers write that send the bytes as they are

_GZIP = 16 + zlib.MAX_WBITS
_RAW_DEFLATE = -zlib.MAX_WBITS


async def unpacked(pieces: AsyncIterable[bytes], coding: str, max_bytes: int) -> tuple[bytes, bool]:
    """Return at most `max_bytes` of the body, and whether there was more; a bomb is cut while it unpacks.

    Raises zlib.error for broken data, and for a coding that was not asked for.
    """
    parts, left = [], max_bytes
    unpacker: zlib._Decompress | None = None
    async for piece in pieces:
        if unpacker is None and piece:
            unpacker = _unpacker(coding.strip().lower(), piece)
        for part in _parts(unpacker, piece):
            parts.append(part[:left])
            left -= len(part)
            if left < 0:
                return b"".join(parts), True
    return b"".join(parts), False


def _unpacker(coding: str, start: bytes) -> "zlib._Decompress | None":
    if coding in {"gzip", "x-gzip"}:
        return zlib.decompressobj(_GZIP)
    if coding == "deflate":  # with a zlib header, as RFC 9110 §8.4.1.2 has it, or without, as some servers send it
        has_header = start[0] & 0x0F == zlib.DEFLATED and int.from_bytes(start[:2].ljust(2, b"\1"), "big") % 31 == 0
        return zlib.decompressobj(zlib.MAX_WBITS if has_header else _RAW_DEFLATE)
    if coding not in PLAIN:
        raise zlib.error(f"the coding {coding[:40]!r} was not asked for")
    return None


def _parts(unpacker: "zlib._Decompress | None", piece: bytes) -> Iterator[bytes]:
    """Yield what a piece unpacks to, bit by bit; nothing that follows the end of the packed data."""
    if unpacker is None:
        yield piece
        return
    rest = piece
    while rest and not unpacker.eof:
        yield unpacker.decompress(rest, PART_BYTES)
        rest = unpacker.unconsumed_tail
