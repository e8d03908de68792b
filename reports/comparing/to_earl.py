"""W3C EARL 1.0 of a comparison: how every rule comes out now on the pages where it failed in either audit."""

from collections.abc import Mapping

from reports.comparing import words as comparison_words
from reports.faults import changed
from reports.i18n import Translator
from reports.to_earl import assertion, document, subject_of
from rules.comparing.comparison import Change, Comparison, Rules
from rules.finding import Outcome
from rules.scorecard import RuleScore, Scorecard

UNTESTED = "untested"  # the fifth outcome of EARL 1.0, for pages the newer audit did not see


def render(comparison: Comparison, rules: Rules, say: Translator) -> str:
    """Return the document; what became of each failure stands in the descriptions."""
    now = _outcomes(comparison.newer)
    changes: dict[str, dict[str, list[Change]]] = {}
    for change in comparison.changes:
        for url in change.page_urls or ("",):
            changes.setdefault(url, {}).setdefault(change.rule, []).append(change)
    subjects = (
        subject_of(
            url,
            [
                assertion(
                    rules[rule],
                    now.get(url, {}).get(rule, UNTESTED),
                    [_told(change, rules, say) for change in alike],
                    [change.occurrence.selector for change in alike],
                    say,
                )
                for rule, alike in by_rule.items()
            ],
            comparison.newer.home_url,
        )
        for url, by_rule in changes.items()
    )
    return "".join(document(comparison.newer, subjects, say))


def _told(change: Change, rules: Rules, say: Translator) -> str:
    return f"{say.text(comparison_words.STATES[change.state])}: {changed(change, rules, say).said}"


def _outcomes(scorecard: Scorecard) -> Mapping[str, Mapping[str, Outcome]]:
    """Return the outcomes by page and rule; those of the site as a whole under the empty address."""
    site = {score.rule: _worst(score) for category in scorecard.categories for score in category.rules}
    return {"": site, **{page.url: page.outcomes for page in scorecard.pages}}


def _worst(score: RuleScore) -> Outcome:
    if score.failed:
        return Outcome.FAILED
    if score.cant_tell:
        return Outcome.CANT_TELL
    return Outcome.PASSED if score.passed else Outcome.INAPPLICABLE
