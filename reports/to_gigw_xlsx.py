"""The table of clauses of one site as a workbook: a sheet of counts and one of clauses, in each language."""

import io
from collections.abc import Iterator, Mapping

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reports import words
from reports.clause_words import BINDINGS, CHAPTERS, COVERS, LEGEND, LIMITS, SCOPES, STATES, TITLE, evidence, place
from reports.i18n import LANGUAGES, NAMES, Translator, translator
from reports.spreadsheet import workbook, write_cell
from reports.to_gigw import SHOWN_FIRST, by_chapter, counted
from rules.clause_states import ClauseState, State, clause_states
from rules.finding import N_
from rules.rule import Rule, SiteRule
from rules.scorecard import Scorecard

STATE_COLUMN = (N_("State"), 18)
# Headings and the width of their columns in characters.
COLUMNS: tuple[tuple[str, int], ...] = (
    (N_("Clause"), 16),
    (N_("What it asks"), 28),
    (N_("Requirement"), 50),
    (N_("Applies to"), 14),
    (N_("Force"), 14),
    (N_("Decided"), 12),
    (N_("Rules"), 22),
    STATE_COLUMN,
    (N_("Found"), 50),
    (N_("First places"), 60),
    (N_("Remark of the department"), 34),
    (N_("Paper attached"), 20),
)
COUNT_COLUMN_WIDTH, CHAPTER_COLUMN_WIDTH = 16, 56
COLOURS: Mapping[State, str] = {
    State.NOT_MET: "#FBE4E4",
    State.ASKED: "#F8EED8",
    State.MET: "#E3F1E7",
    State.NOTHING: "#FFFFFF",
    State.NOT_LOOKED: "#FFFFFF",
}


def render(scorecard: Scorecard, rules: Mapping[str, Rule | SiteRule], language: str = "en") -> bytes:
    """Return the workbook, the sheets of one language before those of the other; no text becomes a formula."""
    stream = io.BytesIO()
    states = clause_states(scorecard, rules)
    with workbook(stream, "GIGW", scorecard.observed_at) as book:
        for name in (language, *(other for other in LANGUAGES if other != language)):
            sheets = _Sheets(book, translator(name))
            sheets.counts(scorecard, states)
            sheets.clauses(scorecard, states)
    return stream.getvalue()


class _Sheets:
    """Writes the two sheets of one language."""

    def __init__(self, book: Workbook, say: Translator) -> None:
        self._book, self._say = book, say
        self._plain: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self._bold: Format = book.add_format({"text_wrap": True, "valign": "top", "bold": True, "bottom": 1})
        self._title: Format = book.add_format({"bold": True, "font_size": 14})
        self._number: Format = book.add_format({"valign": "top", "num_format": "#,##0"})
        self._states = {
            state: book.add_format({"text_wrap": True, "valign": "top", "bg_color": colour, "border": 1})
            for state, colour in COLOURS.items()
        }

    def counts(self, scorecard: Scorecard, states: tuple[ClauseState, ...]) -> None:
        """Write what the table is about, and how many clauses of each chapter are in each state."""
        say, sheet = self._say, self._sheet(N_("Counts"))
        sheet.set_column(0, 0, CHAPTER_COLUMN_WIDTH)
        sheet.set_column(1, len(SHOWN_FIRST), COUNT_COLUMN_WIDTH)
        write_cell(sheet, 0, 0, say.text(TITLE), self._title)
        about = (
            scorecard.site_name,
            scorecard.home_url,
            say.moment(scorecard.observed_at),
            say.text(
                N_("Pages read: {read}; opened in the browser: {watched}."),
                read=scorecard.pages_read,
                watched=scorecard.pages_watched,
            ),
        )
        for row, line in enumerate(about, start=1):
            write_cell(sheet, row, 0, line, self._plain)
        top = len(about) + 2
        write_cell(sheet, top, 0, say.text(N_("Chapter")), self._bold)
        for column, state in enumerate(SHOWN_FIRST, start=1):
            write_cell(sheet, top, column, say.text(STATES[state]), self._bold)
        rows = by_chapter(states)
        for row, (chapter, found) in enumerate(rows.items(), start=top + 1):
            write_cell(sheet, row, 0, say.text(CHAPTERS[chapter]), self._plain)
            for column, count in enumerate(counted(found).values(), start=1):
                write_cell(sheet, row, column, count, self._number)
        for row, text in enumerate((LEGEND, LIMITS), start=top + len(rows) + 2):
            sheet.merge_range(row, 0, row, len(SHOWN_FIRST), "", self._plain)
            write_cell(sheet, row, 0, say.text(text), self._plain)
            sheet.set_row(row, 48)

    def clauses(self, scorecard: Scorecard, states: tuple[ClauseState, ...]) -> None:
        """Write one line a clause, with room for what the department adds."""
        sheet = self._sheet(N_("Clauses"))
        for column, (heading, width) in enumerate(COLUMNS):
            sheet.set_column(column, column, width)
            write_cell(sheet, 0, column, self._say.text(heading), self._bold)
        for row, state in enumerate(states, start=1):
            for column, text in enumerate(self._cells(state, scorecard.home_url)):
                is_state = COLUMNS[column] is STATE_COLUMN
                write_cell(sheet, row, column, text, self._states[state.state] if is_state else self._plain)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, len(states), len(COLUMNS) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _cells(self, state: ClauseState, home_url: str) -> Iterator[str]:
        say, clause = self._say, state.clause
        yield words.clause(clause.reference)
        yield say.text(clause.reference.title)
        yield clause.requirement
        yield say.text(SCOPES[clause.scope])
        yield say.text(BINDINGS[clause.binding])
        yield say.text(COVERS[state.cover])
        yield ", ".join(one.rule.id for one in state.served)
        yield say.text(STATES[state.state])
        yield "\n".join(evidence(state, say))
        yield "\n".join(" ".join(filter(None, (url or home_url, said))) for url, said in map(place, state.places))
        yield ""
        yield ""

    def _sheet(self, name: str) -> Worksheet:
        sheet: Worksheet = self._book.add_worksheet(f"{self._say.text(name)} ({NAMES[self._say.language]})")
        return sheet
