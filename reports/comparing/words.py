"""The words of comparisons, whatever the format: verdict, scores, what became of a failure. Texts are not escaped."""

from collections.abc import Iterator, Mapping

from reports import words
from reports.i18n import Translator
from reports.unreachable import EXPLANATIONS
from rules.comparing.comparison import (
    CategoryChange,
    Change,
    ChangeState,
    Comparison,
    Confirmation,
    Measure,
    TimingChange,
    Unmeasured,
    Verdict,
)
from rules.comparing.exceptions import ExceptionEntry
from rules.finding import N_, counted

VERDICTS: Mapping[Verdict, str] = {
    Verdict.FINE: N_("Nothing got worse"),
    Verdict.REGRESSION: N_("The website got worse"),
    Verdict.NOT_MEASURED: N_("Not everything could be measured"),
}
STATES: Mapping[ChangeState, str] = {
    ChangeState.NEW: N_("New"),
    ChangeState.FIXED: N_("Mended"),
    ChangeState.PERSISTING: N_("Still failing"),
    ChangeState.MOVED: N_("Moved to another page"),
    ChangeState.NOT_COMPARABLE: N_("Not comparable"),
}
CONFIRMATIONS: Mapping[Confirmation, str] = {
    Confirmation.SEEN_AGAIN: N_("A second visit saw it again."),
    Confirmation.NOT_VISITED: N_("Not confirmed: the page could not be visited a second time."),
}
MEASURES: Mapping[Measure, str] = {
    Measure.TTFB: N_("Wait for the first answer of the server"),
    Measure.FCP: N_("Time until something is seen"),
    Measure.LCP: N_("Time until the main content is seen"),
    Measure.BLOCKING: N_("Time during which the page does not react"),
    Measure.CLS: N_("Shifting of the layout"),
}
IDENTITY = N_("identity {identity}")
LIMITS = N_("What limits this comparison")
LOST_PAGE = (
    N_("{page} could not be measured. {reason} The older audit found {count} failure there."),
    N_("{page} could not be measured. {reason} The older audit found {count} failures there."),
)


def score(value: float | None, say: Translator) -> str:
    """Return a score of 100."""
    return say.text(N_("not measured")) if value is None else say.number(value, 1)


def points(difference: float | None, say: Translator) -> str:
    """Return points won or lost with their sign; "" where one of the audits has no score."""
    if difference is None:
        return ""
    sign = "−" if difference < 0 else "+"
    return f"{sign if round(difference, 1) else ''}{say.number(abs(difference), 1)}"


def overall(comparison: Comparison, say: Translator) -> str:
    """Return both scores and the day of the older audit, and the share of the rules where they changed."""
    then = comparison.score.older_as_judged
    scores = say.text(
        N_("Compared with {date}: {older} points before, {newer} now."),
        date=comparison.older.observed_at.date().isoformat(),
        older=score(comparison.score.older if then is None else then, say),
        newer=score(comparison.score.newer, say),
    )
    if comparison.score.site_points is None or not round(comparison.score.rules_points or 0, 1):
        return scores
    shares = say.text(
        N_("Of the difference {rules} points come from changed rules and {site} from the website."),
        rules=points(comparison.score.rules_points, say),
        site=points(comparison.score.site_points, say),
    )
    return f"{scores} {shares}"


def losses(comparison: Comparison, say: Translator) -> Iterator[str]:
    """Yield a sentence for every category and measure that got worse."""
    yield from (category(change, say) for change in comparison.categories if change.is_regression)
    yield from (timing(change, say) for change in comparison.timings if change.is_regression)


def limits(comparison: Comparison, say: Translator) -> Iterator[str]:
    """Yield a sentence for everything that limits the comparison, but for the pages that were lost."""
    if comparison.older.unreachable:
        reason = say.text(EXPLANATIONS[comparison.older.unreachable.reason].what)
        yield say.text(N_("The older audit measured nothing. {reason}"), reason=reason)
    if comparison.newer.unreachable:
        explanation = EXPLANATIONS[comparison.newer.unreachable.reason]
        yield f"{say.text(explanation.what)} {say.text(explanation.advice)}"
    yield from (category(change, say) for change in comparison.categories if is_lost(change))
    yield from map(say.message, comparison.notes)
    yield from (expired(entry, say) for entry in comparison.expired)
    yield from (unused(entry, say) for entry in comparison.unused)


def is_lost(change: CategoryChange) -> bool:
    """Return whether the newer audit has no verdict on a category that the older one had."""
    return change.older is not None and change.newer is None


def category(change: CategoryChange, say: Translator) -> str:
    """Return what became of a category."""
    return say.text(
        N_("{category}: {older} points before, {newer} now"),
        category=say.text(words.CATEGORIES[change.category]),
        older=score(change.older, say),
        newer=score(change.newer, say),
    )


def timing(change: TimingChange, say: Translator) -> str:
    """Return what became of a measure."""
    return say.text(
        N_("{measure}: {older} before, {newer} now"),
        measure=say.text(MEASURES[change.measure]),
        older=_measured(change.measure, change.older, say),
        newer=_measured(change.measure, change.newer, say),
    )


def lost(page: Unmeasured, home_url: str, say: Translator) -> str:
    """Return which page, or the site by its home page, could not be measured, and why."""
    reason = say.message(page.reason)
    return say.message(counted(*LOST_PAGE, page.failures, page=page.url or home_url, reason=reason))


def about(change: Change, say: Translator) -> Iterator[str]:
    """Yield what a report adds to a failure: where it moved from, who accepted it, whether it was seen again."""
    if change.moved_from:
        yield say.text(N_("Before it stood on {page}."), page=next(iter(change.moved_from)))
    if change.exception:
        yield accepted(change.exception, say)
    if change.confirmation:
        yield say.text(CONFIRMATIONS[change.confirmation])
    if change.reason:
        yield say.message(change.reason)


def accepted(entry: ExceptionEntry, say: Translator) -> str:
    """Return who accepted a failure, until when and why."""
    return say.text(
        N_("Accepted until {expires_date} by {owner}: {reason}"),
        expires_date=entry.expires.isoformat(),
        owner=entry.owner,
        reason=entry.reason,
    )


def expired(entry: ExceptionEntry, say: Translator) -> str:
    """Return that an exception accepts nothing any more."""
    return say.text(
        N_("Line {line} of the exceptions ({rule}, {page}) ended on {expires_date}: its failures count again."),
        **_entry(entry),
    )


def unused(entry: ExceptionEntry, say: Translator) -> str:
    """Return that an exception found nothing to accept."""
    return say.text(
        N_("Line {line} of the exceptions ({rule}, {page}) found nothing to accept: it can be removed."),
        **_entry(entry),
    )


def _entry(entry: ExceptionEntry) -> Mapping[str, str | int | float]:
    return {
        "line": entry.line,
        "rule": entry.rule,
        "page": entry.page or entry.identity,
        "expires_date": entry.expires.isoformat(),
    }


def _measured(measure: Measure, value: float, say: Translator) -> str:
    if measure is Measure.CLS:
        return say.number(value, 2)
    return say.text(N_("{seconds} s"), seconds=say.number(value / 1000, 2))
