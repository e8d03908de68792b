"""Headings of tables: marked where there are figures, and only there; each with cells that belong to it."""

from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER, DETAIL, FAULTS, Subject
from rules.accessibility.markup import read_tag
from rules.accessibility.reading.seen import places, seen
from rules.accessibility.reading.table_kinds import PRESENTATION, has_headings, holds_data, lays_out_page, looks_headed
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import gigw, success_criterion
from rules.views.reading import ReadTable

TABLE_WHY = N_(
    "A blind reader moves from cell to cell and hears the heading of each column or row with it. Without headings the "
    "figures are mere numbers."
)
LEAST_HEADINGS = 3


def check_missing(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report tables of figures whose headings are only drawn; ask about regular tables with borders."""
    tables = [table for table in seen(page).tables if not has_headings(table) and holds_data(table)]
    sure = [table for table in tables if looks_headed(table)]
    if sure:
        yield Finding(message=FAULTS[Subject.TABLE](len(sure)), occurrences=tuple(map(_headed, sure)))
    unsure = [table for table in tables if table not in sure and table.has_border]
    if unsure:
        yield Doubt(
            message=message(
                N_(
                    "This table has no marked headings. If it shows figures or facts in rows and columns, it "
                    "needs them."
                )
            ),
            occurrences=places(unsure),
        )


def _headed(table: ReadTable) -> Occurrence:
    first = "".join(f'<th scope="col">{_escaped(cell.text)}</th>' for cell in table.rows[0][:6])
    tag = read_tag(table.html)
    is_row = all(row and row[0].is_bold for row in table.rows[:3]) and not all(cell.is_bold for cell in table.rows[0])
    if is_row:
        first = f'<th scope="row">{_escaped(table.rows[0][0].text)}</th>' + "".join(
            f"<td>{_escaped(cell.text)}</td>" for cell in table.rows[0][1:6]
        )
    return place(table, f"{tag.opening}<tr>{first}</tr>…</table>" if tag else "")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def check_layout(page: PageEvidence) -> Iterator[Finding]:
    """Report headings, captions and summaries in tables that only arrange the page (WCAG failure F46)."""
    found = [table for table in seen(page).tables if _says_it_has_data(table) and _arranges(table)]
    if found:
        yield Finding(message=FAULTS[Subject.TABLE](len(found)), occurrences=places(found))


def _arranges(table: ReadTable) -> bool:
    return table.role in PRESENTATION or lays_out_page(table)


def _says_it_has_data(table: ReadTable) -> bool:
    has_summary = bool(table.summary) and table.summary.casefold() not in {"layout", "layout table", "for layout"}
    if table.role in PRESENTATION:
        return has_summary and not table.headings and table.caption is None  # the rest is told by stripped-role
    return table.headings > 0 or bool(table.caption) or has_summary


def check_idle(page: PageEvidence) -> Iterator[Finding]:
    """Report heading cells to which no cell belongs, and tables of nothing but heading cells (ACT rule d0f69e)."""
    tables = [table for table in seen(page).tables if table.role not in PRESENTATION]
    idle = [heading for table in tables if table.data_cells for heading in table.idle_headings]
    if idle:
        yield Finding(
            message=FAULTS[Subject.TABLE](len(idle)),
            occurrences=tuple(place(heading, _plain(heading.html)) for heading in idle),
        )
    hollow = [
        table for table in tables if not table.data_cells and table.row_count > 1 and table.headings >= LEAST_HEADINGS
    ]
    if hollow:
        yield Finding(
            message=message(N_("Every cell of this table is marked as a heading.")), occurrences=places(hollow)
        )


def _plain(html: str) -> str:
    tag = read_tag(html)
    return str(tag.lacking("scope").renamed("td")) if tag is not None else ""


RULES = (
    Rule(
        id="data-table-headings",
        category=Category.ACCESSIBILITY,
        impact=Impact.SERIOUS,
        weight=BARRIER,
        references=(*success_criterion("1.3.1"), gigw("5.1.19")),
        title=N_("Tables of figures have marked headings"),
        failure_title=N_("Some tables of figures have no marked headings"),
        why=TABLE_WHY,
        repair=N_(
            "Mark the cells of the first row, or those of the first column, as headings (th) in the table properties "
            "of the editor."
        ),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        needs=frozenset({Need.READING}),
        applies=lambda page: bool(seen(page).tables),
        check=check_missing,
    ),
    Rule(
        id="layout-table-markup",
        category=Category.ACCESSIBILITY,
        impact=Impact.MODERATE,
        weight=DETAIL,
        references=success_criterion("1.3.1"),
        title=N_("Tables that only arrange the page have no headings"),
        failure_title=N_("Some tables that only arrange the page are marked as tables of figures"),
        why=N_(
            "A screen reader takes headings, captions and summaries for the sign of a table of figures and reads rows "
            "and columns aloud where there are none."
        ),
        repair=N_("Remove th, caption and summary from the table, better arrange the page by the style sheet."),
        owner=Owner.DEVELOPER,
        effort=Effort.HOURS,
        needs=frozenset({Need.READING}),
        applies=lambda page: bool(seen(page).tables),
        check=check_layout,
    ),
    Rule(
        id="idle-table-heading",
        category=Category.ACCESSIBILITY,
        impact=Impact.MODERATE,
        weight=DETAIL,
        references=success_criterion("1.3.1"),
        title=N_("Cells belong to every heading of a table"),
        failure_title=N_("No cells belong to some headings of tables"),
        why=N_("A blind reader hears a heading and finds no figure below or beside it."),
        repair=N_(
            "Mark as heading (th) only the cells above a column or before a row of data; turn the others into td."
        ),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        needs=frozenset({Need.READING}),
        applies=lambda page: any(table.headings for table in seen(page).tables),
        check=check_idle,
    ),
)
