"""What the workbook and the CSV file hold, as plain rows in one language."""

from collections.abc import Iterator
from dataclasses import dataclass

from reports import words as scorecard_words
from reports.i18n import Translator
from reports.review import words
from reports.review.frame import TITLES, TRENDS, Site, change_text
from reports.review.leaderboard import why_unranked
from reports.spreadsheet import Cell
from rules.finding import N_
from rules.reviewing.entry import Entry
from rules.reviewing.review import change_of
from rules.rule import Category
from rules.social.networks import NAMES

Row = tuple[Cell, ...]
LEADERBOARD, PARTS, FAILURES = N_("Leaderboard"), N_("Parts"), N_("What fails most")
ONCE, NOT_MEASURED, SOCIAL = N_("Mend once"), N_("Not ranked"), N_("Social media")
DEPARTMENT_COLUMNS = ((N_("Department"), 38), (N_("Department in Hindi"), 34))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: its name, headings with the width of their columns in characters, and its rows."""

    name: str
    frozen: int  # columns that stay in sight, up to the name of the department
    headings: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]


def sheets(site: Site, say: Translator) -> Iterator[Sheet]:
    """Yield the sheets for the meeting; those that would be empty are left out."""
    made = (
        _sheet(say, LEADERBOARD, LEADERBOARD_COLUMNS, leaderboard_rows(site, say), frozen=3),
        _sheet(say, PARTS, _part_columns(), _part_rows(site, say)),
        _sheet(say, FAILURES, FAILURE_COLUMNS, _failure_rows(site, say)),
        _sheet(say, ONCE, ONCE_COLUMNS, _once_rows(site, say)),
        _sheet(say, TITLES[TRENDS], _trend_columns(site, say), _trend_rows(site, say)),
        _sheet(say, NOT_MEASURED, NOT_MEASURED_COLUMNS, _not_measured_rows(site, say)),
        _sheet(say, SOCIAL, SOCIAL_COLUMNS, _social_rows(site)),
    )
    yield from (sheet for sheet in made if sheet.rows)


LEADERBOARD_COLUMNS = (
    (N_("Rank"), 8),
    (N_("Last possible rank"), 12),
    *DEPARTMENT_COLUMNS,
    (N_("Group"), 22),
    (N_("District"), 18),
    (N_("Score"), 9),
    (N_("From"), 9),
    (N_("To"), 9),
    (N_("Grade"), 8),
    (N_("Rank in the group"), 12),
    (N_("Since last quarter"), 12),
    (N_("Is the change sure?"), 12),
    (N_("Made with"), 16),
    (N_("Pages read"), 10),
    (N_("Address"), 40),
)


def leaderboard_rows(site: Site, say: Translator) -> Iterator[Row]:
    """Yield a row for every ranked department, best first."""
    for one in site.review.standings:
        entry, facts = one.entry, one.entry.facts
        change = change_of(entry)
        yield (
            one.rank,
            one.last_rank,
            *_names(entry),
            entry.department.group,
            entry.department.district,
            facts.score.score,
            facts.score.low,
            facts.score.high,
            str(facts.grade),
            one.group_rank,
            change.score if change else None,
            None if change is None else say.text(N_("yes") if change.is_sure else N_("no")),
            str(entry.platform or ""),
            facts.pages_read,
            entry.department.url,
        )


def _part_columns() -> tuple[tuple[str, int], ...]:
    return (*DEPARTMENT_COLUMNS, (N_("Score"), 9), *((scorecard_words.CATEGORIES[one], 13) for one in Category))


def _part_rows(site: Site, say: Translator) -> Iterator[Row]:
    for entry in site.review.measured:
        found = (entry.facts.categories.get(category) for category in Category)
        yield (*_names(entry), entry.facts.score.score, *(one.score if one else None for one in found))
    medians = site.review.medians
    if medians:
        median_text = say.text(N_("Median of the ranked departments"))
        yield (median_text, "", site.review.median_score, *(medians.get(category) for category in Category))


FAILURE_COLUMNS = (
    (N_("What fails"), 60),
    (N_("Part"), 18),
    (N_("Websites that fail"), 12),
    (N_("Websites checked"), 12),
    (N_("Points together"), 12),
    (N_("What to do"), 80),
    (N_("Who"), 20),
)


def _failure_rows(site: Site, say: Translator) -> Iterator[Row]:
    for one in site.failures:
        rule = site.rules[one.rule]
        yield (
            say.text(rule.failure_title),
            say.text(scorecard_words.CATEGORIES[rule.category]),
            len(one.gains),
            one.measured,
            round(one.points, 1),
            say.text(rule.repair),
            say.text(scorecard_words.OWNERS[rule.owner]),
        )


ONCE_COLUMNS = (
    (N_("System"), 18),
    (N_("What fails"), 60),
    (N_("Websites that fail"), 12),
    (N_("Websites made with it"), 12),
    (N_("Points together, at most"), 14),
    (N_("The element"), 60),
    (N_("Departments"), 80),
)


def _once_rows(site: Site, say: Translator) -> Iterator[Row]:
    for one in site.shared:
        names = (words.department_name(gain.entry.department, say.language) for gain in one.gains)
        yield (
            str(one.platform or ""),
            say.text(site.rules[one.rule].failure_title),
            len(one.gains),
            one.platform_sites or None,
            round(one.points, 1),
            one.element.html if one.element else "",
            "; ".join(names),
        )


def _trend_columns(site: Site, say: Translator) -> tuple[tuple[str, int], ...]:
    quarters = ((words.short_period_name(period, say), 14) for period in site.review.periods)
    return (*DEPARTMENT_COLUMNS, *quarters, (N_("Since last quarter"), 16))


def _trend_rows(site: Site, say: Translator) -> Iterator[Row]:
    if len(site.review.periods) < 2:
        return
    for entry in site.review.entries:
        scores = (quarter.facts.score.score if quarter.facts else None for quarter in entry.quarters)
        yield (*_names(entry), *scores, change_text(entry, say))


NOT_MEASURED_COLUMNS = (*DEPARTMENT_COLUMNS, (N_("Why"), 60), (N_("What to do"), 60), (N_("Address"), 40))


def _not_measured_rows(site: Site, say: Translator) -> Iterator[Row]:
    for entry in (*site.review.too_little, *site.review.unmeasured):
        what, advice = why_unranked(entry, say)
        yield (*_names(entry), what, advice, entry.department.url)


SOCIAL_COLUMNS = (
    *DEPARTMENT_COLUMNS,
    (N_("Website score"), 12),
    (N_("Network"), 14),
    (N_("Account"), 36),
    (N_("Last post"), 14),
    (N_("Posts in the quarter"), 14),
)


def _social_rows(site: Site) -> Iterator[Row]:
    for entry in site.review.entries:
        score = entry.now.facts.score.score if entry.now.facts else None
        for one in entry.handles:
            network = NAMES.get(one.platform, one.platform)
            yield (*_names(entry), score, network, one.handle, one.last_post, one.posts_in_quarter)


def _names(entry: Entry) -> tuple[str, str]:
    return entry.department.name, entry.department.name_hi


def _sheet(
    say: Translator, name: str, columns: tuple[tuple[str, int], ...], rows: Iterator[Row], frozen: int = 1
) -> Sheet:
    headings = tuple((say.text(text), width) for text, width in columns)
    return Sheet(name=say.text(name), frozen=frozen, headings=headings, rows=tuple(rows))
