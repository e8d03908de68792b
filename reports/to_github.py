"""Annotations of GitHub Actions: lines that a job prints and GitHub shows beside it."""

from collections.abc import Iterable, Iterator, Mapping

from reports.comparing import words as comparison_words
from reports.escape import visible
from reports.faults import Fault, Level, changed, faults, level_of
from reports.i18n import Translator
from reports.unreachable import EXPLANATIONS
from rules.comparing.comparison import ChangeState, Comparison, Confirmation, Rules, Verdict
from rules.finding import N_, counted
from rules.scorecard import Scorecard

MOST_OF_A_LEVEL = 10  # GitHub shows no more of a step
COMMANDS: Mapping[Level, str] = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
Annotation = tuple[Level, str, str]  # level, title, text
MORE = (
    N_("{count} more annotation of this level is not shown; see the full report."),
    N_("{count} more annotations of this level are not shown; see the full report."),
)


def render(scorecard: Scorecard, rules: Rules, say: Translator) -> str:
    """Return an annotation a failed rule, at its first place; alarms first, then the loudest."""
    if scorecard.unreachable:
        explanation = EXPLANATIONS[scorecard.unreachable.reason]
        return _lines([(Level.ERROR, say.text(explanation.what), say.text(explanation.advice))], say)
    first: dict[str, Fault] = {}
    for fault in faults(scorecard, rules, say):
        first.setdefault(fault.rule.id, fault)
    return _lines((_annotation(fault, scorecard.home_url) for fault in first.values()), say)


def render_comparison(comparison: Comparison, rules: Rules, say: Translator) -> str:
    """Return the verdict, then what got worse and what was lost as errors, lesser new failures as warnings."""
    return _lines(_of_comparison(comparison, rules, say), say)


def _of_comparison(comparison: Comparison, rules: Rules, say: Translator) -> Iterator[Annotation]:
    is_fine = comparison.verdict is Verdict.FINE
    verdict = say.text(comparison_words.VERDICTS[comparison.verdict])
    yield Level.NOTE if is_fine else Level.ERROR, verdict, comparison_words.overall(comparison, say)
    for change in comparison.regressions:
        yield _annotation(changed(change, rules, say), comparison.newer.home_url)
    for line in comparison_words.losses(comparison, say):
        yield Level.ERROR, verdict, line
    for page in comparison.unmeasured:
        yield Level.ERROR, verdict, comparison_words.lost(page, comparison.older.home_url, say)
    for change in comparison.of(ChangeState.NEW):
        if not change.is_regression and not change.exception:
            fault = changed(change, rules, say)
            about = " ".join((*comparison_words.about(change, say), _told(fault, comparison.newer.home_url)))
            is_open = change.confirmation is Confirmation.NOT_VISITED
            yield Level.ERROR if is_open else Level.WARNING, fault.title, about
    for line in comparison_words.limits(comparison, say):
        yield Level.WARNING, say.text(comparison_words.LIMITS), line


def _annotation(fault: Fault, home_url: str) -> Annotation:
    return level_of(fault.rule), fault.title, _told(fault, home_url)


def _told(fault: Fault, home_url: str) -> str:
    return "\n".join((fault.page_url or home_url, fault.told))


def _lines(annotations: Iterable[Annotation], say: Translator) -> str:
    """Return the lines, at most as many of a level as GitHub shows; the last of them says how many are not told."""
    by_level: dict[Level, list[Annotation]] = {level: [] for level in Level}
    for annotation in annotations:
        by_level[annotation[0]].append(annotation)
    lines = []
    for level, alike in by_level.items():
        told = alike if len(alike) <= MOST_OF_A_LEVEL else alike[: MOST_OF_A_LEVEL - 1]
        lines += [_command(level, title, text) for _, title, text in told]
        if len(told) < len(alike):
            lines.append(_command(level, "", say.message(counted(*MORE, len(alike) - len(told)))))
    return "".join(f"{line}\n" for line in lines)


def _command(level: Level, title: str, text: str) -> str:
    named = f" title={_escaped(title).replace(':', '%3A').replace(',', '%2C')}" if title else ""
    return f"::{COMMANDS[level]}{named}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
