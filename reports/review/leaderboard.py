"""The first page: who is honoured, who gained most, everybody's rank, and who could not be ranked."""

from collections import Counter
from collections.abc import Mapping

from reports.i18n import Translator
from reports.review import words
from reports.review.certificates import certificate_file
from reports.review.frame import LEADERBOARD, Site, render
from reports.unreachable import EXPLANATIONS
from rules.finding import N_
from rules.reviewing.entry import Absence, Entry, Quarter
from rules.reviewing.review import FLOOR
from rules.scorecard import GRADE_BOUNDS, Grade

TOO_LITTLE = N_("Too little could be measured to rank: {share} % of what counts was decided.")


def leaderboard(site: Site, language: str, *, is_printed: bool = False) -> str:
    """Return the page; the printed one stands by itself and has neither menu nor filters."""
    standings = site.review.standings
    return render(
        site,
        LEADERBOARD,
        language,
        "index.html",
        is_printed=is_printed,
        best_score=max((one.entry.facts.score.score for one in standings), default=None),
        grade_counts=_grade_counts(site),
        districts=districts(site),
        grades=grades(site),
        floor=round(100 * FLOOR),
        reason=why_not,
        certificate_file=lambda name, kind: certificate_file(name, kind, language),
    )


def why_not(quarter: Quarter) -> tuple[str, str]:
    """Return why a department has no score, and what to do, as marked texts; "" where nothing helps."""
    if quarter.absence is Absence.UNREACHABLE and quarter.reason is not None:
        explanation = EXPLANATIONS[quarter.reason]
        return explanation.what, explanation.advice
    return words.ABSENCES[quarter.absence or Absence.UNDECIDED]


def why_unranked(entry: Entry, say: Translator) -> tuple[str, str]:
    """Return why a department is not ranked, and what to do, in the reader's language; "" where nothing helps."""
    facts = entry.now.facts
    if facts is not None:
        share = say.number(100 * facts.breadth)
        return say.text(TOO_LITTLE, share=share), ""
    what, advice = why_not(entry.now)
    return say.text(what), say.text(advice) if advice else ""


def districts(site: Site) -> list[str]:
    """Return the districts that departments name, in alphabetical order."""
    return sorted({entry.department.district for entry in site.review.entries} - {""})


def grades(site: Site) -> list[str]:
    """Return the grades that departments have, the best first."""
    return [str(grade) for grade, count in _grade_counts(site).items() if count]


def _grade_counts(site: Site) -> Mapping[Grade, int]:
    counts = Counter(entry.facts.grade for entry in site.review.measured)
    return {grade: counts[grade] for _, grade in GRADE_BOUNDS}
