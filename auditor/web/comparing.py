"""What changed between two audits of a site, as files, and the few figures a page shows."""

from collections import Counter
from pathlib import Path

import msgspec

from auditor.compare import Terms, compare
from auditor.store import Bundle
from auditor.whole_files import write_whole
from reports.comparing import words as told
from reports.comparing.formats import FILE_NAMES, RENDERERS
from reports.i18n import Translator, translator
from rules.comparing.comparison import ChangeState, Verdict
from rules.finding import N_
from rules.registry import by_id

FORMATS = ("html", "json")
SHOWN = (ChangeState.FIXED, ChangeState.NEW, ChangeState.PERSISTING)
ANSWERED_FOR = N_("under exceptions")
SCORES = N_("{older} points before, {newer} now.")


class _Score(msgspec.Struct):
    older: float | None
    newer: float | None


class _Change(msgspec.Struct):
    state: ChangeState
    count: int
    exception: dict[str, object] | None = None  # who answers for it


class Compared(msgspec.Struct):
    """What a page shows of a comparison that was written."""

    verdict: Verdict
    score: _Score
    changes: tuple[_Change, ...]

    def scores(self, say: Translator) -> str:
        """Return both scores, by the rules of the newer audit."""
        older, newer = (told.score(score, say) for score in (self.score.older, self.score.newer))
        return say.text(SCORES, older=older, newer=newer)

    def counts(self, say: Translator) -> list[tuple[str, int]]:
        """Return how many failures were mended, are new and are still there, and for how many somebody answers."""
        counts: Counter[ChangeState | None] = Counter()
        for change in self.changes:
            counts[None if change.exception else change.state] += change.count
        answered_for = [(say.text(ANSWERED_FOR), counts[None])] if counts[None] else []
        return [*((say.text(told.STATES[state]), counts[state]) for state in SHOWN), *answered_for]


def write_comparison(older: Path, newer: Path, into: Path, terms: Terms, language: str) -> None:
    """Write what changed between two output folders into a folder; both are judged by the rules of now."""
    found = compare(Bundle.open(older), Bundle.open(newer), terms).comparison
    say = translator(language)
    for name in FORMATS:
        write_whole(into / FILE_NAMES[name], RENDERERS[name](found, by_id(), say).encode())


def comparison_of(folder: Path) -> Compared | None:
    """Return the comparison of an audit with the one before; None when it is the first, or there is none to read."""
    try:
        return msgspec.json.decode((folder / FILE_NAMES["json"]).read_bytes(), type=Compared)
    except (OSError, msgspec.MsgspecError):
        return None
