"""The process that opens strangers' documents, one after the other: `python -m auditor.document_worker`.

Reads a document from its input, as four bytes of length and the bytes themselves, and answers in the same way with
JSON. It may crash, grow or hang: whoever asks has a time limit, and starts another.
"""

import struct
import sys
from typing import BinaryIO

import msgspec

from auditor.document_office import read_office
from auditor.document_pdf import read_pdf
from rules.evidence import DocumentContents

LENGTH = struct.Struct(">I")
MEMORY_BYTES = 2 * 1024**3
PDF_MARK, ZIP_MARK = b"%PDF-", b"PK\x03\x04"
MARK_WITHIN_BYTES = 1024  # of the start of a PDF, as readers allow


class Opened(msgspec.Struct, frozen=True):
    """The answer: the contents, or why there are none."""

    contents: DocumentContents | None = None
    unopened: str = ""


def opened(body: bytes) -> Opened:
    """Return what is inside a document; whatever goes wrong is told, not raised."""
    try:
        if PDF_MARK in body[:MARK_WITHIN_BYTES]:
            return Opened(contents=read_pdf(body))
        if body.startswith(ZIP_MARK):
            return Opened(contents=read_office(body))
    except Exception as error:  # noqa: BLE001, a broken document is an answer
        return Opened(unopened=f"{type(error).__name__}: {error}"[:300])
    return Opened(unopened="neither PDF nor Office Open XML")


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer until the input ends."""
    while len(head := asked.read(LENGTH.size)) == LENGTH.size:
        (length,) = LENGTH.unpack(head)
        answer = msgspec.json.encode(opened(asked.read(length)))
        answers.write(LENGTH.pack(len(answer)) + answer)
        answers.flush()


def _limit_memory() -> None:
    try:
        import resource  # not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


if __name__ == "__main__":
    _limit_memory()
    serve(sys.stdin.buffer, sys.stdout.buffer)
