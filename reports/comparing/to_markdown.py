"""A comparison as Markdown, for a comment on a pull request: the verdict first, what is as before folded."""

from collections.abc import Iterator
from dataclasses import dataclass

from reports import words
from reports.comparing import words as told
from reports.faults import changed
from reports.i18n import Translator
from reports.markdown import MOST_CHARACTERS, Entry, code, escaped, failures, section, table
from rules.comparing.comparison import Change, ChangeState, Comparison, Rules, Verdict
from rules.finding import N_

SIGNS = {Verdict.FINE: "✅", Verdict.REGRESSION: "❌", Verdict.NOT_MEASURED: "⚠️"}
COLUMNS = (N_("Part"), N_("Before"), N_("Now"), N_("Change"))
MOST_HEAD_CHARACTERS = 20_000  # a hundred lost pages must not push out what got worse


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    title: str
    changes: tuple[Change, ...]
    is_folded: bool = True


def render(comparison: Comparison, rules: Rules, say: Translator) -> str:
    """Return a comment of at most MOST_CHARACTERS; the gravest are told first."""
    text = "\n\n".join(_head(comparison, say)) + "\n"
    limits = [told.lost(page, comparison.older.home_url, say) for page in comparison.unmeasured]
    limits += told.limits(comparison, say)
    items = ((f"- {escaped(line)}\n", 1) for line in limits)
    is_folded = not comparison.unmeasured
    text += section(say.text(told.LIMITS), items, len(limits), MOST_HEAD_CHARACTERS, say, is_folded=is_folded)
    for part in _parts(comparison):
        entries = [Entry(fault=changed(change, rules, say), about=_about(change, say)) for change in part.changes]
        room = MOST_CHARACTERS - len(text)
        text += failures(say.text(part.title), entries, comparison.newer.home_url, room, say, is_folded=part.is_folded)
    return text


def _head(comparison: Comparison, say: Translator) -> Iterator[str]:
    yield f"## {SIGNS[comparison.verdict]} {escaped(say.text(told.VERDICTS[comparison.verdict]))}"
    yield f"{code(comparison.newer.home_url or comparison.newer.target)}: {escaped(told.overall(comparison, say))}"
    losses = list(told.losses(comparison, say))
    if losses:
        yield "\n".join(f"- {escaped(line)}" for line in losses)
    yield table(
        map(say.text, COLUMNS),
        (
            (
                say.text(words.CATEGORIES[change.category]),
                told.score(change.older, say),
                told.score(change.newer, say),
                told.points(change.difference_points, say),
            )
            for change in comparison.categories
        ),
    )


def _parts(comparison: Comparison) -> Iterator[_Part]:
    new = comparison.of(ChangeState.NEW)
    lesser = tuple(change for change in new if not change.is_regression)
    yield _Part(title=N_("New failures"), changes=comparison.regressions, is_folded=False)
    yield _Part(title=N_("New, but of less weight, accepted or not confirmed"), changes=lesser)
    yield _Part(title=told.STATES[ChangeState.MOVED], changes=comparison.of(ChangeState.MOVED))
    yield _Part(title=told.STATES[ChangeState.FIXED], changes=comparison.of(ChangeState.FIXED))
    yield _Part(title=told.STATES[ChangeState.PERSISTING], changes=comparison.of(ChangeState.PERSISTING))
    yield _Part(title=told.STATES[ChangeState.NOT_COMPARABLE], changes=comparison.of(ChangeState.NOT_COMPARABLE))


def _about(change: Change, say: Translator) -> tuple[str, ...]:
    """Return what is told beside the failure, at the end what an exceptions file names it by."""
    return (*told.about(change, say), say.text(told.IDENTITY, identity=change.identity))
