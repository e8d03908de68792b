"""A source file as text, and changes of it as bytes: what is not changed stays as it is, byte for byte."""

import codecs
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.network.encodings import decoded


@dataclass(frozen=True, slots=True, order=True)
class Replacement:
    """A stretch of the text and what stands there instead; start and end are the same where something is put in."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of HTML, without its byte order mark."""

    content: bytes
    text: str
    encoding: str
    mark: bytes  # the byte order mark, b"": none

    def changed(self, replacements: Sequence[Replacement]) -> bytes:
        """Return the file with these changes, which do not overlap; signs its encoding lacks become references."""
        pieces, position = [self.mark], 0
        for change in replacements:
            kept = self.text[position : change.start].encode(self.encoding)
            new = change.text.replace("\n", self.line_end).encode(self.encoding, "xmlcharrefreplace")
            pieces += [kept, new]
            position = change.end
        return b"".join((*pieces, self.text[position:].encode(self.encoding)))

    @property
    def line_end(self) -> str:
        """Return how lines end in the file."""
        return "\r\n" if "\r\n" in self.text else "\n"


def read_source(content: bytes) -> SourceFile | None:
    """Return a file as text; None where the way back to the same bytes is not sure."""
    _, encoding, _ = decoded(content, "text/html")
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    body = content.removeprefix(mark)
    try:
        text = body.decode(encoding)
        is_same = text.encode(encoding) == body
    except (UnicodeError, LookupError):
        return None
    return SourceFile(content, text, encoding, mark) if is_same and not encoding.startswith("utf-16") else None
