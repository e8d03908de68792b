"""The results of an audit in a file of lines: those of each page, and the site's at the end."""

import gzip
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import msgspec

from auditor.sealed_files import COMPRESSION_LEVEL, MOST_BYTES, RESCORE, SealedFiles, readable
from auditor.whole_files import aside_of
from rules.evaluate import Result

NAME = "results.jsonl.gz"


@dataclass(frozen=True, slots=True)
class ResultsWriter:
    """Writes results as lines of JSON."""

    _stream: gzip.GzipFile

    def write(self, results: Sequence[Result]) -> None:
        """Append the results of one page, or of the site."""
        self._stream.write(msgspec.json.encode(tuple(results)) + b"\n")


@contextmanager
def writing(files: SealedFiles, *, stale: str) -> Iterator[ResultsWriter]:
    """Give a writer of results; the file takes its place when the block ends well, and makes another one stale."""
    file = files.folder / NAME
    aside = aside_of(file)
    try:
        with aside.open("wb") as raw, _packed(raw) as stream:
            yield ResultsWriter(stream)
        with files.noted(NAME, stale=stale):
            aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)


def reading(files: SealedFiles) -> Iterator[tuple[Result, ...]]:
    """Yield the results, one page at a time, the site's last."""
    files.check(NAME, RESCORE)
    file = files.folder / NAME
    decoder = msgspec.json.Decoder(tuple[Result, ...])
    with readable(file, RESCORE), gzip.open(file, "rb") as lines:
        while line := lines.readline(MOST_BYTES):
            yield decoder.decode(line)


def _packed(raw: Any) -> gzip.GzipFile:
    return gzip.GzipFile(filename="", fileobj=raw, mode="wb", compresslevel=COMPRESSION_LEVEL, mtime=0)
