"""The evidence bundle: a folder from which a site is judged again, without browser and network.

    evidence/site.json.gz                the site without its pages
    evidence/pages/0001-home/page.json.gz, first-view.jpg …
    evidence/scorecard.json.gz           the scorecard as it was judged
    evidence/results.jsonl.gz            every outcome, page by page, and the site's at the end
    evidence/proofs.json.gz              what trials of the fixes have shown, where they were made
    evidence/SHA256SUMS                  the digests of all of them, from the end of the audit on

Every file appears whole or not at all.
"""

import gzip
import os
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

import msgspec

from auditor.errors import AuditorError
from auditor.seal import SEAL, digest_of, digests_of, read_seal, written
from rules.evaluate import Result
from rules.evidence import EVIDENCE_VERSION, PageEvidence, SiteEvidence
from rules.fixing.proof import Tried
from rules.page_text import PageText
from rules.scorecard import SCORECARD_VERSION, Scorecard
from rules.view import PageView, Screenshot

COMPRESSION_LEVEL = 6
MOST_BYTES = 256 * 1024 * 1024  # of one file, unpacked: no page and no scorecard comes near
AGAIN = "Put the folder back from a copy, or audit the site again."
RESCORE = "Run: auditor rescore FOLDER"
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
        (folder / SEAL).unlink(missing_ok=True)
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
        self._write(
            "site.json.gz",
            _Site(evidence_version=EVIDENCE_VERSION, is_complete=is_complete, site=replace(site, pages=())),
        )

    def write_page(self, number: int, page: PageEvidence, pictures: Mapping[str, bytes] | None = None) -> None:
        """Save one page and its pictures; a page saved before under this number is replaced."""
        folder = self._page_folder(number, page.url)
        folder.mkdir(exist_ok=True)
        prefix = folder.relative_to(self.folder).as_posix()
        for name, content in (pictures or {}).items():
            with self._noted(f"{prefix}/{name}"):
                write_whole(folder / name, content)
        self._write(f"{prefix}/page.json.gz", replace(page, view=page.view and _placed(page.view, prefix)))

    def seal(self) -> None:
        """Note the digests of all files: from now on one that was changed, lost or put in from elsewhere is noticed."""
        write_whole(self.folder / SEAL, written(digests_of(self.folder)))

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
        self._write("site.json.gz", replace(self._saved_site(), pruned=fingerprint))
        sealed = self._sealed()
        if sealed is not None:
            self._seal({name: digest for name, digest in sealed.items() if not name.startswith("pages/")})

    def pages(self) -> Iterator[PageEvidence]:
        """Yield the saved pages in order, one at a time; BundleError when they were removed."""
        for file in self._page_files():
            yield self._read(file, PageEvidence)

    def texts(self) -> Iterator[SavedText]:
        """Yield the texts of the saved pages in order, without what the browser saw; BundleError as above."""
        for file in self._page_files():
            yield self._read(file, SavedText)

    def picture(self, name: str) -> bytes | None:
        """Return a screenshot by its name in the bundle; None when it is not there, BundleError when it was changed."""
        file = self.folder / name
        inside = file.resolve().is_relative_to(self.folder.resolve())
        if not inside or not file.is_file():
            return None
        self._check(file, AGAIN)
        return file.read_bytes()

    @contextmanager
    def results_writer(self) -> Iterator["ResultsWriter"]:
        """Give a writer of results; the file takes its place when the block ends well."""
        file = self.folder / "results.jsonl.gz"
        aside = _aside(file)
        try:
            with aside.open("wb") as raw, _gzip(raw) as stream:
                yield ResultsWriter(stream)
            with self._noted(file.name, stale="scorecard.json.gz"):
                aside.replace(file)
        finally:
            aside.unlink(missing_ok=True)

    def results(self) -> Iterator[tuple[Result, ...]]:
        """Yield the results as they were judged, one page at a time, the site's last; BundleError as scorecard()."""
        file = self._judged("results.jsonl.gz")
        self._check(file, RESCORE)
        decoder = msgspec.json.Decoder(tuple[Result, ...])
        with _readable(file, RESCORE), gzip.open(file, "rb") as lines:
            while line := lines.readline(MOST_BYTES):
                yield decoder.decode(line)

    def write_scorecard(self, scorecard: Scorecard) -> None:
        """Save the scorecard as it was judged."""
        self._write("scorecard.json.gz", scorecard)

    def scorecard(self) -> Scorecard:
        """Return the scorecard as it was judged; BundleError when there is none or it is of another version."""
        file = self._judged("scorecard.json.gz")
        version = self._read(file, dict[str, Any], RESCORE).get("scorecard_version")
        if version != SCORECARD_VERSION:
            raise BundleError(
                f"{file} is a scorecard of version {version}; this auditor reads version {SCORECARD_VERSION}.",
                hint=RESCORE,
            )
        return self._read(file, Scorecard, RESCORE)

    def judged(self) -> Scorecard | None:
        """Return the scorecard as it was judged; None when there is none, or it is of another version."""
        try:
            return self.scorecard()
        except BundleError:
            return None

    def write_tried(self, tried: Sequence[Tried]) -> None:
        """Save what the trials of fixes have shown."""
        self._write("proofs.json.gz", tried)

    def tried(self) -> tuple[Tried, ...]:
        """Return what the trials of fixes have shown; () when none were made."""
        file = self.folder / "proofs.json.gz"
        return self._read(file, tuple[Tried, ...]) if file.is_file() else ()

    def size_bytes(self) -> int:
        """Return the size of all files of the bundle."""
        return sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file())

    def _page_files(self) -> list[Path]:
        if self.pruned():
            raise BundleError(
                f"The pages of {self.folder} were removed to save room; its scorecard is kept.",
                hint="Name a newer audit of the site, or audit it again.",
            )
        files = sorted(self.folder.glob("pages/*/page.json.gz"))
        sealed = self._sealed()
        listed = {name for name in sealed or () if PurePosixPath(name).match("pages/*/page.json.gz")}
        if sealed is not None and (lost := listed - {file.relative_to(self.folder).as_posix() for file in files}):
            raise BundleError(f"{self.folder / min(lost)} is missing.", hint=AGAIN)
        return files

    def _judged(self, name: str) -> Path:
        file = self.folder / name
        sealed = self._sealed()
        if not file.is_file() or (sealed is not None and name not in sealed):
            raise BundleError(f"{self.folder} was never judged to the end.", hint=RESCORE)
        return file

    def _sealed(self) -> Mapping[str, str] | None:
        """Return the digests the files had; None: an older auditor made them, or the audit goes on."""
        with _readable(self.folder / SEAL, AGAIN):
            return read_seal(self.folder)

    def _seal(self, digests: Mapping[str, str]) -> None:
        write_whole(self.folder / SEAL, written(digests))

    @contextmanager
    def _noted(self, name: str, *, stale: str = "") -> Iterator[None]:
        """Take a file out of the seal while it is written anew, and for good what it makes stale.

        Where nothing is sealed yet, nothing is noted.
        """
        sealed = self._sealed()
        if sealed is None:
            yield
            return
        others = {other: digest for other, digest in sealed.items() if other not in (name, stale)}
        self._seal(others)
        yield
        self._seal({**others, name: digest_of(self.folder / name)})

    def _check(self, file: Path, hint: str) -> None:
        """Raise BundleError when a file is not the one that was sealed."""
        sealed = self._sealed()
        name = file.relative_to(self.folder).as_posix()
        if sealed is None or (name not in sealed and name == "site.json.gz"):
            return  # its writing was interrupted just before it was noted
        if name not in sealed:
            raise BundleError(f"{file} is no file of this audit: it is not in {SEAL}.", hint=hint)
        with _readable(file, hint):
            digest = digest_of(file)
        if digest != sealed[name]:
            raise BundleError(f"{file} was changed since the audit: it has another digest in {SEAL}.", hint=hint)

    def _read(self, file: Path, kind: type[T], hint: str = AGAIN) -> T:
        self._check(file, hint)
        with _readable(file, hint), gzip.open(file, "rb") as stream:
            content = stream.read(MOST_BYTES + 1)
            if len(content) > MOST_BYTES:
                raise ValueError(f"it unpacks to more than {MOST_BYTES >> 20} MiB")
            return msgspec.json.decode(content, type=kind)

    def _write(self, name: str, value: object) -> None:
        with self._noted(name):
            write_whole(self.folder / name, gzip.compress(msgspec.json.encode(value), COMPRESSION_LEVEL, mtime=0))

    def _saved_site(self) -> _Site:
        version = self._read(self.folder / "site.json.gz", dict[str, Any]).get("evidence_version")
        if version != EVIDENCE_VERSION:
            raise BundleError(
                f"{self.folder} is evidence of version {version}; this auditor reads version {EVIDENCE_VERSION}.",
                hint="Audit the site again.",
            )
        return self._read(self.folder / "site.json.gz", _Site)

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


@contextmanager
def _readable(file: Path, hint: str) -> Iterator[None]:
    """Turn whatever a damaged file makes its readers stumble over into an error that names it."""
    try:
        yield
    except msgspec.ValidationError as error:
        raise BundleError(f"{file} is of another version of the auditor: {error}", hint=hint) from error
    except (OSError, EOFError, zlib.error, ValueError, RecursionError, msgspec.MsgspecError) as error:
        raise BundleError(f"{file} cannot be read: {error}", hint=hint) from error


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
