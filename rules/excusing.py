"""Findings whose answer was accepted, taken out of a judgement that was made. Pure.

An element is known by its identity, as it is when two audits are compared: so an answer outlives edits of the page.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from rules.comparing.identity import identity_of
from rules.comparing.matching import Failing, failing
from rules.evaluate import Result, fingerprint
from rules.finding import Outcome
from rules.scorecard import CategoryScore, Group, RuleScore, category_score, overall


def identities_in(results: Iterable[Result], rule: str, finding: str) -> frozenset[str]:
    """Return what every element of a finding is known by; `finding` is the fingerprint of its group."""
    return frozenset(
        element.identity.key
        for result in results
        if result.rule == rule and result.outcome is Outcome.FAILED
        for element in _failing(result)
        if fingerprint(rule, element.occurrence) == finding
    )


def identities_of(rule: str, group: Group) -> frozenset[str]:
    """Return the same by the scorecard alone, which tells one of the elements and the pages of all."""
    return frozenset(
        identity_of(rule, group.message, replace(group.occurrence, page_url=url)).key for url in group.page_urls
    )


def score_without(
    categories: Sequence[CategoryScore], pages_known: int, results: Iterable[Result], excused: Collection[str]
) -> float | None:
    """Return the overall score as if rules did not apply to the elements that are known so; None when none fails.

    On a page where a rule finds nothing else the rule has no verdict any more: whether it would pass there, or had
    doubts, was not written down. So no score falls, and none rises by more than what was answered.
    """
    pages: Counter[str] = Counter()
    is_any = False
    for result in results:
        if result.outcome is not Outcome.FAILED:
            continue
        are_excused = [element.identity.key in excused for element in _failing(result)]
        is_any |= any(are_excused)
        pages[result.rule] += all(are_excused)
    if not is_any:
        return None
    return overall(
        category_score(
            category.category,
            category.weight,
            pages_known,
            tuple(_without(score, pages[score.rule]) for score in category.rules),
        )
        for category in categories
    )


def _without(score: RuleScore, pages: int) -> RuleScore:
    return replace(score, failed=score.failed - pages, inapplicable=score.inapplicable + pages)


def _failing(result: Result) -> tuple[Failing, ...]:
    return failing(result, lambda url: url)
