"""The evidence bundle: a folder from which a site is judged again, without browser and network.

    evidence/site.json.gz                the site without its pages
    evidence/pages/0001-home/page.json.gz, first-view.jpg …
    evidence/scorecard.json.gz           the scorecard as it was judged
    evidence/results.jsonl.gz            every outcome, page by page, and the site's at the end
    evidence/proofs.json.gz              what trials of the fixes have shown, where they were made
    evidence/SHA256SUMS                  the digests of all of them, from the end of the audit on

Every file appears whole or not at all.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from auditor import results_file
from auditor.page_folder import page_folder, placed
from auditor.results_file import ResultsWriter
from auditor.seal import SEAL, digests_of
from auditor.sealed_files import AGAIN, RESCORE, BundleError, SealedFiles
from rules.evaluate import Result
from rules.evidence import EVIDENCE_VERSION, PageEvidence, SiteEvidence
from rules.fixing.proof import Tried
from rules.page_text import PageText
from rules.scorecard import SCORECARD_VERSION, Scorecard


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
        self._files.write(
            "site.json.gz",
            _Site(evidence_version=EVIDENCE_VERSION, is_complete=is_complete, site=replace(site, pages=())),
        )

    def write_page(self, number: int, page: PageEvidence, pictures: Mapping[str, bytes] | None = None) -> None:
        """Save one page and its pictures; a page saved before under this number is replaced."""
        folder = page_folder(self.folder / "pages", number, page.url)
        folder.mkdir(exist_ok=True)
        prefix = folder.relative_to(self.folder).as_posix()
        for name, content in (pictures or {}).items():
            self._files.write_bytes(f"{prefix}/{name}", content)
        self._files.write(f"{prefix}/page.json.gz", replace(page, view=page.view and placed(page.view, prefix)))

    def seal(self) -> None:
        """Note the digests of all files: from now on one that was changed, lost or put in from elsewhere is noticed."""
        self._files.seal(digests_of(self.folder))

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
        self._files.write("site.json.gz", replace(self._saved_site(), pruned=fingerprint))
        sealed = self._files.sealed()
        if sealed is not None:
            self._files.seal({name: digest for name, digest in sealed.items() if not name.startswith("pages/")})

    def pages(self) -> Iterator[PageEvidence]:
        """Yield the saved pages in order, one at a time; BundleError when they were removed."""
        for name in self._page_names():
            yield self._files.read(name, PageEvidence)

    def texts(self) -> Iterator[SavedText]:
        """Yield the texts of the saved pages in order, without what the browser saw; BundleError as above."""
        for name in self._page_names():
            yield self._files.read(name, SavedText)

    def picture(self, name: str) -> bytes | None:
        """Return a screenshot by its name in the bundle; None when it is not there, BundleError when it was changed."""
        file = self.folder / name
        inside = file.resolve().is_relative_to(self.folder.resolve())
        if not inside or not file.is_file():
            return None
        self._files.check(file.relative_to(self.folder).as_posix(), AGAIN)
        return file.read_bytes()

    def results_writer(self) -> AbstractContextManager[ResultsWriter]:
        """Give a writer of results; the file takes its place when the block ends well."""
        return results_file.writing(self._files, stale="scorecard.json.gz")

    def results(self) -> Iterator[tuple[Result, ...]]:
        """Yield the results as they were judged, one page at a time, the site's last; BundleError as scorecard()."""
        self._require_judged(results_file.NAME)
        yield from results_file.reading(self._files)

    def write_scorecard(self, scorecard: Scorecard) -> None:
        """Save the scorecard as it was judged."""
        self._files.write("scorecard.json.gz", scorecard)

    def scorecard(self) -> Scorecard:
        """Return the scorecard as it was judged; BundleError when there is none or it is of another version."""
        name = self._require_judged("scorecard.json.gz")
        version = self._files.read(name, dict[str, Any], RESCORE).get("scorecard_version")
        if version != SCORECARD_VERSION:
            file = self.folder / name
            raise BundleError(
                f"{file} is a scorecard of version {version}; this auditor reads version {SCORECARD_VERSION}.",
                hint=RESCORE,
            )
        return self._files.read(name, Scorecard, RESCORE)

    def judged(self) -> Scorecard | None:
        """Return the scorecard as it was judged; None when there is none, or it is of another version."""
        try:
            return self.scorecard()
        except BundleError:
            return None

    def write_tried(self, tried: Sequence[Tried]) -> None:
        """Save what the trials of fixes have shown."""
        self._files.write("proofs.json.gz", tried)

    def tried(self) -> tuple[Tried, ...]:
        """Return what the trials of fixes have shown; () when none were made."""
        name = "proofs.json.gz"
        return self._files.read(name, tuple[Tried, ...]) if (self.folder / name).is_file() else ()

    def size_bytes(self) -> int:
        """Return the size of all files of the bundle."""
        return sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file())

    @property
    def _files(self) -> SealedFiles:
        return SealedFiles(self.folder)

    def _page_names(self) -> list[str]:
        if self.pruned():
            raise BundleError(
                f"The pages of {self.folder} were removed to save room; its scorecard is kept.",
                hint="Name a newer audit of the site, or audit it again.",
            )
        names = sorted(file.relative_to(self.folder).as_posix() for file in self.folder.glob("pages/*/page.json.gz"))
        sealed = self._files.sealed()
        listed = {name for name in sealed or () if PurePosixPath(name).match("pages/*/page.json.gz")}
        if sealed is not None and (lost := listed - set(names)):
            raise BundleError(f"{self.folder / min(lost)} is missing.", hint=AGAIN)
        return names

    def _require_judged(self, name: str) -> str:
        sealed = self._files.sealed()
        if not (self.folder / name).is_file() or (sealed is not None and name not in sealed):
            raise BundleError(f"{self.folder} was never judged to the end.", hint=RESCORE)
        return name

    def _saved_site(self) -> _Site:
        version = self._files.read("site.json.gz", dict[str, Any]).get("evidence_version")
        if version != EVIDENCE_VERSION:
            raise BundleError(
                f"{self.folder} is evidence of version {version}; this auditor reads version {EVIDENCE_VERSION}.",
                hint="Audit the site again.",
            )
        return self._files.read("site.json.gz", _Site)
