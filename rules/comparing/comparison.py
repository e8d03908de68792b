"""Two audits of one website, judged by the same rules: what is new, fixed, as before, and what nobody can say. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rules.comparing.exceptions import ExceptionEntry
from rules.finding import Finding, Message, Occurrence
from rules.rule import Category, Rule, SiteRule
from rules.scorecard import Scorecard

TOLERANCE_POINTS = 1.0  # of a category: one page of thirty that fails a rule of middling weight costs a third of it

Rules = Mapping[str, Rule | SiteRule]


class ChangeState(StrEnum):
    """What became of a failure between two audits."""

    NEW = "new"
    FIXED = "fixed"
    PERSISTING = "persisting"
    MOVED = "moved"  # the same element fails on another page, and on its old page no more
    NOT_COMPARABLE = "not comparable"  # one of the audits cannot say; `reason` tells why


class Confirmation(StrEnum):
    """What a second visit to the page of a new failure showed."""

    SEEN_AGAIN = "seen again"
    NOT_VISITED = "unconfirmed"  # the page could not be visited again


class Verdict(StrEnum):
    """How a comparison ends."""

    FINE = "fine"
    REGRESSION = "regression"
    NOT_MEASURED = "not measured"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One failure, told once for all the pages on which the same became of it."""

    state: ChangeState
    rule: str
    identity: str  # 16 hexadecimal digits, see rules/comparing/identity.py
    finding: Finding  # of the newer audit where it has it, else of the older; names no other occurrence
    occurrence: Occurrence  # on the first of the pages
    page_urls: tuple[str, ...]  # where it shows now, of a fixed one where it showed; ("",): the site as a whole
    moved_from: tuple[str, ...] = ()  # of a moved one: the pages it is gone from
    count: int  # occurrences on these pages
    reason: Message | None = None  # why it is not comparable
    exception: ExceptionEntry | None = None  # who accepted it; such a one is never a regression
    confirmation: Confirmation | None = None  # None: nobody was asked to look again
    is_regression: bool = False  # new, of a rule with weight, serious or worse, not accepted, not unconfirmed


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryChange:
    """One category in both audits; accepted failures count in neither."""

    category: Category
    older: float | None  # score of 100; None: no rule has a verdict
    newer: float | None
    older_margin: float  # half width of the 95 % interval, in points
    newer_margin: float
    is_regression: bool  # it lost more than the tolerance beyond both margins

    @property
    def difference_points(self) -> float | None:
        """Points won; None where one of the audits has no score."""
        return None if self.older is None or self.newer is None else self.newer - self.older


class Measure(StrEnum):
    """What the browser times; the layout shift alone has no unit, the others are milliseconds."""

    TTFB = "time to first byte"
    FCP = "first contentful paint"
    LCP = "largest contentful paint"
    BLOCKING = "blocking time"
    CLS = "cumulative layout shift"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimingChange:
    """One measure over the pages that both audits opened in the browser."""

    measure: Measure
    older: float  # median over the pages: milliseconds, of CLS no unit
    newer: float
    pages: int
    is_significant: bool  # more than loads of an unchanged page differ by themselves
    is_sizeable: bool  # enough for a visitor to notice
    is_regression: bool  # slower, significant and sizeable


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreChange:
    """The overall score, and how much of its change is the rules' and how much the site's."""

    older_as_judged: float | None  # by the rules of then; None: no score, or it can no longer be read
    older: float | None  # the same evidence by the rules of now
    newer: float | None

    @property
    def rules_points(self) -> float | None:
        """What other rules or weights alone changed; None where it cannot be said."""
        if self.older_as_judged is None or self.older is None:
            return None
        return self.older - self.older_as_judged

    @property
    def site_points(self) -> float | None:
        """What the site itself won; None where one of the audits has no score."""
        return None if self.older is None or self.newer is None else self.newer - self.older


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmeasured:
    """A page of the older audit, or the site, that the newer one could not measure."""

    url: str  # "": the site as a whole
    reason: Message
    failures: int  # failing elements the older audit had there


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything a report of a comparison tells. Renderers decide nothing."""

    older: Scorecard  # judged by the rules of now
    newer: Scorecard
    score: ScoreChange
    categories: tuple[CategoryChange, ...]  # in the order of the scorecard
    timings: tuple[TimingChange, ...]
    changes: tuple[Change, ...]  # by state in the order of ChangeState, regressions first, then the graver rule
    unmeasured: tuple[Unmeasured, ...]  # (): everything the older audit had was measured again
    notes: tuple[Message, ...]  # what limits the comparison, such as another sample or an audit that was stopped
    expired: tuple[ExceptionEntry, ...]  # accepted nothing any more
    unused: tuple[ExceptionEntry, ...]  # hold, and found nothing to accept
    tolerance_points: float

    def of(self, state: ChangeState) -> tuple[Change, ...]:
        """Return the failures that this became of."""
        return tuple(change for change in self.changes if change.state is state)

    @property
    def regressions(self) -> tuple[Change, ...]:
        """The new failures that make this a regression; a category or a timing may do so too."""
        return tuple(change for change in self.changes if change.is_regression)

    @property
    def verdict(self) -> Verdict:
        """A site out of reach comes first, then what got worse, then what could not be measured."""
        if self.newer.unreachable or self.older.unreachable:
            return Verdict.NOT_MEASURED
        is_worse = (*self.regressions, *filter(_is_worse, self.categories), *filter(_is_worse, self.timings))
        if is_worse:
            return Verdict.REGRESSION
        is_open = any(change.confirmation is Confirmation.NOT_VISITED for change in self.changes)
        return Verdict.NOT_MEASURED if self.unmeasured or is_open else Verdict.FINE


def _is_worse(part: CategoryChange | TimingChange) -> bool:
    return part.is_regression
