"""The proved fixes of an audit of a folder, as changes of its source files; the files themselves are only read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from auditor.errors import InputError
from auditor.folder import file_of, folder_of
from auditor.patch.draft import Draft
from auditor.patch.source_file import read_source
from auditor.store import Bundle
from reports.to_patch import ChangedFile, Patch
from rules.evaluate import fingerprint
from rules.finding import Occurrence
from rules.fixing.edit import Edit
from rules.fixing.fix import fix_of
from rules.fixing.proof import Verdict
from rules.scorecard import Group, Scorecard

Key = tuple[str, str]  # rule and fingerprint


def patched_folder(target: str) -> Path:
    """Return the folder a patch is for; InputError when the target is none."""
    folder = folder_of(target)
    if folder is None:
        raise InputError(
            f"--format patch is for a folder of source files; ‘{target}’ is none on this machine.",
            hint="Write: auditor site FOLDER --prove --format patch",
        )
    return folder.resolve()


def patch_of(bundle: Bundle, scorecard: Scorecard) -> Patch:
    """Return the changes; a fix is taken on every page that shows the element it was proved on."""
    proved = {
        (suggestion.rule, group.fingerprint): group
        for suggestion in scorecard.suggestions
        for group in suggestion.groups
        if group.proof is not None and group.proof.verdict is Verdict.PROVED
    }
    wanted = {key: fix_of(group.occurrence) for key, group in proved.items() if not _asks_for_words(group)}
    drafts = _Drafts(patched_folder(scorecard.target))
    taken: dict[Key, set[bool]] = {key: set() for key in wanted}
    for key, occurrence in _places(bundle, wanted):
        taken[key].add(drafts.take(occurrence, wanted[key]))
    return Patch(
        files=tuple(drafts.changed()),
        is_tried=bool(bundle.tried()),
        written=sum(True in outcomes for outcomes in taken.values()),
        asking_for_words=len(proved) - len(wanted),
        left_out=sum(True not in outcomes for outcomes in taken.values()),
    )


def _asks_for_words(group: Group) -> bool:
    return group.proof is not None and group.proof.is_filled_in


def _places(bundle: Bundle, wanted: Mapping[Key, tuple[Edit, ...]]) -> Iterator[tuple[Key, Occurrence]]:
    """Yield every place where one of these fixes applies."""
    for results in bundle.results():
        for result in results:
            for finding in result.findings:
                for occurrence in finding.occurrences:
                    key = (result.rule, fingerprint(result.rule, occurrence))
                    if key in wanted and wanted[key] == fix_of(occurrence):
                        yield key, occurrence


@dataclass(slots=True)
class _Drafts:
    """The files of a folder that are changed."""

    root: Path
    _by_file: dict[Path, Draft | None] = field(default_factory=dict)

    def take(self, occurrence: Occurrence, edits: tuple[Edit, ...]) -> bool:
        """Return whether the fix of a place could be taken into its file."""
        file = file_of(self.root, unquote(urlsplit(occurrence.page_url).path).lstrip("/"))
        if file is None:
            return False
        if file not in self._by_file:
            source = read_source(file.read_bytes())
            self._by_file[file] = Draft(source) if source else None
        draft = self._by_file[file]
        return draft is not None and draft.take(occurrence, edits)

    def changed(self) -> Iterator[ChangedFile]:
        """Yield the files in the order of their names, before and after."""
        for file, draft in sorted(self._by_file.items(), key=lambda item: item[0]):
            if draft is not None and draft.steps:
                name = file.relative_to(self.root).as_posix()
                yield ChangedFile(name=name, before=draft.source.content, after=draft.changed())
