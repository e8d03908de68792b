"""Text whose bytes were read in the wrong encoding, and the text they were meant to be."""

import re

# What Windows-1252 makes of each byte above 127; the five bytes it leaves out become control characters.
_BYTES = {bytes([number]).decode("cp1252", errors="ignore") or chr(number): number for number in range(0x80, 0x100)}
_RUN = re.compile(f"[{re.escape(''.join(_BYTES))}]{{2,}}")
_DEVANAGARI_MARK = re.compile("à[¤¥]")
# A no-break space among those bytes was shown, and collected, as a plain one.
_LOST_BYTE = re.compile("(à[¤¥]) ")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def repaired(text: str) -> str:
    """Return the text with every piece of UTF-8 that was read as Windows-1252 put right; other text unchanged."""
    if _DEVANAGARI_MARK.search(text):
        text = _LOST_BYTE.sub("\\1\u00a0", text)
    return _RUN.sub(_decoded, text)


def _decoded(run: re.Match[str]) -> str:
    data = bytes(_BYTES[character] for character in run[0])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    whole = data.decode("utf-8", errors="replace")
    is_hindi = len(_DEVANAGARI_MARK.findall(run[0])) >= 2 and whole.count(REPLACEMENT) * 4 <= len(whole)
    return whole if is_hindi else run[0]
