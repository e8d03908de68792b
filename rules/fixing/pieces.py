"""The top level of a snippet of HTML: which elements and texts follow one another, and where each begins and ends."""

from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate

from rules.accessibility.markup import VOID


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An element or a text between elements."""

    name: str  # lower case; "": a text
    start: int
    end: int
    is_closed: bool  # False: the snippet ends before the element does


def pieces(html: str) -> tuple[Piece, ...]:
    """Return the elements and the texts (comments among them) of the top level, in their order."""
    reader = _Reader(html)
    reader.feed(html)
    return reader.finished()


class _Reader(HTMLParser):
    """Notes where elements of the top level begin and end; what is inside them is only counted."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._html = html
        self._lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self._open: list[str] = []
        self._start = 0  # of the outermost open element
        self._found: list[Piece] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self.handle_startendtag(tag, attrs)
            return
        if not self._open:
            self._start = self._position
        self._open.append(tag)

    def handle_startendtag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if not self._open:
            end = self._position + len(self.get_starttag_text() or "")
            self._add(tag, self._position, end)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass
            if not self._open:
                self._add(tag, self._start, self._html.index(">", self._position) + 1)

    @property
    def _position(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _add(self, name: str, start: int, end: int, *, is_closed: bool = True) -> None:
        before = self._found[-1].end if self._found else 0
        if start > before:
            self._found.append(Piece(name="", start=before, end=start, is_closed=True))
        self._found.append(Piece(name=name, start=start, end=end, is_closed=is_closed))

    def finished(self) -> tuple[Piece, ...]:
        """Return what was found, with the rest of the snippet as an unclosed element or a text."""
        end = len(self._html)
        if self._open:
            self._add(self._open[0], self._start, end, is_closed=False)
        done = self._found[-1].end if self._found else 0
        rest = (Piece(name="", start=done, end=end, is_closed=True),) if done < end else ()
        return (*self._found, *rest)
