"""The table of failures: a line a place, in the reader's language, from results read one page at a time."""

import csv
import io
from collections.abc import Sequence

from one_by_one import one_by_one

from reports import to_csv
from reports.i18n import translator
from rules.evaluate import Result
from rules.registry import by_id
from rules.scorecard import Scorecard

Judged = tuple[Scorecard, list[tuple[Result, ...]]]


def rows(judged: Judged, language: str) -> list[list[str]]:
    text = "".join(to_csv.render(*judged, by_id(), translator(language)))
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_every_failing_place_has_a_line_with_page_element_and_what_to_do(judged: Judged) -> None:
    scorecard, results = judged
    headings, *lines = rows(judged, "en")
    places = sum(max(1, len(f.occurrences)) for page in results for result in page for f in result.findings)
    assert len(lines) == places > 0
    assert {len(line) for line in lines} == {len(headings)}
    table = [dict(zip(headings, line, strict=True)) for line in lines]
    [expired] = [row for row in table if row["Rule"] == "expired-notices" and row["Page"].endswith("/1")]
    assert expired["HTML now"].startswith("<tr>")
    assert expired["What to do"]
    assert all(row["Page"].startswith(scorecard.home_url) for row in table)


def test_no_cell_of_a_hostile_site_is_a_formula_and_hindi_readers_get_hindi(judged: Judged) -> None:
    headings, *lines = rows(judged, "hi")
    assert headings[0] == "पृष्ठ"
    assert lines[0][headings.index("पृष्ठ")]
    assert not [cell for line in lines for cell in line if cell.lstrip().startswith(("=", "+", "@"))]


def test_the_lines_come_as_the_results_are_read(judged: Judged) -> None:
    scorecard, results = judged
    taken: list[Sequence[Result]] = []
    lines = to_csv.render(scorecard, one_by_one(results, taken), by_id(), translator("en"))
    next(lines), next(lines)
    assert not taken
    next(lines)
    assert len(taken) == 1
