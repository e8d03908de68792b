"""What the user sees while an audit runs: bars on a terminal, plain lines elsewhere."""

from types import TracebackType
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from reports.escape import visible
from reports.i18n import Translator
from rules.finding import N_, message

READING = N_("Reading the pages")
WATCHING = N_("Opening pages in the browser")
ASKING = N_("Asking for feeds, the search and pictures for sharing")
CHECKING = N_("Checking links")
OPENING = N_("Opening documents")
TRYING = N_("Trying the repairs on the pages")


class Listener(Protocol):
    """Hears what an audit does."""

    def step(self, stage: str, done: int, total: int, url: str) -> None:
        """Hear that `done` of `total` pages of a stage are done, the last one being `url`."""

    def note(self, text: str, **values: str | int | float) -> None:
        """Hear one marked sentence."""


class AuditProgress:
    """Reports steps of an audit on the error stream; silent when `is_quiet`."""

    def __init__(self, translator: Translator, *, is_quiet: bool = False, is_verbose: bool = False) -> None:
        self._translator = translator
        self._console = Console(stderr=True, quiet=is_quiet, highlight=False, markup=False)
        self._is_verbose = is_verbose
        self._tasks: dict[str, TaskID] = {}
        self._bars = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self._console,
            disable=is_quiet or not self._console.is_terminal,
            transient=True,
        )

    def __enter__(self) -> "AuditProgress":
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def step(self, stage: str, done: int, total: int, url: str) -> None:
        """Say that `done` of `total` pages of a stage are done, the last one being `url`."""
        name = self._translator.text(stage)
        if self._console.is_terminal:
            task = self._tasks.get(stage)
            if task is None:
                task = self._tasks[stage] = self._bars.add_task(name, total=total)
            self._bars.update(task, completed=done, total=total)
            if not self._is_verbose:
                return
        self._console.print(f"{name} {done}/{total} {visible(url)}", soft_wrap=True)

    def note(self, text: str, **values: str | int | float) -> None:
        """Say one translated sentence."""
        self._console.print(visible(self._translator.message(message(text, **values))), soft_wrap=True)
