"""Advice on tables: a caption, directions of headings, no layout by tables."""

import html
from collections.abc import Callable
from functools import partial

from rules.accessibility.axe.row import Subject
from rules.accessibility.markup import read_tag
from rules.accessibility.reading.advice import advice
from rules.accessibility.reading.seen import seen
from rules.accessibility.reading.table_kinds import (
    PRESENTATION,
    has_headings,
    holds_data,
    lays_out_page,
    sets_side_by_side,
)
from rules.evidence import PageEvidence
from rules.finding import N_, Occurrence, place, slot
from rules.rule import Owner
from rules.standards import gigw
from rules.views.reading import ReadTable

LEAST_ROWS = 2  # marked headings and one row of figures


def _lacks_caption(table: ReadTable) -> bool:
    return has_headings(table) and holds_data(table, LEAST_ROWS) and not table.name and not table.caption


def _captioned(table: ReadTable) -> Occurrence:
    tag = read_tag(table.html)
    first = next((row for row in table.rows if row), ())
    is_typed = len(first) == 1 and first[0].columns >= table.column_count > 1
    caption = html.escape(first[0].text, quote=False) if is_typed else slot(N_("what the table shows"))
    return place(table, f"{tag.opening}<caption>{caption}</caption>…</table>" if tag else "")


def _lacks_directions(table: ReadTable) -> bool:
    """Return whether headings stand above columns and before rows, and none says which it is."""
    across = any(row and all(cell.is_header for cell in row) for row in table.rows)
    down = sum(row[0].is_header and not all(cell.is_header for cell in row) for row in table.rows if row)
    return table.role not in PRESENTATION and across and down > 1 and not table.scoped and not table.referring


def _is_layout(table: ReadTable) -> bool:
    arranges = lays_out_page(table) or sets_side_by_side(table)
    return table.role not in PRESENTATION and not table.is_nested and arranges


def _is_among_figures(table: ReadTable) -> bool:
    return table.is_among_figures and table.role not in PRESENTATION


def _presented(table: ReadTable) -> Occurrence:
    tag = read_tag(table.html)
    return place(table, f"{tag.having('role', 'presentation').opening}…</table>" if tag else "")


def _those(holds: Callable[[ReadTable], bool]) -> Callable[[PageEvidence], list[ReadTable]]:
    return lambda page: [table for table in seen(page).tables if holds(table)]


_advice = partial(advice, subject=Subject.TABLE, applies=lambda page: bool(seen(page).tables))

RULES = (
    _advice(
        "table-caption",
        find=_those(_lacks_caption),
        tell=_captioned,
        references=(gigw("5.1.19"),),
        title=N_("Tables say in a caption what they show"),
        failure_title=N_("Some tables have no caption"),
        why=N_("Blind readers can list the tables of a page. Without captions they do not know which one they need."),
        repair=N_("Add a caption in the table properties of the editor, such as “Rainfall by district, 2025”."),
        owner=Owner.EDITOR,
    ),
    _advice(
        "table-scope",
        find=_those(_lacks_directions),
        references=(gigw("5.1.19"),),
        title=N_("Headings of tables in two directions say which is which"),
        failure_title=N_("Some tables have headings in two directions and do not say which is which"),
        why=N_("Some screen readers read the heading of the column where that of the row belongs."),
        repair=N_('Add scope="col" to the headings above columns and scope="row" to those before rows.'),
        owner=Owner.DEVELOPER,
    ),
    _advice(
        "layout-table",
        find=_those(_is_layout),
        tell=_presented,
        references=(gigw("5.1.15"),),
        title=N_("The page is arranged by style sheets, not by tables"),
        failure_title=N_("Tables are used to arrange the page"),
        why=N_("Such a page cannot be rearranged for a phone, and its parts may be read aloud in a confused order."),
        repair=N_('Arrange the page by the style sheet. Until then add role="presentation" to the table.'),
        owner=Owner.DEVELOPER,
    ),
    _advice(
        "nested-table",
        find=_those(_is_among_figures),
        references=(gigw("5.1.19"),),
        title=N_("No table stands inside a cell of another table"),
        failure_title=N_("Some tables stand inside a cell of another table"),
        why=N_(
            "A blind reader hears the rows and columns of both tables mixed and cannot tell which figure belongs where."
        ),
        repair=N_("Give the inner table a place of its own, or add its rows and columns to the outer one."),
        owner=Owner.EDITOR,
    ),
)
