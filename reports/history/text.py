"""The history for a terminal: all sites, one site's audits, and its trend."""

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Column, Table
from rich.text import Text

from reports import words
from reports.escape import visible
from reports.history.table import by_site
from reports.i18n import Translator
from reports.unreachable import EXPLANATIONS
from rules.finding import N_
from rules.history import Measure, PastAudit, PastJudgement, PastSite
from rules.rule import Category, Rule, SiteRule
from rules.trend import Change, TrendPoint

BARS = "▁▂▃▄▅▆▇█"
NOT_MEASURED_BAR = "·"
SIGNS = "+−"
LEAST_SPAN_POINTS = 10.0  # over which the bars are spread, so that a tenth of a point does not look like a fall
NOT_MEASURED = N_("not measured")
OTHER_RULES = N_("other rules")
NOT_COMPARABLE = (
    N_(
        "{count} change cannot be told: the two audits were judged by different rules or weights, and the evidence to "
        "judge them alike is no longer there."
    ),
    N_(
        "{count} changes cannot be told: the two audits were judged by different rules or weights, and the evidence to "
        "judge them alike is no longer there."
    ),
)
JUDGED = N_("Judged on {day} by rules {rules}, weights {weights}.")
JUDGED_OTHERWISE = N_("Also judged, on {day} by rules {rules}, weights {weights}: {verdict}")
UNSURE = N_("~: within what the sample of pages leaves open.")
LIST_NOTE = N_("The change is that of the website. Where the rules changed: auditor history trend WEBSITE")


def list_text(audits: Iterable[PastAudit], say: Translator) -> RenderableType:
    """Return the last audit of every site, and what changed since the one before."""
    table = _table(say, N_("Website"), N_("Audits"), N_("Last audit"), N_("Score"), N_("Grade"), N_("Change"))
    for points in by_site(audits):
        last = points[-1]
        table.add_row(
            Text(_title(last.audit.site, say)),
            _right(say.number(len(points))),
            say.day(last.audit.observed_at.date()),
            _right(_value(last.value, say)),
            last.audit.reported.grade.value if last.value is not None else "",
            _right(site_change(last.change, say)),
        )
    return Group(table, Text(say.text(UNSURE), style="dim"), Text(say.text(LIST_NOTE), style="dim"))


def show_text(audits: Sequence[PastAudit], say: Translator) -> RenderableType:
    """Return every audit of one site, the newest first, with the scores of its categories."""
    parts: list[RenderableType] = [Text(_title(audits[-1].site, say), style="bold")]
    for audit in reversed(audits):
        parts += ["", *_audit(audit, say)]
    return Group(*parts)


def trend_text(
    points: Sequence[TrendPoint], measure: Measure, rules: Mapping[str, Rule | SiteRule], say: Translator
) -> RenderableType:
    """Return the trend as bars and as a table that tells the site's part of a change from the rules'."""
    table = _table(say, N_("Quarter"), N_("Day"), N_("Score"), N_("Change"), N_("Of the website"), N_("Of the rules"))
    for point in points:
        change = point.change
        table.add_row(
            point.audit.period,
            say.day(point.audit.observed_at.date()),
            _right(_value(point.value, say)),
            _right("" if change is None else _signed(change.points, say)),
            _right(site_change(change, say)),
            _right("" if change is None or change.rules_points is None else _signed(change.rules_points, say)),
        )
    heading = Text(_title(points[-1].audit.site, say), style="bold")
    unknown = sum(point.change is not None and point.change.site_points is None for point in points)
    notes = [say.text(UNSURE), *([say.plural(*NOT_COMPARABLE, unknown)] if unknown else []), *_reasons(points, say)]
    drawn = Text(f"{bars([point.comparable for point in points])}  {_subject(measure, rules, say)}")
    return Group(heading, drawn, table, *(Text(note, style="dim") for note in notes))


def bars(values: Sequence[float | None]) -> str:
    """Return a row of bars, from the lowest value to the highest."""
    known = [value for value in values if value is not None]
    low, high = min(known, default=0.0), max(known, default=0.0)
    span = max(high - low, LEAST_SPAN_POINTS)
    low = (low + high - span) / 2
    return "".join(
        NOT_MEASURED_BAR if value is None else BARS[min(int((value - low) / span * len(BARS)), len(BARS) - 1)]
        for value in values
    )


def _audit(audit: PastAudit, say: Translator) -> Iterable[RenderableType]:
    yield Text(f"{say.moment(audit.observed_at)} · {_verdict(audit.reported, say)}", style="bold")
    if not audit.is_complete:
        yield Text(say.text(N_("This audit was stopped before its end.")))
    if audit.unreachable:
        yield Text(say.text(EXPLANATIONS[audit.unreachable.reason].what))
    else:
        yield Text(
            say.text(
                N_("Pages read: {read}; opened in the browser: {watched}."),
                read=audit.pages_read,
                watched=audit.pages_watched,
            )
        )
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        for category in Category:
            value = Measure(category=category).of(audit.reported)
            table.add_row(say.text(words.CATEGORIES[category]), _right(_value(value, say)))
        yield table
    for judgement in audit.judgements:
        yield Text(
            say.text(
                JUDGED if judgement is audit.reported else JUDGED_OTHERWISE,
                day=say.day(judgement.judged_at.date()),
                rules=visible(judgement.version.rules_version) or say.text(N_("not known")),
                weights=visible(judgement.version.configuration_digest),
                verdict=_verdict(judgement, say),
            ),
            style="dim",
        )
    yield Text(say.text(N_("Folder: {folder}"), folder=visible(audit.folder)), style="dim")


def _verdict(judgement: PastJudgement, say: Translator) -> str:
    if judgement.score is None:
        return say.text(NOT_MEASURED)
    points = say.text(N_("{score} of 100 points"), score=say.number(judgement.score, 1))
    margin = say.text(N_("give or take {margin}"), margin=say.number(judgement.margin or 0, 1))
    return f"{points}, {margin}"


def _subject(measure: Measure, rules: Mapping[str, Rule | SiteRule], say: Translator) -> str:
    if measure.rule:
        rule = rules.get(measure.rule)
        title = say.text(rule.title) if rule else measure.rule
        return say.text(N_("Pages that pass, of 100: {title}"), title=title)
    return say.text(words.CATEGORIES[measure.category] if measure.category else N_("Overall score"))


def _reasons(points: Sequence[TrendPoint], say: Translator) -> list[str]:
    return [
        f"{say.day(point.audit.observed_at.date())}: {say.text(EXPLANATIONS[point.audit.unreachable.reason].what)}"
        for point in points
        if point.audit.unreachable
    ]


def _title(site: PastSite, say: Translator) -> str:
    name = (site.name_hi if say.language == "hi" else "") or site.name
    listed = f" ({say.text(N_('listed pages'))})" if site.is_listing else ""
    return visible(f"{name} · {site.address}{listed}" if name else f"{site.address}{listed}")


def site_change(change: Change | None, say: Translator) -> str:
    """Return what the website itself won or lost; "" where there is nothing to hold it against."""
    if change is None:
        return ""
    if change.site_points is None:
        return say.text(OTHER_RULES)
    shown = _signed(change.site_points, say)
    return shown if change.is_sure or shown[0] not in SIGNS else f"~ {shown}"


def _signed(points: float, say: Translator) -> str:
    shown = say.number(abs(points), 1)
    return shown if shown == say.number(0, 1) else f"{SIGNS[points < 0]}{shown}"


def _value(value: float | None, say: Translator) -> str:
    return say.text(NOT_MEASURED) if value is None else say.number(value, 1)


def _table(say: Translator, *headings: str) -> Table:
    columns = (Column(say.text(heading), overflow="fold") for heading in headings)
    return Table(*columns, box=None, padding=(0, 2, 0, 0), header_style="bold")


def _right(text: str) -> Text:
    return Text(text, justify="right")
