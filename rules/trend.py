"""How a site's scores change, and how much of a change is the site's and how much the rules'. Pure."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rules.history import OVERALL, Measure, PastAudit, PastJudgement, Version, age_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """From one audit to the next: the points that were reported, and whose they are."""

    points: float
    site_points: float | None  # both judged by one version; None: no version judged both, so nothing is subtracted
    margin: float | None  # half width of the 95 % interval of `site_points`; None: not known

    @property
    def rules_points(self) -> float | None:
        """The points that changed because the rules, their weights or the answers did."""
        return None if self.site_points is None else self.points - self.site_points

    @property
    def is_sure(self) -> bool:
        """Whether the site changed by more than the samples of its pages could make it seem."""
        return self.site_points is not None and abs(self.site_points) > (self.margin or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """One audit in a trend."""

    audit: PastAudit
    value: float | None  # as reported; None: not measured
    margin: float | None
    change: Change | None  # since the last audit with a value; None: there is none, or this one has no value
    comparable: float | None  # the newest value less what the site changed since; None: not measured, or not known


def trend(audits: Iterable[PastAudit], measure: Measure) -> tuple[TrendPoint, ...]:
    """Return the audits, which come in the order of observation, each with its change since the last one."""
    points: list[TrendPoint] = []
    last: PastAudit | None = None
    for audit in audits:
        value = measure.of(audit.reported)
        points.append(
            TrendPoint(
                audit=audit,
                value=value,
                margin=measure.margin_of(audit.reported),
                change=change(last, audit, measure) if last and value is not None else None,
                comparable=None,
            )
        )
        last = last if value is None else audit
    return _chained(points)


def change(older: PastAudit, newer: PastAudit, measure: Measure) -> Change | None:
    """Return the change between two audits; None when one of them has no value."""
    before, after = measure.of(older.reported), measure.of(newer.reported)
    if before is None or after is None:
        return None
    alike = judgements_alike(older, newer, measure)
    if alike is None:
        return Change(points=after - before, site_points=None, margin=None)
    first, second = alike
    margins = [margin for judgement in alike if (margin := measure.margin_of(judgement)) is not None]
    return Change(
        points=after - before,
        site_points=(measure.of(second) or 0) - (measure.of(first) or 0),
        margin=math.hypot(*margins) if len(margins) == len(alike) else None,
    )


def judgements_alike(
    older: PastAudit, newer: PastAudit, measure: Measure = OVERALL
) -> tuple[PastJudgement, PastJudgement] | None:
    """Return judgements of two audits by one known version, the reported one of the newer audit first of all.

    None when no version judged both, or not so that both have a value.
    """
    for version in _versions(newer):
        first, second = older.by_version(version), newer.by_version(version)
        if first and second and measure.of(first) is not None and measure.of(second) is not None:
            return first, second
    return None


def by_period(audits: Sequence[PastAudit]) -> tuple[PastAudit, ...]:
    """Return one audit a quarter: the newest that measured the site, else the newest."""
    chosen: dict[str, PastAudit] = {}
    for audit in audits:
        if (
            audit.period not in chosen
            or audit.reported.score is not None
            or chosen[audit.period].reported.score is None
        ):
            chosen[audit.period] = audit
    return tuple(chosen.values())


def _chained(points: Sequence[TrendPoint]) -> tuple[TrendPoint, ...]:
    """Return the points with what each would be by the rules of the newest, from the newest back."""
    chained: list[TrendPoint] = []
    level = next((point.value for point in reversed(points) if point.value is not None), None)
    for point in reversed(points):
        chained.append(point if point.value is None else replace(point, comparable=level))
        if point.value is not None and level is not None:
            site_points = point.change.site_points if point.change else None
            level = None if site_points is None else level - site_points
    return tuple(reversed(chained))


def _versions(audit: PastAudit) -> Iterator[Version]:
    ordered = sorted(audit.judgements, key=age_of, reverse=True)
    for judgement in (audit.reported, *ordered):
        if judgement.version.rules_version:
            yield judgement.version
