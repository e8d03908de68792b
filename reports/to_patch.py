"""The proved fixes as a unified diff for `patch -p1` and `git apply`; bytes, since every file has its own encoding."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import diff_bytes, unified_diff

from reports.escape import visible
from reports.i18n import Translator
from rules.finding import N_, Message, counted, message

WRITTEN = (
    N_("{count} repair that was tried on its page and works, as changes of the source files."),
    N_("{count} repairs that were tried on their pages and work, as changes of the source files."),
)
NOTHING_PROVED = N_("Nothing is proved yet. Audit the folder again with --prove.")
ASKING_FOR_WORDS = (
    N_("{count} more repair works and is left out: only a person knows the words it needs. See the scorecard."),
    N_("{count} more repairs work and are left out: only a person knows the words they need. See the scorecard."),
)
LEFT_OUT = (
    N_("{count} more repair works and is left out: its element does not stand like this in the source, just once."),
    N_("{count} more repairs work and are left out: their elements do not stand like this in the source, just once."),
)
HOW = N_("Read the changes, then take them over in the folder of the website: patch -p1 < {file}")
FILE_NAME = "repairs.patch"
NO_LINE_END = b"\\ No newline at end of file\n"
_LINES = re.compile(rb"[^\n]*\n|[^\n]+")
_UNSAFE = re.compile(r'[\0-\x1f\x7f"\\]')  # a name with such signs is written in different ways by different programs


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedFile:
    """A file of the website as it is and as it would be."""

    name: str  # from the folder of the website, with /
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """What is changed, and what is not."""

    files: tuple[ChangedFile, ...]
    is_tried: bool
    written: int  # fixes
    asking_for_words: int  # proved fixes that only a person can complete
    left_out: int  # proved fixes whose places are not found in the source


def render(patch: Patch, say: Translator) -> Iterator[bytes]:
    """Yield the diff: what it is about, then file by file."""
    for told in _told(patch):
        yield f"# {visible(say.message(told))}\n".encode()
    for file in patch.files:
        if not _UNSAFE.search(file.name):
            yield b"\n"
            yield from _diff(file)


def _told(patch: Patch) -> Iterator[Message]:
    if not patch.is_tried:
        yield message(NOTHING_PROVED)
        return
    yield counted(*WRITTEN, patch.written)
    for forms, count in ((ASKING_FOR_WORDS, patch.asking_for_words), (LEFT_OUT, patch.left_out)):
        if count:
            yield counted(*forms, count)
    if patch.files:
        yield message(HOW, file=FILE_NAME)


def _diff(file: ChangedFile) -> Iterator[bytes]:
    end = "\t" if " " in file.name else ""  # else a name would end at its first space
    lines = diff_bytes(
        unified_diff,
        _LINES.findall(file.before),
        _LINES.findall(file.after),
        f"a/{file.name}{end}".encode(),
        f"b/{file.name}{end}".encode(),
    )
    for line in lines:
        yield line if line.endswith(b"\n") else line + b"\n" + NO_LINE_END
