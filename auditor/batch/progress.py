"""How a batch is told while it runs: a line a department, and bars on a terminal."""

import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from auditor.batch.estimate import remaining_s
from auditor.batch.folder import Done, Ending
from auditor.batch.outage import Finished
from auditor.batch.task import Step
from reports import batch_text
from reports.escape import visible
from reports.i18n import Translator
from rules.department import Department
from rules.finding import Message, counted, message

NAME_CHARACTERS = 40
ENDINGS = {
    Ending.SCORED: batch_text.SCORED,
    Ending.NOT_MEASURED: batch_text.NOT_MEASURED,
    Ending.BROKEN: batch_text.BROKEN,
}


class BatchProgress:
    """Tells of departments on the error stream; silent when `is_quiet`."""

    def __init__(self, translator: Translator, *, total: int, done: int, is_quiet: bool, is_verbose: bool) -> None:
        self._translator, self._total, self._done, self._at_once = translator, total, done, 1
        self._is_verbose = is_verbose
        self._console = Console(stderr=True, quiet=is_quiet, highlight=False, markup=False)
        self._bars = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[stage]}", markup=False),
            console=self._console,
            disable=is_quiet or not self._console.is_terminal,
            transient=True,
        )
        self._whole = self._bars.add_task(translator.text(batch_text.ALL), total=total, completed=done, stage="")
        self._at_work: dict[str, tuple[float, TaskID]] = {}
        self._names: dict[str, str] = {}
        self._taken_s: list[float] = []

    def __enter__(self) -> "BatchProgress":
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def begun(self, at_once: int) -> None:
        """Tell how many websites are audited, and how many at once."""
        self._at_once = at_once
        self._say(counted(*batch_text.AT_ONCE, self._total - self._done, workers=at_once))
        if self._done:
            self._say(counted(*batch_text.RESUMED, self._done))

    def started(self, name: str, department: Department) -> None:
        """Tell that a department's turn has come."""
        self._names[name] = self._name(department)
        bar = self._bars.add_task(self._names[name][:NAME_CHARACTERS], total=None, stage="")
        self._at_work[name] = (time.monotonic(), bar)
        if self._is_verbose:
            self._say(message(batch_text.STARTED, name=self._names[name]))

    def step(self, name: str, step: Step) -> None:
        """Tell of a step of its audit."""
        if name in self._at_work:
            stage = self._translator.text(step.stage)
            self._bars.update(self._at_work[name][1], completed=step.done, total=step.total, stage=stage)

    def failed(self, name: str, detail: str) -> None:
        """Tell that its audit broke off and is tried again."""
        self._say(message(batch_text.AGAIN, name=self._names[name], detail=detail))

    def finished(self, finished: Finished, done: Done) -> None:
        """Tell its end, and how long the others will take."""
        self._done += 1
        if begun := self._at_work.pop(finished.name, None):
            self._taken_s.append(time.monotonic() - begun[0])
            self._bars.remove_task(begun[1])
        result = finished.result
        line = message(
            ENDINGS[done.ending],
            place=self._done,
            total=self._total,
            name=self._name(finished.department),
            grade=result.grade,
            score=float(result.score or 0),
            detail=result.detail,
            time=self._translator.message(batch_text.duration(done.wall_s)),
        )
        left = self._left()
        self._bars.update(self._whole, completed=self._done, stage=left)
        self._say(line, left)

    def note(self, sentence: Message) -> None:
        """Tell a sentence."""
        self._say(sentence)

    def _left(self) -> str:
        now = time.monotonic()
        ages_s = [now - begun for begun, _ in self._at_work.values()]
        waiting = self._total - self._done - len(ages_s)
        seconds = remaining_s(self._taken_s, ages_s, waiting, self._at_once)
        if not seconds:
            return ""
        spoken = self._translator.message(batch_text.duration(seconds))
        return self._translator.text(batch_text.LEFT, time=spoken)

    def _say(self, sentence: Message, more: str = "") -> None:
        parts = [self._translator.message(sentence), more]
        self._console.print(visible(" · ".join(filter(None, parts))), soft_wrap=True)

    def _name(self, department: Department) -> str:
        is_hindi = self._translator.language == "hi"
        return department.name_hi if is_hindi and department.name_hi else department.name
