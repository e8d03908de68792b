"""JUnit XML of a comparison: only what got worse fails, and nothing that was not measured passes."""

from xml.etree import ElementTree as ET

from reports.comparing import words as comparison_words
from reports.faults import changed
from reports.i18n import Translator
from reports.to_junit import add_case, add_outcome, add_unreachable, document, suite_of
from rules.comparing.comparison import Change, ChangeState, Comparison, Confirmation, Rules


def render(comparison: Comparison, rules: Rules, say: Translator) -> str:
    """Return a suite with a case a failing element, category, timing and page that was lost."""
    suite = suite_of(comparison.newer)
    for scorecard in (comparison.older, comparison.newer):
        add_unreachable(suite, scorecard, say)
    for page in comparison.unmeasured:
        case = add_case(suite, "measured", page.url or comparison.older.home_url)
        add_outcome(case, "error", say.message(page.reason))
    for category in comparison.categories:
        case = add_case(suite, "category", category.category)
        if category.is_regression:
            add_outcome(case, "failure", comparison_words.category(category, say))
        elif comparison_words.is_lost(category):
            add_outcome(case, "error", comparison_words.category(category, say))
    for timing in comparison.timings:
        case = add_case(suite, "timing", timing.measure)
        if timing.is_regression:
            add_outcome(case, "failure", comparison_words.timing(timing, say))
    taken: set[str] = set()
    for change in comparison.changes:
        # The identity of the element, by which a server knows the case again next time. Of elements alike on one page
        # one can be new and one old: servers keep one case of a name, and the first is the gravest.
        name = f"{next(iter(change.page_urls), '') or comparison.newer.home_url} {change.identity}"
        case = add_case(suite, change.rule, f"{name} {change.state}" if name in taken else name)
        taken.add(name)
        if change.state is not ChangeState.FIXED:
            _add_outcome_of(change, case, rules, say)
    return document(suite)


def _add_outcome_of(change: Change, case: ET.Element, rules: Rules, say: Translator) -> None:
    fault = changed(change, rules, say)
    if change.exception:
        add_outcome(case, "skipped", comparison_words.accepted(change.exception, say))
    elif change.state is ChangeState.NOT_COMPARABLE:
        add_outcome(case, "skipped", " ".join(comparison_words.about(change, say)))
    elif change.confirmation is Confirmation.NOT_VISITED:
        add_outcome(case, "error", say.text(comparison_words.CONFIRMATIONS[change.confirmation]), fault.told)
    elif change.is_regression:
        add_outcome(case, "failure", fault.title, fault.told)
