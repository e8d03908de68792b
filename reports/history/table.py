"""The history as tables for other programs and for spreadsheets: columns with a fixed name and a heading."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from reports import words
from reports.spreadsheet import Cell
from rules.finding import N_
from rules.history import OVERALL, Measure, PastAudit, PastJudgement, PastSite
from rules.rule import Category
from rules.trend import TrendPoint, trend

DIGITS = 4


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name never changes, its heading is marked text."""

    name: str
    heading: str


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, and rows with a cell for each."""

    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]]


_SITE = (
    Column("site", N_("Website")),
    Column("department", N_("Department")),
    Column("department_hi", N_("Department in Hindi")),
    Column("scope", N_("Scope")),  # site or list
)
_WHEN = (Column("observed_at", N_("Audited at (UTC)")), Column("quarter", N_("Quarter")))
_SCORE = (
    Column("score", N_("Score")),
    Column("margin", N_("Give or take")),
    Column("grade", N_("Grade")),
    Column("coverage", N_("Coverage (0 to 1)")),
)
_JUDGED = (
    Column("judged_at", N_("Judged at (UTC)")),
    Column("judged_for", N_("Judged for")),  # report, or comparison: judged again to compare
    Column("configuration", N_("Weights and rule set")),
    Column("scoring_version", N_("Scoring version")),
    Column("rules_version", N_("Rules version")),
)
_CHANGE = (
    Column("change", N_("Change")),
    Column("site_change", N_("Change of the website")),
    Column("rules_change", N_("Change of the rules")),
    Column("site_change_margin", N_("Change, give or take")),
)
_MISSING = Column("not_measured", N_("Not measured because"))


def audits_table(audits: Iterable[PastAudit]) -> Table:
    """Return every judgement of every audit, a row each, with the score of each category."""
    categories = tuple(Column(category.value, words.CATEGORIES[category]) for category in Category)
    pages = (
        Column("pages_known", N_("Pages known")),
        Column("pages_read", N_("Pages read")),
        Column("pages_watched", N_("Pages opened in the browser")),
    )
    place = (Column("batch", N_("Batch")), Column("folder", N_("Folder")))
    return Table(
        (*_SITE, *_WHEN, *_SCORE, *categories, *pages, _MISSING, *_JUDGED, *place),
        (
            (
                *_site_cells(audit.site),
                *_when(audit),
                *_score_cells(judgement),
                *(_number(Measure(category=category).of(judgement)) for category in Category),
                *(audit.pages_known, audit.pages_read, audit.pages_watched),
                audit.unreachable.reason.value if audit.unreachable else "",
                *_judged_cells(judgement),
                *(audit.batch, audit.folder),
            )
            for audit in audits
            for judgement in audit.judgements
        ),
    )


def rules_table(audits: Iterable[PastAudit]) -> Table:
    """Return how every rule came out in every judgement, a row each."""
    counts = (
        Column("rule", N_("Rule")),
        Column("category", N_("Category")),
        Column("weight", N_("Weight")),
        Column("passed", N_("Pages that pass")),
        Column("failed", N_("Pages that fail")),
        Column("cant_tell", N_("Pages not decided")),
        Column("inapplicable", N_("Pages it does not apply to")),
    )
    return Table(
        (*_SITE, *_WHEN, *counts, *_JUDGED),
        (
            (
                *_site_cells(audit.site),
                *_when(audit),
                *(score.rule, category.category.value, score.weight),
                *(score.passed, score.failed, score.cant_tell, score.inapplicable),
                *_judged_cells(judgement),
            )
            for audit in audits
            for judgement in audit.judgements
            for category in judgement.categories
            for score in category.rules
        ),
    )


def sites_table(audits: Iterable[PastAudit]) -> Table:
    """Return the last audit of every site, with its change since the one before that measured it."""
    return Table(
        (*_SITE, Column("audits", N_("Audits")), *_WHEN, *_SCORE, *_CHANGE, _MISSING),
        (
            (*_site_cells(points[-1].audit.site), len(points), *_when(points[-1].audit), *_last_cells(points[-1]))
            for points in by_site(audits)
        ),
    )


def trend_table(points: Iterable[TrendPoint]) -> Table:
    """Return the points of a trend, a row each."""
    values = (
        Column("value", N_("Score")),
        Column("margin", N_("Give or take")),
        Column("comparable", N_("Score by the newest rules")),
    )
    return Table(
        (*_WHEN, *values, *_CHANGE, _MISSING),
        (
            (
                *_when(point.audit),
                *map(_number, (point.value, point.margin, point.comparable)),
                *_change_cells(point),
                _reason(point),
            )
            for point in points
        ),
    )


def by_site(audits: Iterable[PastAudit]) -> Iterator[tuple[TrendPoint, ...]]:
    """Yield the trend of the overall score of one site after the other; a site's audits come together."""
    for _, group in groupby(audits, key=lambda audit: (audit.site.address, audit.site.is_listing)):
        yield trend(group, OVERALL)


def _last_cells(point: TrendPoint) -> tuple[Cell, ...]:
    return (*_score_cells(point.audit.reported), *_change_cells(point), _reason(point))


def _site_cells(site: PastSite) -> tuple[Cell, ...]:
    return site.address, site.name, site.name_hi, "list" if site.is_listing else "site"


def _when(audit: PastAudit) -> tuple[Cell, ...]:
    return _moment(audit.observed_at), audit.period


def _score_cells(judgement: PastJudgement) -> tuple[Cell, ...]:
    return (
        _number(judgement.score),
        _number(judgement.margin),
        judgement.grade.value,
        _number(judgement.coverage),
    )


def _judged_cells(judgement: PastJudgement) -> tuple[Cell, ...]:
    version = judgement.version
    return (
        _moment(judgement.judged_at),
        "comparison" if judgement.reported_at is None else "report",
        *(version.configuration_digest, version.scoring_version, version.rules_version),
    )


def _change_cells(point: TrendPoint) -> tuple[Cell, ...]:
    change = point.change
    if change is None:
        return None, None, None, None
    return tuple(map(_number, (change.points, change.site_points, change.rules_points, change.margin)))


def _reason(point: TrendPoint) -> str:
    return point.audit.unreachable.reason.value if point.audit.unreachable else ""


def _moment(value: datetime) -> str:
    return value.isoformat(timespec="seconds").replace("+00:00", "Z")


def _number(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS) + 0.0  # no minus before a zero
