"""The evidence bundle: a folder from which a site is judged again, without browser and network.

    evidence/site.json.gz                the site without its pages
    evidence/pages/0001-home/page.json.gz, first-view.jpg …
    evidence/scorecard.json.gz           the scorecard as it was judged
    evidence/results.jsonl.gz            every outcome, page by page, and the site's at the end
    evidence/proofs.json.gz              what trials of the fixes have shown, where they were made

Every file appears whole or not at all.
"""

import gzip
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

import msgspec

from auditor.errors import AuditorError
from rules.evaluate import Result
from rules.evidence import EVIDENCE_VERSION, PageEvidence, SiteEvidence
from rules.fixing.proof import Tried
from rules.page_text import PageText
from rules.scorecard import SCORECARD_VERSION, Scorecard
from rules.view import PageView, Screenshot

COMPRESSION_LEVEL = 6
T = TypeVar("T")


class BundleError(AuditorError):
    """The folder holds no readable evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Site:
    evidence_version: int
    is_complete: bool  # False: the audit was interrupted
    site: SiteEvidence
    pruned: str = ""  # fingerprint of the evidence before its pages were removed to save room; "": they were not


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedText:
    """A saved page without what the browser saw of it."""

    url: str
    text: PageText


@dataclass(frozen=True, slots=True)
class Bundle:
    """The folder `evidence` inside an output folder."""

    folder: Path

    @property
    def output(self) -> Path:
        """Return the folder the evidence lies in, beside the reports."""
        return self.folder.parent

    @classmethod
    def create(cls, output: Path) -> "Bundle":
        """Return an empty bundle; what an earlier audit left in its place is removed first.

        Raises BundleError when the folder holds anything else, which is left alone.
        """
        folder = output / "evidence"
        others = [] if folder.is_dir() or not output.is_dir() else sorted(output.iterdir())
        if others:
            raise BundleError(
                f"{output} holds other files, such as {others[0].name}.", hint="Name a new folder with --out."
            )
        for file in [*folder.glob("pages/*/*"), *folder.glob("*.gz")]:
            file.unlink()
        for page in folder.glob("pages/*"):
            page.rmdir()
        (folder / "pages").mkdir(parents=True, exist_ok=True)
        return cls(folder)

    @classmethod
    def open(cls, output: Path) -> "Bundle":
        """Return the bundle of an output folder, or of the evidence folder itself; BundleError when there is none."""
        for folder in (output / "evidence", output):
            if (folder / "site.json.gz").is_file():
                return cls(folder)
        raise BundleError(f"{output} holds no evidence of an audit.", hint="Name the folder that --out gave the audit.")

    def write_site(self, site: SiteEvidence, *, is_complete: bool) -> None:
        """Save what is known of the site; its pages are saved one by one."""
        _write(
            self.folder / "site.json.gz",
            _Site(evidence_version=EVIDENCE_VERSION, is_complete=is_complete, site=replace(site, pages=())),
        )

    def write_page(self, number: int, page: PageEvidence, pictures: Mapping[str, bytes] | None = None) -> None:
        """Save one page and its pictures; a page saved before under this number is replaced."""
        folder = self._page_folder(number, page.url)
        folder.mkdir(exist_ok=True)
        for name, content in (pictures or {}).items():
            write_whole(folder / name, content)
        prefix = folder.relative_to(self.folder).as_posix()
        _write(folder / "page.json.gz", replace(page, view=page.view and _placed(page.view, prefix)))

    def site(self) -> SiteEvidence:
        """Return the site without its pages."""
        return self._saved_site().site

    def is_complete(self) -> bool:
        """Return whether the audit went to its end."""
        return self._saved_site().is_complete

    def pruned(self) -> str:
        """Return the fingerprint it had before its pages were removed to save room; "" when they were not.

        The scorecard and the results are kept; it is not judged again.
        """
        return self._saved_site().pruned

    def mark_pruned(self, fingerprint: str) -> None:
        """Note that its pages are removed from now on."""
        _write(self.folder / "site.json.gz", replace(self._saved_site(), pruned=fingerprint))

    def pages(self) -> Iterator[PageEvidence]:
        """Yield the saved pages in order, one at a time; BundleError when they were removed."""
        for file in self._page_files():
            yield _read(file, PageEvidence)

    def texts(self) -> Iterator[SavedText]:
        """Yield the texts of the saved pages in order, without what the browser saw; BundleError as above."""
        for file in self._page_files():
            yield _read(file, SavedText)

    def picture(self, name: str) -> bytes | None:
        """Return a screenshot by its name in the bundle; None when it is not there."""
        file = self.folder / name
        inside = file.resolve().is_relative_to(self.folder.resolve())
        return file.read_bytes() if inside and file.is_file() else None

    @contextmanager
    def results_writer(self) -> Iterator["ResultsWriter"]:
        """Give a writer of results; the file takes its place when the block ends well."""
        file = self.folder / "results.jsonl.gz"
        aside = _aside(file)
        try:
            with aside.open("wb") as raw, _gzip(raw) as stream:
                yield ResultsWriter(stream)
            aside.replace(file)
        finally:
            aside.unlink(missing_ok=True)

    def results(self) -> Iterator[tuple[Result, ...]]:
        """Yield the results as they were judged, one page at a time, the site's last."""
        decoder = msgspec.json.Decoder(tuple[Result, ...])
        with gzip.open(self._judged("results.jsonl.gz"), "rb") as lines:
            for line in lines:
                yield decoder.decode(line)

    def write_scorecard(self, scorecard: Scorecard) -> None:
        """Save the scorecard as it was judged."""
        _write(self.folder / "scorecard.json.gz", scorecard)

    def scorecard(self) -> Scorecard:
        """Return the scorecard as it was judged; BundleError when there is none or it is of another version."""
        scorecard = _read(self._judged("scorecard.json.gz"), Scorecard)
        if scorecard.scorecard_version != SCORECARD_VERSION:
            raise BundleError(
                f"{self.folder} was judged by another version of the auditor.", hint="Run: auditor rescore FOLDER"
            )
        return scorecard

    def judged(self) -> Scorecard | None:
        """Return the scorecard as it was judged; None when there is none, or it is of another version."""
        try:
            return self.scorecard()
        except BundleError:
            return None

    def write_tried(self, tried: Sequence[Tried]) -> None:
        """Save what the trials of fixes have shown."""
        _write(self.folder / "proofs.json.gz", tried)

    def tried(self) -> tuple[Tried, ...]:
        """Return what the trials of fixes have shown; () when none were made."""
        file = self.folder / "proofs.json.gz"
        return _read(file, tuple[Tried, ...]) if file.is_file() else ()

    def size_bytes(self) -> int:
        """Return the size of all files of the bundle."""
        return sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file())

    def _page_files(self) -> list[Path]:
        if self.pruned():
            raise BundleError(
                f"The pages of {self.folder} were removed to save room; its scorecard is kept.",
                hint="Name a newer audit of the site, or audit it again.",
            )
        return sorted(self.folder.glob("pages/*/page.json.gz"))

    def _judged(self, name: str) -> Path:
        file = self.folder / name
        if not file.is_file():
            raise BundleError(f"{self.folder} was never judged to the end.", hint="Run: auditor rescore FOLDER")
        return file

    def _saved_site(self) -> _Site:
        version = _read(self.folder / "site.json.gz", dict[str, Any]).get("evidence_version")
        if version != EVIDENCE_VERSION:
            raise BundleError(
                f"{self.folder} is evidence of version {version}; this auditor reads version {EVIDENCE_VERSION}.",
                hint="Audit the site again.",
            )
        return _read(self.folder / "site.json.gz", _Site)

    def _page_folder(self, number: int, url: str) -> Path:
        existing = next((self.folder / "pages").glob(f"{number:05d}-*"), None)
        return existing or self.folder / "pages" / f"{number:05d}-{_slug(url)}"


class ResultsWriter:
    """Writes results as lines of JSON."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def write(self, results: Sequence[Result]) -> None:
        """Append the results of one page, or of the site."""
        self._stream.write(msgspec.json.encode(tuple(results)) + b"\n")


def write_whole(file: Path, content: bytes) -> None:
    """Write a file aside and put it into its place, so that it is never seen half written."""
    write_stream(file, (content,))


def write_stream(file: Path, pieces: Iterable[bytes]) -> None:
    """Write a file piece by piece as they come, aside, and put it into its place."""
    aside = _aside(file)
    try:
        with aside.open("wb") as stream:
            stream.writelines(pieces)
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)


def _aside(file: Path) -> Path:
    return file.with_name(f".{file.name}.{os.getpid()}")


def _gzip(raw: Any) -> gzip.GzipFile:
    return gzip.GzipFile(filename="", fileobj=raw, mode="wb", compresslevel=COMPRESSION_LEVEL, mtime=0)


def _write(file: Path, value: object) -> None:
    write_whole(file, gzip.compress(msgspec.json.encode(value), COMPRESSION_LEVEL, mtime=0))


def _read(file: Path, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(gzip.decompress(file.read_bytes()), type=kind)
    except (OSError, EOFError, msgspec.MsgspecError) as error:
        raise BundleError(f"{file} cannot be read: {error}", hint="Audit the site again.") from error


def _slug(url: str) -> str:
    path = unquote(urlsplit(url).path).strip("/")
    return re.sub(r"[^A-Za-z0-9]+", "-", path).strip("-").lower()[:40] or "home"


def _placed(view: PageView, prefix: str) -> PageView:
    """Return the view with its pictures named by their path in the bundle."""

    def placed(picture: Screenshot | None) -> Screenshot | None:
        return picture and replace(picture, name=f"{prefix}/{picture.name}")

    return replace(
        view,
        first_view=placed(view.first_view),
        full_page=placed(view.full_page),
        phone_view=placed(view.phone_view),
        phone=view.phone and replace(view.phone, screenshot=placed(view.phone.screenshot)),
    )
