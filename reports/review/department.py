"""The page of one department: where it stands, what to mend, what changed, how it went over the quarters."""

from datetime import date

from markupsafe import Markup

from reports.i18n import Translator, translator
from reports.review import words
from reports.review.drawings import median_bar, trend
from reports.review.frame import Site, render, signed
from reports.review.leaderboard import why_not
from rules.finding import N_
from rules.reviewing.changes import category_change, changes_between
from rules.reviewing.entry import Entry, Period
from rules.social.networks import NAMES

BEST = 5
MOST_CHANGES = 12


def department(site: Site, entry: Entry, language: str) -> str:
    """Return the page."""
    review, say = site.review, translator(language)
    group = entry.department.group
    facts = entry.now.facts
    older = entry.before.facts if entry.before else None
    return render(
        site,
        f"departments/{entry.name}",
        language,
        "department.html",
        entry=entry,
        facts=facts,
        older=older,
        standing=next((one for one in review.standings if one.entry.name == entry.name), None),
        peers=len(review.groups.get(group, ())),
        group_medians=review.group_medians.get(group, {}),
        best=facts.faults[:BEST] if facts else (),
        changes=changes_between(older, facts) if older and facts else None,
        category_change=category_change,
        most_changes=MOST_CHANGES,
        drawing=_drawing(review.periods, entry, say),
        trend_notes=_notes(review.periods, entry, say),
        median_bar=median_bar,
        reason=why_not,
        has_scorecard=entry.name in site.scorecards,
        networks=NAMES,
        day=date.fromisoformat,
        updated=facts.observed_at if facts else review.periods[-1].started_at,
    )


def _drawing(periods: tuple[Period, ...], entry: Entry, say: Translator) -> Markup:
    """Return the drawing, empty where there is nothing to draw."""
    if len(periods) == 1 or not any(quarter.facts for quarter in entry.quarters):
        return Markup("")
    points = [
        (
            words.short_period_name(period, say),
            quarter.facts.score if quarter.facts else None,
            say.number(quarter.facts.score.score, 1) if quarter.facts else "",
        )
        for period, quarter in zip(periods, entry.quarters, strict=True)
    ]
    told = [
        say.text(N_("{quarter}: {score}"), quarter=quarter, score=shown)
        if shown
        else say.text(N_("{quarter}: not measured"), quarter=quarter)
        for quarter, _, shown in points
    ]
    return trend(points, say.text(N_("Score by quarter: {scores}"), scores="; ".join(told)))


def _notes(periods: tuple[Period, ...], entry: Entry, say: Translator) -> list[str]:
    """Return what the drawing does not say: quarters without a score, and the points that are the rules'."""
    if len(periods) == 1:
        return []
    notes = []
    for period, quarter in zip(periods, entry.quarters, strict=True):
        name = words.period_name(period, say)
        if quarter.facts is None:
            notes.append(
                say.text(N_("{quarter}: no score. {reason}"), quarter=name, reason=say.text(why_not(quarter)[0]))
            )
        elif quarter.rules_points:
            notes.append(
                say.text(
                    N_(
                        "{quarter}: judged again by the rules of this review. They make {points} points of the "
                        "difference to the score printed then; these are not the website's."
                    ),
                    quarter=name,
                    points=signed(quarter.rules_points, say),
                )
            )
    return notes
