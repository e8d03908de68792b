"""Tables of a page, row by row, with spanning cells spread over the columns and rows they cover."""

from collections.abc import Callable, Iterator

from auditor.crawl.selectors import opening_tag, selector_of, snippet
from auditor.crawl.transcript import name_of
from auditor.crawl.tree import Node, Tree
from rules.page_text import Table, TableRow

MAX_ROWS = 200
MAX_COLUMNS = 60  # HTML allows a colspan of 1 000; no reader follows more than this
MAX_WORDS_OF_PAGING = 4  # beside the numbers of pages: First, Previous, Next, Last

_SECTIONS = frozenset({"thead", "tbody", "tfoot"})


def read_tables(tree: Tree, absolute: Callable[[str], str]) -> tuple[Table, ...]:
    """Return the tables that hold data; those that hold another table, or say so by role, only lay the page out.

    A row of links to further pages lays nothing out, though the grids of ASP.NET make a table of it.
    """
    holders = {ancestor for table in tree.of("table") for ancestor in _tables_around(table)}
    innermost = [table for table in tree.of("table") if table not in holders]
    paging = {table: row for table in innermost if (row := _row_of_paging(table))}
    outer = {ancestor for table in tree.of("table") if table not in paging for ancestor in _tables_around(table)}
    left_out = frozenset(paging.values())
    return tuple(
        _read(table, absolute, left_out)
        for table in tree.of("table")
        if table not in outer and table not in paging
        if not table.is_hidden and table.get("role").lower() not in ("presentation", "none")
    )


def _row_of_paging(table: Node) -> Node | None:
    """Return the row of another table that is filled by this one, a table of numbers of pages; None for others."""
    cell = table.parent
    row = cell.parent if cell is not None and cell.tag == "td" and _span(cell, "colspan") > 1 else None
    if row is None or row.tag != "tr" or len([part for part in row.content if isinstance(part, Node)]) > 1:
        return None
    said = name_of(table).split()
    numbers = sum(word.isdigit() for word in said)
    return row if numbers and len(said) <= numbers + MAX_WORDS_OF_PAGING else None


def _tables_around(table: Node) -> Iterator[Node]:
    for ancestor in table.ancestors():
        if ancestor.tag == "table":
            yield ancestor
            return  # the ones further out are around that one


def _read(table: Node, absolute: Callable[[str], str], left_out: frozenset[Node]) -> Table:
    header: tuple[str, ...] = ()
    rows: list[TableRow] = []
    carried: dict[int, tuple[int, str]] = {}  # column → (rows still covered, text) of cells that span rows
    for position, row in enumerate(_rows(table)):
        if len(rows) >= MAX_ROWS:
            break
        if row in left_out:
            continue
        cells = [part for part in row.content if isinstance(part, Node) and part.tag in ("td", "th")]
        texts = _spread(cells, carried)
        if not any(texts):
            continue
        if not header and not rows and cells and _is_header(row, cells, position):
            header = texts
        else:
            rows.append(
                TableRow(cells=texts, hrefs=_hrefs(row, absolute), selector=selector_of(row), html=snippet(row))
            )
    return Table(
        caption=_caption(table),
        section=table.section,
        header=header,
        rows=tuple(rows),
        region=table.region,
        selector=selector_of(table),
        html=opening_tag(table),
    )


def _rows(table: Node) -> Iterator[Node]:
    for part in table.content:
        if isinstance(part, str) or part.is_hidden:
            continue
        if part.tag == "tr":
            yield part
        elif part.tag in _SECTIONS:
            for row in part.content:
                if isinstance(row, Node) and row.tag == "tr" and not row.is_hidden:
                    yield row


def _is_header(row: Node, cells: list[Node], position: int) -> bool:
    in_head = row.parent is not None and row.parent.tag == "thead"
    return all(cell.tag == "th" for cell in cells) or (in_head and position == 0)


def _spread(cells: list[Node], carried: dict[int, tuple[int, str]]) -> tuple[str, ...]:
    """Return the texts by column: a cell over several rows says the same in each, one over columns says it once."""
    texts: list[str] = []

    def take_carried() -> None:
        while len(texts) in carried and len(texts) < MAX_COLUMNS:
            column = len(texts)
            left, text = carried[column]
            texts.append(text)
            if left <= 1:
                del carried[column]
            else:
                carried[column] = (left - 1, text)

    for cell in cells:
        take_carried()
        if len(texts) >= MAX_COLUMNS:
            break
        text = name_of(cell)
        rows, columns = _span(cell, "rowspan"), _span(cell, "colspan")
        for offset in range(min(columns, MAX_COLUMNS - len(texts))):
            if rows > 1:
                carried[len(texts)] = (rows - 1, "" if offset else text)
            texts.append("" if offset else text)
    take_carried()
    return tuple(texts)


def _span(cell: Node, attribute: str) -> int:
    stated = cell.get(attribute)
    return max(1, min(int(stated), MAX_ROWS)) if stated.isascii() and stated.isdigit() and len(stated) < 5 else 1


def _hrefs(row: Node, absolute: Callable[[str], str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    stack: list[Node] = [row]
    while stack:
        node = stack.pop()
        if node.tag == "a" and "href" in node.attributes and (href := absolute(node.attributes["href"])):
            found[href] = None
        stack.extend(part for part in reversed(node.content) if isinstance(part, Node) and not part.is_inert)
    return tuple(found)


def _caption(table: Node) -> str:
    for part in table.content:
        if isinstance(part, Node) and part.tag == "caption":
            return name_of(part)
    return table.get("aria-label")
