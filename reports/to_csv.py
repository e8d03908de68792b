"""Every place that fails as one line of a table, for a spreadsheet program."""

from collections.abc import Iterable, Iterator, Sequence

from reports import words
from reports.changes import filled
from reports.i18n import Translator
from reports.spreadsheet import Cell, csv_lines
from rules.comparing.comparison import Rules
from rules.comparing.identity import identity_of
from rules.evaluate import Result
from rules.finding import N_, Finding, Occurrence
from rules.scorecard import Scorecard

COLUMNS = (
    N_("Page"),
    N_("Category"),
    N_("Rule"),
    N_("What is wrong"),
    N_("Found here"),
    N_("What to do"),
    N_("Element"),
    N_("HTML now"),
    N_("HTML mended"),
    N_("Quoted text"),
    N_("Impact"),
    N_("Weight"),
    N_("Who can do it"),
    N_("Work in hours"),
    N_("Clauses"),
    N_("Identity"),
)


def render(scorecard: Scorecard, results: Iterable[Sequence[Result]], rules: Rules, say: Translator) -> Iterator[str]:
    """Yield the lines as the results come, one page at a time; a place of the site as a whole has its home page."""
    return csv_lines(_rows(scorecard, results, rules, say))


def _rows(
    scorecard: Scorecard, results: Iterable[Sequence[Result]], rules: Rules, say: Translator
) -> Iterator[Sequence[Cell]]:
    yield tuple(say.text(column) for column in COLUMNS)
    for page in results:
        for result in page:
            for finding in result.findings:
                for occurrence in finding.occurrences or (Occurrence(),):
                    yield _row(result, finding, occurrence, scorecard.home_url, rules, say)


def _row(
    result: Result, finding: Finding, occurrence: Occurrence, home_url: str, rules: Rules, say: Translator
) -> Sequence[Cell]:
    rule = rules[result.rule]
    return (
        occurrence.page_url or result.page_url or home_url,
        say.text(words.CATEGORIES[rule.category]),
        rule.id,
        say.text(rule.failure_title),
        " ".join(say.message(said) for said in (finding.message, occurrence.note) if said),
        say.message(finding.repair) if finding.repair else say.text(rule.repair),
        occurrence.selector,
        occurrence.html,
        filled(occurrence.after, say),
        occurrence.quote,
        say.text(words.IMPACTS[rule.impact]),
        rule.weight,
        say.text(words.OWNERS[rule.owner]),
        int(rule.effort),
        ", ".join(words.clause(reference) for reference in rule.references),
        identity_of(result.rule, finding.message, occurrence).key,
    )
