"""What a table is for: figures that belong together, or the layout of a page."""

import re
from collections import Counter
from collections.abc import Sequence

from rules.page_text import HEADING_TAGS
from rules.views.reading import Cell, ReadTable

PRESENTATION = frozenset({"presentation", "none"})
_PARTS_OF_A_PAGE = HEADING_TAGS | {"table", "form", "header", "nav", "footer", "section", "article", "iframe"}
LEAST_ROWS, LEAST_COLUMNS = 3, 2
LONGEST_CELL = 500  # characters: more is an article
REGULAR_SHARE = 0.8  # of the rows that have as many columns as most
VALUE_SHARE = 0.8  # of the cells of a column that are numbers or dates
WHOLE_PAGE = 0.8  # of the width
_VALUE = re.compile(
    r"[\s₹$%.,:/()+\-–—\d०-९]*[\d०-९][\s₹$%.,:/()+\-–—\d०-९]*(?:rs|kg|km|ha|lakh|crore|लाख|करोड़|kb|mb)?\.?",
    re.IGNORECASE,
)


def has_headings(table: ReadTable) -> bool:
    """Return whether a cell is marked as a heading, by th or by a role."""
    return table.headings > 0 or any(cell.is_header for row in table.rows for cell in row)


def holds_data(table: ReadTable, least_rows: int = LEAST_ROWS) -> bool:
    """Return whether the table is regular and holds no parts of a page."""
    return (
        table.role not in PRESENTATION
        and not _PARTS_OF_A_PAGE & set(table.holds)
        and table.row_count >= least_rows
        and table.column_count >= LEAST_COLUMNS
        and table.longest_cell <= LONGEST_CELL
        and _is_regular(table)
    )


def lays_out_page(table: ReadTable) -> bool:
    """Return whether the table surely only arranges parts of the page."""
    parts = set(table.holds)
    return bool(parts & {"header", "nav", "footer"}) or (
        bool(parts & {"table", "form", "section", "article", "h1", "h2"})
        and table.column_count <= 3
        and not table.has_border
        and table.width_share >= WHOLE_PAGE
    )


def sets_side_by_side(table: ReadTable) -> bool:
    """Return whether the table is one row of parts with headings of their own."""
    return (
        table.row_count == 1
        and table.column_count >= LEAST_COLUMNS
        and not table.headings
        and not table.caption
        and bool((HEADING_TAGS | {"form", "section", "article"}) & set(table.holds))
    )


def looks_headed(table: ReadTable) -> bool:
    """Return whether the first row or the first column is drawn as a heading, or names columns of numbers and dates."""
    rows = [row for row in table.rows if row]
    if len(rows) < LEAST_ROWS:
        return False
    first, others = rows[0], rows[1:]
    if len(first) < LEAST_COLUMNS or not all(_is_label(cell) for cell in first if cell.characters):
        return _has_bold_names(rows)
    return (
        (_is_bold(first) and not _is_bold(others[0]))
        or _is_shaded(first, others)
        or any(_is_column_of_values(cell.column, others) for cell in first if cell.characters)
        or _has_bold_names(rows)
    )


def _is_regular(table: ReadTable) -> bool:
    widths = Counter(sum(cell.columns for cell in row) for row in table.rows if row)
    return bool(widths) and max(widths.values()) >= REGULAR_SHARE * sum(widths.values())


def _is_label(cell: Cell) -> bool:
    return not _VALUE.fullmatch(cell.text) and cell.characters <= 60 and not cell.holds


def _is_bold(row: Sequence[Cell]) -> bool:
    written = [cell for cell in row if cell.characters]
    return len(written) >= LEAST_COLUMNS and all(cell.is_bold for cell in written)


def _is_shaded(first: Sequence[Cell], others: Sequence[Sequence[Cell]]) -> bool:
    """Return whether the first row has a background of its own: other rows may be striped."""
    shades = {cell.background for cell in first}
    below = {cell.background for row in others[:2] for cell in row}
    return len(shades) == 1 and not shades & below and shades != {"rgba(0, 0, 0, 0)"}


def _is_column_of_values(column: int, rows: Sequence[Sequence[Cell]]) -> bool:
    cells = [cell.text for row in rows for cell in row if cell.column == column and cell.characters]
    return len(cells) >= LEAST_COLUMNS and sum(
        _VALUE.fullmatch(text) is not None for text in cells
    ) >= VALUE_SHARE * len(cells)


def _has_bold_names(rows: Sequence[Sequence[Cell]]) -> bool:
    looked_at = rows[:3]
    return all(
        len(row) >= LEAST_COLUMNS and row[0].is_bold and _is_label(row[0]) and not any(cell.is_bold for cell in row[1:])
        for row in looked_at
    )
