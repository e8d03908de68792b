"""The log of one department: what was done on its website, a line each, with the moment."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TextIO

from auditor.batch.task import Step
from reports.escape import visible
from reports.i18n import Translator
from rules.finding import message


@dataclass(frozen=True, slots=True)
class SiteLog:
    """Hears what an audit does, writes it into a file and passes the steps on."""

    file: TextIO
    translator: Translator
    pass_on: Callable[[Step], None]

    def step(self, stage: str, done: int, total: int, url: str) -> None:
        """Write that `done` of `total` pages of a stage are done, the last one being `url`."""
        self.write(f"{self.translator.text(stage)} {done}/{total} {url}")
        self.pass_on(Step(stage, done, total, url))

    def note(self, text: str, **values: str | int | float) -> None:
        """Write one marked sentence."""
        self.write(self.translator.message(message(text, **values)))

    def write(self, text: str) -> None:
        """Write a text as a line, or as one line each of its own."""
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        for line in text.splitlines():
            self.file.write(f"{now} {visible(line)}\n")
        self.file.flush()
