"""The leaderboard as CSV, one line a department; those that are not ranked stand at its end without a rank."""

from collections.abc import Iterator

from reports.i18n import translator
from reports.review.frame import Site
from reports.review.leaderboard import why_unranked
from reports.review.sheets import LEADERBOARD_COLUMNS, leaderboard_rows
from reports.spreadsheet import Cell, csv_lines
from rules.finding import N_

NOTE = N_("Why it is not ranked")


def render(site: Site, language: str) -> Iterator[str]:
    """Yield the file line by line; UTF-8 with a mark, so that spreadsheet programs show Hindi."""
    yield from csv_lines(_rows(site, language))


def _rows(site: Site, language: str) -> Iterator[tuple[Cell, ...]]:
    say = translator(language)
    yield (*(say.text(heading) for heading, _ in LEADERBOARD_COLUMNS), say.text(NOTE))
    for row in leaderboard_rows(site, say):
        yield (*row, "")
    for entry in (*site.review.too_little, *site.review.unmeasured):
        facts, department = entry.now.facts, entry.department
        why, _ = why_unranked(entry, say)
        yield (
            None,
            None,
            department.name,
            department.name_hi,
            department.group,
            department.district,
            *((facts.score.score, facts.score.low, facts.score.high, str(facts.grade)) if facts else [None] * 4),
            None,
            None,
            None,
            str(entry.platform or ""),
            facts.pages_read if facts else None,
            department.url,
            why,
        )
