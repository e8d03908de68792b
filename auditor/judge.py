"""Judging a saved bundle with the rules of today; the audit itself takes this same way."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from auditor.rules_version import RULES_KEY, rules_version
from auditor.sealed_files import RESCORE, BundleError
from auditor.store import Bundle
from rules.attractiveness.manner import without_view
from rules.evaluate import NO_ANSWERS, Result
from rules.evidence import PageEvidence
from rules.fixing.withdrawing import by_key, with_proofs, without_refuted
from rules.judgement import Judgement
from rules.questions import Answers
from rules.registry import RULES, SITE_RULES, by_id
from rules.rule import Category, Rule
from rules.scorecard import CATEGORY_WEIGHTS, Scorecard


def judge(
    bundle: Bundle,
    weights: Mapping[Category, float] = CATEGORY_WEIGHTS,
    answers: Answers = NO_ANSWERS,
    rules: Sequence[Rule] = RULES,
) -> Scorecard:
    """Judge the pages of a bundle one by one, then the site; save the results and return the scorecard.

    What trials have shown of the fixes is taken in.
    """
    trials = by_key(bundle.tried())
    with bundle.results_writer() as writer:
        scorecard = _judged(
            bundle, weights, answers, rules, lambda results: writer.write(tuple(without_refuted(results, trials)))
        )
    scorecard = with_proofs(scorecard, trials)
    bundle.write_scorecard(scorecard)
    return scorecard


def reportable(bundle: Bundle) -> Scorecard:
    """Return the scorecard as it was judged; BundleError when it names rules that this auditor does not have."""
    scorecard = bundle.scorecard()
    names = {score.rule for category in scorecard.categories for score in category.rules}
    if unknown := sorted(names - by_id().keys()):
        raise BundleError(
            f"{bundle.folder} was judged by rules that this auditor does not have, such as {unknown[0]}.", hint=RESCORE
        )
    return scorecard


def judged_alike(bundle: Bundle, other: Scorecard, answers: Answers = NO_ANSWERS) -> Scorecard:
    """Return the scorecard of a bundle by the rules and weights of another one; nothing is saved.

    Scorecards of different rules or weights are never compared: the evidence is judged again instead.
    """
    saved = bundle.judged()
    if saved is not None and likeness(saved) == likeness(other):
        return saved
    weights = {category.category: category.weight for category in other.categories}
    return judged_again(bundle, weights, answers)


def judged_again(
    bundle: Bundle,
    weights: Mapping[Category, float],
    answers: Answers = NO_ANSWERS,
    keep: Callable[[Sequence[Result]], None] = lambda _: None,
    look: Callable[[PageEvidence], None] = lambda _: None,
) -> Scorecard:
    """Return the scorecard of a bundle by the rules of now; nothing is saved.

    `look` is given every page as it comes, `keep` the results of each page and of the site.
    """
    return _judged(bundle, weights, answers, RULES, keep, look)


def _judged(
    bundle: Bundle,
    weights: Mapping[Category, float],
    answers: Answers,
    rules: Sequence[Rule],
    keep: Callable[[Sequence[Result]], None],
    look: Callable[[PageEvidence], None] = lambda _: None,
) -> Scorecard:
    site = bundle.site()
    judgement = Judgement(rules, SITE_RULES, weights, answers)
    kept: list[PageEvidence] = []
    for page in bundle.pages():
        look(page)
        keep(judgement.add_page(page))
        if not site.is_listing:  # a listing has no site rules, so nothing piles up
            kept.append(without_view(page))
    if site.unreachable is None:
        site = replace(site, pages=tuple(kept))
        keep(judgement.add_site(site))
    scorecard = judgement.scorecard(site)
    return replace(scorecard, versions={**scorecard.versions, RULES_KEY: rules_version()})


def likeness(scorecard: Scorecard) -> tuple[str, str]:
    """Return what scorecards have in common that were judged by the same rules and weights."""
    return scorecard.configuration_digest, scorecard.versions.get(RULES_KEY, "")
