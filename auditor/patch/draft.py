"""One source file and the fixes that are taken into it."""

from dataclasses import dataclass, field

from auditor.patch.source_edits import NotWrittenError, replacements_of
from auditor.patch.source_file import SourceFile
from auditor.patch.source_page import SourcePage, Stretch
from rules.finding import Occurrence
from rules.fixing.edit import Edit

Step = tuple[Stretch, Edit]


@dataclass(slots=True)
class Draft:
    """A file with steps that can all be taken together."""

    source: SourceFile
    steps: list[Step] = field(default_factory=list)
    _page: SourcePage = field(init=False)

    def __post_init__(self) -> None:
        self._page = SourcePage(self.source.text)

    def take(self, occurrence: Occurrence, edits: tuple[Edit, ...]) -> bool:
        """Take a whole fix, or nothing of it where its elements are not found or another fix is in the way."""
        found = [self._step(occurrence, edit) for edit in edits]
        new = [step for step in found if step is not None and step not in self.steps]
        if None in found or any(_is_against(one, other) for one in new for other in self.steps):
            return False
        try:
            replacements_of(self.source.text, [*self.steps, *new])
        except NotWrittenError:
            return False
        self.steps += new
        return True

    def changed(self) -> bytes:
        """Return the file with every fix that was taken."""
        return self.source.changed(replacements_of(self.source.text, self.steps))

    def _step(self, occurrence: Occurrence, edit: Edit) -> Step | None:
        is_own = not edit.selector or edit.selector == occurrence.selector
        stretch = self._page.find(edit.selector or occurrence.selector, occurrence.html if is_own else "")
        return (stretch, edit) if stretch else None


def _is_against(one: Step, other: Step) -> bool:
    """Return whether two steps would give the same thing of an element two values."""
    (here, first), (there, second) = one, other
    same = here.start == there.start and (first.operation, first.name) == (second.operation, second.name)
    return same and first.value != second.value and not first.operation.startswith("insert")
