"""Advice on tables: a caption, directions of headings, no layout by tables."""

import html
from collections.abc import Callable, Iterator

from rules.accessibility.axe.row import ADVICE, FAULTS, Subject
from rules.accessibility.markup import read_tag
from rules.accessibility.reading.seen import seen
from rules.accessibility.reading.table_kinds import (
    PRESENTATION,
    has_headings,
    holds_data,
    lays_out_page,
    sets_side_by_side,
)
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, place, slot
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
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


def _check(
    find: Callable[[ReadTable], bool], tell: Callable[[ReadTable], Occurrence], page: PageEvidence
) -> Iterator[Finding]:
    found = [table for table in seen(page).tables if find(table)]
    if found:
        yield Finding(message=FAULTS[Subject.TABLE](len(found)), occurrences=tuple(map(tell, found)))


def _presented(table: ReadTable) -> Occurrence:
    tag = read_tag(table.html)
    return place(table, f"{tag.having('role', 'presentation').opening}…</table>" if tag else "")


def _rule(
    id_: str,
    find: Callable[[ReadTable], bool],
    *,
    tell: Callable[[ReadTable], Occurrence] = place,
    clause: str,
    title: str,
    failure_title: str,
    why: str,
    repair: str,
    owner: Owner,
) -> Rule:
    return Rule(
        id=id_,
        category=Category.ACCESSIBILITY,
        impact=Impact.MINOR,
        weight=ADVICE,
        references=(gigw(clause),),
        title=title,
        failure_title=failure_title,
        why=why,
        repair=repair,
        owner=owner,
        effort=Effort.MINUTES,
        needs=frozenset({Need.READING}),
        applies=lambda page: bool(seen(page).tables),
        check=lambda page: _check(find, tell, page),
    )


RULES = (
    _rule(
        "table-caption",
        _lacks_caption,
        tell=_captioned,
        clause="5.1.19",
        title=N_("Tables say in a caption what they show"),
        failure_title=N_("Some tables have no caption"),
        why=N_("Blind readers can list the tables of a page. Without captions they do not know which one they need."),
        repair=N_("Add a caption in the table properties of the editor, such as “Rainfall by district, 2025”."),
        owner=Owner.EDITOR,
    ),
    _rule(
        "table-scope",
        _lacks_directions,
        clause="5.1.19",
        title=N_("Headings of tables in two directions say which is which"),
        failure_title=N_("Some tables have headings in two directions and do not say which is which"),
        why=N_("Some screen readers read the heading of the column where that of the row belongs."),
        repair=N_('Add scope="col" to the headings above columns and scope="row" to those before rows.'),
        owner=Owner.DEVELOPER,
    ),
    _rule(
        "layout-table",
        _is_layout,
        tell=_presented,
        clause="5.1.15",
        title=N_("The page is arranged by style sheets, not by tables"),
        failure_title=N_("Tables are used to arrange the page"),
        why=N_("Such a page cannot be rearranged for a phone, and its parts may be read aloud in a confused order."),
        repair=N_('Arrange the page by the style sheet. Until then add role="presentation" to the table.'),
        owner=Owner.DEVELOPER,
    ),
    _rule(
        "nested-table",
        _is_among_figures,
        clause="5.1.19",
        title=N_("No table stands inside a cell of another table"),
        failure_title=N_("Some tables stand inside a cell of another table"),
        why=N_(
            "A blind reader hears the rows and columns of both tables mixed and cannot tell which figure belongs where."
        ),
        repair=N_("Give the inner table a place of its own, or add its rows and columns to the outer one."),
        owner=Owner.EDITOR,
    ),
)
