"""Audits as the history keeps them: of one site, each judged by one or more versions of the rules. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from rules.evidence import Unreachable
from rules.rule import Category
from rules.scorecard import CategoryScore, Grade, RuleScore


@dataclass(frozen=True, slots=True, kw_only=True)
class PastSite:
    """One series of audits: a whole website, or pages listed of it."""

    host: str  # without www.
    path: str  # of the home page, "": the root
    is_listing: bool  # pages somebody listed: never compared with the whole website
    name: str  # of the department, "": not given
    name_hi: str

    @property
    def address(self) -> str:
        """The host and the path, as people write an address."""
        return self.host + self.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What a site was judged by; scores of two versions are never subtracted."""

    configuration_digest: str  # of weights and rule set
    scoring_version: str
    rules_version: str  # release and digest of the rules themselves, "": not known


@dataclass(frozen=True, slots=True, kw_only=True)
class PastJudgement:
    """The scores of one audit by one version."""

    version: Version
    score: float | None
    margin: float | None
    grade: Grade
    coverage: float
    categories: tuple[CategoryScore, ...]
    judged_at: datetime
    reported_at: datetime | None  # last time the report in the folder said so; None: judged again to compare, only


@dataclass(frozen=True, slots=True, kw_only=True)
class PastAudit:
    """One audit and every judgement of it, in the order they were reported or made."""

    key: int  # in the database
    site: PastSite
    observed_at: datetime
    period: str  # quarter, such as "2026-Q4"
    folder: str  # where it was kept when it was recorded last
    evidence: str  # fingerprint of what it saw
    batch: str  # "": an audit of its own
    baseline_at: datetime | None  # observation of the older audit it was held against; None: of none
    is_complete: bool  # False: it was interrupted
    pages_known: int
    pages_read: int
    pages_watched: int
    unreachable: Unreachable | None
    versions: Mapping[str, str]
    judgements: tuple[PastJudgement, ...]

    @property
    def reported(self) -> PastJudgement:
        """The judgement that the report in its folder tells."""
        return max(
            (judgement for judgement in self.judgements if judgement.reported_at is not None),
            key=lambda judgement: judgement.reported_at or judgement.judged_at,
        )

    def by_version(self, version: Version) -> PastJudgement | None:
        """Return the newest judgement by a version; None when there is none."""
        made = [judgement for judgement in self.judgements if judgement.version == version]
        return max(made, key=age_of, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a trend is drawn of: the overall score, that of a category, or the share of pages that pass a rule."""

    category: Category | None = None
    rule: str = ""

    def of(self, judgement: PastJudgement) -> float | None:
        """Return the points of 100; None: not measured."""
        if self.rule:
            score = rule_score(judgement, self.rule)
            return None if score is None or score.share is None else 100 * score.share
        return judgement.score if self.category is None else self._category(judgement)[0]

    def margin_of(self, judgement: PastJudgement) -> float | None:
        """Return the half width of the 95 % interval in points; None: not known, as of a single rule."""
        if self.rule:
            return None
        return judgement.margin if self.category is None else self._category(judgement)[1]

    def _category(self, judgement: PastJudgement) -> tuple[float | None, float | None]:
        if judgement.score is None:  # of a site that was not reached the categories say nothing
            return None, None
        found = (score for score in judgement.categories if score.category is self.category)
        return next(((score.score, score.margin) for score in found), (None, None))


OVERALL = Measure()


def rule_score(judgement: PastJudgement, rule: str) -> RuleScore | None:
    """Return how one rule came out; None when the judgement does not know it."""
    return next((score for category in judgement.categories for score in category.rules if score.rule == rule), None)


def age_of(judgement: PastJudgement) -> datetime:
    """Return when a judgement was told last, or made."""
    return judgement.reported_at or judgement.judged_at
