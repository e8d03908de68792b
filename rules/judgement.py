"""From evidence to scorecard, one page at a time: a list of a thousand pages needs the memory of one."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rules.attractiveness.impression_estimate import reference
from rules.evaluate import Result, judge_page, judge_site
from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import Outcome
from rules.first_views import HomeViews
from rules.freshness.timeline import Timeline
from rules.questions import Answers
from rules.rule import Category, Rule, SiteRule
from rules.scorecard import (
    CATEGORY_WEIGHTS,
    SCORECARD_VERSION,
    SCORING_VERSION,
    PageCard,
    Scorecard,
    Tally,
    grade,
    overall,
    overall_coverage,
    overall_margin,
)
from rules.social.preview import Gallery


@dataclass(slots=True)
class Judgement:
    """Pages in, then the site, then the scorecard."""

    rules: Sequence[Rule]
    site_rules: Sequence[SiteRule]
    weights: Mapping[Category, float] = field(default_factory=lambda: CATEGORY_WEIGHTS)
    answers: Answers = field(default_factory=dict)
    _tally: Tally = field(init=False)
    _cards: list[PageCard] = field(default_factory=list, init=False)
    _gallery: Gallery = field(default_factory=Gallery, init=False)
    _timeline: Timeline = field(default_factory=Timeline, init=False)
    _home_views: HomeViews = field(default_factory=HomeViews, init=False)

    def __post_init__(self) -> None:
        self._tally = Tally([*self.rules, *self.site_rules], self.weights)

    def add_page(self, page: PageEvidence) -> tuple[Result, ...]:
        """Judge one page and return its results; the page itself is not kept."""
        results = judge_page(page, self.rules, self.answers)
        self._count(results)
        self._gallery.add(page)
        self._timeline.add(page)
        self._home_views.add(page, results)
        self._cards.append(
            PageCard(
                url=page.url,
                title=page.text.title,
                is_watched=page.view is not None,
                template=page.template,
                outcomes={result.rule: result.outcome for result in results},
                first_view=page.view.first_view if page.view else None,
                full_page=page.view.full_page if page.view else None,
                phone_view=page.view.phone_view if page.view else None,
            )
        )
        return results

    def add_site(self, site: SiteEvidence) -> tuple[Result, ...]:
        """Judge what only the whole site shows and return the results."""
        results = judge_site(site, self.site_rules, self.answers)
        self._count(results)
        self._home_views.add_results(results)
        by_page: dict[str, dict[str, Outcome]] = {}
        for result in results:
            by_page.setdefault(result.page_url, {})[result.rule] = result.outcome
        self._cards = [replace(card, outcomes={**card.outcomes, **by_page.get(card.url, {})}) for card in self._cards]
        return results

    def scorecard(self, site: SiteEvidence) -> Scorecard:
        """Return the scorecard of everything added; of an unreachable site it says only why."""
        categories = self._tally.categories(max(site.known_pages, len(self._cards)))
        score = None if site.unreachable else overall(categories)
        watched = sum(card.is_watched for card in self._cards)
        suggestions = self._tally.suggestions(categories)
        return Scorecard(
            scorecard_version=SCORECARD_VERSION,
            scoring_version=SCORING_VERSION,
            configuration_digest=self._digest(),
            target=site.target,
            home_url=site.home_url,
            site_name=next((card.title for card in self._cards if card.url == site.home_url), ""),
            observed_at=site.observed_at,
            unreachable=site.unreachable,
            score=score,
            margin=overall_margin(categories) if score is not None else None,
            grade=grade(score),
            coverage=overall_coverage(categories),
            categories=categories,
            suggestions=suggestions,
            questions=self._tally.questions(categories),
            pages=tuple(self._cards),
            pages_read=len(self._cards),
            pages_watched=watched,
            pages_known=max(site.known_pages, len(self._cards)),
            fates=dict(sorted(Counter(str(record.fate) for record in site.ledger).items())),
            not_measured=self._tally.doubts(),
            versions=dict(site.versions),
            previews=self._gallery.previews(site.probes.share_pictures),
            notices=self._timeline.notices(),
            changes=self._timeline.changes(site),
            since=self._timeline.since(site),
            first_views=self._home_views.told([(one.rule, one.category) for one in suggestions if one.points > 0]),
            first_impression=self._home_views.standing,
        )

    def _count(self, results: Sequence[Result]) -> None:
        for result in results:
            self._tally.add(result)

    def _digest(self) -> str:
        """Return what tells one set of rules and weights, and the pages of comparison, from another."""
        rules: tuple[Rule | SiteRule, ...] = (*self.rules, *self.site_rules)
        parts = [
            SCORING_VERSION,
            reference().identity,
            *(f"{category}={weight}" for category, weight in sorted(self.weights.items())),
            *(f"{rule.id}={rule.category}:{rule.weight}" for rule in rules),
        ]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
