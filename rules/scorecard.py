"""The scorecard: how outcomes become scores, margins and suggestions. Pure and versioned."""

import math
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from statistics import mean

from rules.attractiveness.impression_estimate import Standing
from rules.evaluate import Result, fingerprint
from rules.evidence import Unreachable
from rules.finding import Finding, Message, Occurrence, Outcome
from rules.first_views import FirstView
from rules.fixing.proof import Proof
from rules.freshness.notices import Notice
from rules.freshness.timeline import Change, Since
from rules.questions import MOST_QUESTIONS, Asked, Question, ask
from rules.rule import Category, Rule, SiteRule
from rules.social.preview import Preview
from rules.view import Screenshot

SCORING_VERSION = "1"
SCORECARD_VERSION = 1  # of the JSON document

CATEGORY_WEIGHTS: Mapping[Category, float] = {
    Category.ACCESSIBILITY: 25.0,
    Category.MOBILE: 20.0,
    Category.FRESHNESS: 20.0,
    Category.INFORMATION: 15.0,
    Category.ATTRACTIVENESS: 8.0,
    Category.SECURITY: 5.0,
    Category.SOCIAL: 4.0,
    Category.PERFORMANCE: 3.0,
}
Z_95 = 1.96  # two-sided 95 % of the normal distribution


class Grade(StrEnum):
    """Letters by score; the lower bounds stand in GRADE_BOUNDS."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    NOT_MEASURED = "not measured"


GRADE_BOUNDS: tuple[tuple[float, Grade], ...] = (
    (90, Grade.A),
    (75, Grade.B),
    (60, Grade.C),
    (40, Grade.D),
    (0, Grade.E),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleScore:
    """How one rule came out over the pages it was asked about."""

    rule: str
    weight: int
    passed: int
    failed: int
    cant_tell: int
    inapplicable: int

    @property
    def share(self) -> float | None:
        """Share of pages with a verdict that pass, 0–1; None without a verdict."""
        decided = self.passed + self.failed
        return self.passed / decided if decided else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryScore:
    """One category: its score of 100, margin and coverage."""

    category: Category
    weight: float
    score: float | None  # None: no rule has a verdict
    margin: float | None  # half width of the 95 % interval in points
    coverage: float  # 0–1: weight of what was decided over weight of what applied
    rules: tuple[RuleScore, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One fault told once: the same element on every page that shows it."""

    fingerprint: str
    message: Message
    repair: Message | None
    occurrence: Occurrence  # on the first page met
    page_urls: tuple[str, ...]
    count: int  # occurrences, on all pages
    proof: Proof | None = None  # None: nothing was tried


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What to mend: one failed rule with everything that shows it. Texts are the rule's own."""

    rule: str
    category: Category
    points: float  # difference of the overall score once the rule passes everywhere; 0 for advice
    pages_failed: int
    pages_judged: int
    groups: tuple[Group, ...]  # most pages first


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCard:
    """One page: how it was looked at and every outcome."""

    url: str
    title: str
    is_watched: bool
    template: str
    outcomes: Mapping[str, Outcome]  # by rule id
    first_view: Screenshot | None  # names are bundle paths; None: not taken
    full_page: Screenshot | None
    phone_view: Screenshot | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """Everything a report tells. Renderers compute no score."""

    scorecard_version: int
    scoring_version: str
    configuration_digest: str  # of weights and rule set, hexadecimal
    target: str
    home_url: str
    site_name: str  # title of the home page, "": none
    observed_at: datetime
    unreachable: Unreachable | None
    score: float | None
    margin: float | None
    grade: Grade
    coverage: float
    categories: tuple[CategoryScore, ...]
    suggestions: tuple[Suggestion, ...]  # alarms, then by points per effort
    questions: tuple[Question, ...]  # for a person, at most ten; those that move the score most first
    pages: tuple[PageCard, ...]
    pages_read: int
    pages_watched: int
    pages_known: int
    fates: Mapping[str, int]  # addresses met, by fate
    not_measured: tuple[Result, ...]  # cantTell outcomes told once a rule: `page_url` of the first page
    versions: Mapping[str, str]
    previews: tuple[Preview, ...] = ()  # of shared links, the home page's first
    notices: tuple[Notice, ...] = ()  # what visitors see as current, at most sixty; what is over first
    changes: tuple[Change, ...] = ()  # the newest change by each kind of evidence, the surest kind first
    since: Since | None = None  # None: no earlier audit with pages in common
    first_views: tuple[FirstView, ...] = ()  # of the home page, on a computer and on a phone; (): not pictured
    first_impression: Standing | None = None  # of the home page; None: not pictured, or blank


@dataclass(slots=True)
class _Count:
    rule: Rule | SiteRule
    tally: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    groups: dict[str, "_Gathered"] = field(default_factory=dict)
    doubt: Result | None = None
    asked: dict[str, Asked] = field(default_factory=dict)


@dataclass(slots=True)
class _Gathered:
    finding: Finding
    occurrence: Occurrence
    page_urls: dict[str, None]
    count: int = 0


class Tally:
    """Gathers results page by page in bounded memory and gives the scores of what it has seen."""

    def __init__(self, rules: Iterable[Rule | SiteRule], weights: Mapping[Category, float] = CATEGORY_WEIGHTS) -> None:
        self._counts = {rule.id: _Count(rule) for rule in rules}
        self._weights = weights

    def add(self, result: Result) -> None:
        """Count one result."""
        count = self._counts[result.rule]
        count.tally[result.outcome] += 1
        if result.outcome is Outcome.CANT_TELL and count.doubt is None:
            count.doubt = result
        ask(count.asked, result.rule, result.doubts)
        for finding in result.findings:
            for occurrence in finding.occurrences:
                key = fingerprint(result.rule, occurrence)
                group = count.groups.setdefault(key, _Gathered(finding, occurrence, {}))
                if group.occurrence.box is None and occurrence.box is not None:
                    group.occurrence, group.finding = occurrence, finding
                group.page_urls[occurrence.page_url] = None
                group.count += 1

    def rule_scores(self) -> tuple[RuleScore, ...]:
        """Return the counts of every rule."""
        return tuple(
            RuleScore(
                rule=id_,
                weight=count.rule.weight,
                passed=count.tally[Outcome.PASSED],
                failed=count.tally[Outcome.FAILED],
                cant_tell=count.tally[Outcome.CANT_TELL],
                inapplicable=count.tally[Outcome.INAPPLICABLE],
            )
            for id_, count in self._counts.items()
        )

    def categories(self, pages_known: int) -> tuple[CategoryScore, ...]:
        """Return the category scores; margins are those of a sample drawn from `pages_known` pages."""
        return tuple(
            category_score(
                category,
                self._weights[category],
                pages_known,
                tuple(score for score in self.rule_scores() if self._counts[score.rule].rule.category is category),
            )
            for category in self._weights
        )

    def suggestions(self, categories: tuple[CategoryScore, ...]) -> tuple[Suggestion, ...]:
        """Return one suggestion a failed rule: alarms, then most points per effort first."""
        found = [
            self._suggestion(score, categories) for category in categories for score in category.rules if score.failed
        ]
        return tuple(sorted(found, key=self._order))

    def doubts(self) -> tuple[Result, ...]:
        """Return the first cantTell result of every rule that has one."""
        return tuple(count.doubt for count in self._counts.values() if count.doubt)

    def questions(self, categories: tuple[CategoryScore, ...]) -> tuple[Question, ...]:
        """Return the questions: alarms, then those whose answer moves the score most; advice is not asked about."""
        found = [
            Question(
                key=key,
                rule=id_,
                message=asked.doubt.message,
                occurrence=asked.occurrence,
                page_urls=tuple(asked.shares),
                points=_worth(id_, categories, len(asked.shares)) * mean(asked.shares.values()),
            )
            for id_, count in self._counts.items()
            for key, asked in count.asked.items()
        ]
        moving = [question for question in found if question.points > 0]
        return tuple(
            sorted(
                moving,
                key=lambda question: (not self._is_alarm(question.rule), -question.points, question.rule, question.key),
            )[:MOST_QUESTIONS]
        )

    def _suggestion(self, score: RuleScore, categories: tuple[CategoryScore, ...]) -> Suggestion:
        count = self._counts[score.rule]
        groups = sorted(
            (
                Group(
                    fingerprint=key,
                    message=gathered.finding.message,
                    repair=gathered.finding.repair,
                    occurrence=gathered.occurrence,
                    page_urls=tuple(gathered.page_urls),
                    count=gathered.count,
                )
                for key, gathered in count.groups.items()
            ),
            key=lambda group: -len(group.page_urls),
        )
        return Suggestion(
            rule=score.rule,
            category=count.rule.category,
            points=points(score.rule, categories),
            pages_failed=score.failed,
            pages_judged=score.failed + score.passed,
            groups=tuple(groups),
        )

    def _is_alarm(self, rule: str) -> bool:
        return self._counts[rule].rule.is_alarm

    def _order(self, suggestion: Suggestion) -> tuple[bool, float, float, str]:
        rule = self._counts[suggestion.rule].rule
        return (
            not self._is_alarm(suggestion.rule),
            -suggestion.points / rule.effort,
            -suggestion.points,
            suggestion.rule,
        )


def points(rule: str, categories: Iterable[CategoryScore]) -> float:
    """Return what the overall score gains when this rule passes wherever it has a verdict."""
    before = list(categories)
    return (score_when_mended(before, {rule}) or 0) - (overall(before) or 0)


def score_when_mended(categories: Iterable[CategoryScore], rules: Collection[str]) -> float | None:
    """Return the overall score once these rules pass wherever they have a verdict; None when nothing has a score."""
    return overall(when_mended(categories, rules))


def when_mended(categories: Iterable[CategoryScore], rules: Collection[str]) -> tuple[CategoryScore, ...]:
    """Return the category scores once these rules pass wherever they have a verdict."""
    return tuple(
        _changed(category, rules, lambda score: replace(score, passed=score.passed + score.failed, failed=0))
        for category in categories
    )


def overall(categories: Iterable[CategoryScore]) -> float | None:
    """Return the weighted mean of the category scores, 0–100; None when no category has one."""
    scored = [(category.weight, category.score) for category in categories if category.score is not None]
    total = sum(weight for weight, _ in scored)
    return sum(weight * score for weight, score in scored) / total if total else None


def overall_margin(categories: Iterable[CategoryScore]) -> float | None:
    """Return the half width of the 95 % interval of the overall score, in points."""
    scored = [(category.weight, category.margin) for category in categories if category.margin is not None]
    total = sum(weight for weight, _ in scored)
    return math.hypot(*(weight * margin for weight, margin in scored)) / total if total else None


def overall_coverage(categories: Iterable[CategoryScore]) -> float:
    """Return the weighted mean of the categories' coverage, 0–1."""
    weighed = [(category.weight, category.coverage) for category in categories]
    total = sum(weight for weight, _ in weighed)
    return sum(weight * coverage for weight, coverage in weighed) / total if total else 0.0


def grade(score: float | None) -> Grade:
    """Return the letter of a score of 100."""
    if score is None:
        return Grade.NOT_MEASURED
    return next(letter for bound, letter in GRADE_BOUNDS if score >= bound)


def category_score(category: Category, weight: float, pages_known: int, rules: tuple[RuleScore, ...]) -> CategoryScore:
    """Return the score of a category from the counts of its rules."""
    decided = [(score, score.share) for score in rules if score.weight and score.share is not None]
    total = sum(score.weight for score, _ in decided)
    asked = sum(score.weight for score in rules if score.passed + score.failed + score.cant_tell)
    return CategoryScore(
        category=category,
        weight=weight,
        rules=rules,
        score=100 * sum(score.weight * share for score, share in decided) / total if total else None,
        margin=100 * math.hypot(*(score.weight * _margin(score, pages_known) for score, _ in decided)) / total
        if total
        else None,
        coverage=sum(score.weight * _decided_share(score) for score in rules) / asked if asked else 0.0,
    )


def _margin(score: RuleScore, pages_known: int) -> float:
    """Return the half width of the 95 % interval of a share, 0–1.

    Agresti-Coull with the finite-population correction: a rule asked on every known page has none.
    """
    n = score.passed + score.failed
    if n >= pages_known or (n == 1 and not score.cant_tell + score.inapplicable):
        return 0.0  # every page was asked, or the rule speaks of the site once
    adjusted_n = n + Z_95**2
    p = (score.passed + Z_95**2 / 2) / adjusted_n
    correction = (pages_known - n) / (pages_known - 1)
    return Z_95 * math.sqrt(p * (1 - p) / adjusted_n * correction)


def _decided_share(score: RuleScore) -> float:
    decided = score.passed + score.failed
    return decided / (decided + score.cant_tell) if decided else 0.0


def _worth(rule: str, categories: Iterable[CategoryScore], pages: int) -> float:
    """Return the points between all of these pages passing a rule and all of them failing it."""
    before = list(categories)
    fine = [_changed(c, {rule}, lambda score: replace(score, passed=score.passed + pages)) for c in before]
    fault = [_changed(c, {rule}, lambda score: replace(score, failed=score.failed + pages)) for c in before]
    return (overall(fine) or 0) - (overall(fault) or 0)


def _changed(
    category: CategoryScore, rules: Collection[str], change: Callable[[RuleScore], RuleScore]
) -> CategoryScore:
    if all(score.rule not in rules for score in category.rules):
        return category
    changed = tuple(change(score) if score.rule in rules else score for score in category.rules)
    return category_score(category.category, category.weight, 1, changed)
