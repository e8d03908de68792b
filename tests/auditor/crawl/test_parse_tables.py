"""Tables of a page: their rows and columns, and which of them hold data."""

from auditor.crawl.parse import parse_page
from rules.page_text import PageText

URL = "https://department.example/en/home.html"


def parse(html: str) -> PageText:
    return parse_page(html, URL)


def test_tables_spread_their_spanning_cells():
    [table] = parse(
        "<h2>Tenders</h2><table><caption>Open tenders</caption><thead><tr><th>No<th>Work<th>Last date</thead><tbody>"
        "<tr><td>1<td rowspan=2>Road<td>31.03.2026<tr><td>2<td><a href=/t.pdf>02.04.2026</a>"
        "</tr><tr><td colspan=3>End of list</tr></table>"
    ).tables
    assert (table.caption, table.section) == ("Open tenders", "Tenders")
    assert table.header == ("No", "Work", "Last date")
    assert [row.cells for row in table.rows] == [
        ("1", "Road", "31.03.2026"),
        ("2", "Road", "02.04.2026"),
        ("End of list", "", ""),
    ]
    assert table.rows[1].hrefs == ("https://department.example/t.pdf",)


def test_tables_that_only_lay_the_page_out_are_left_out():
    page = parse(
        "<table id=outer><tr><td><table id=inner><tr><td>a<td>b</table></table>"
        "<table role=presentation><tr><td>x</table>"
    )
    assert [table.selector for table in page.tables] == ["#inner"]


def test_a_grid_with_a_table_of_page_numbers_in_its_last_row_holds_data():
    page = parse(
        "<table><tr><td><table id=grid><tr><th>Order<th>Date<tr><td>Leave<td>08/09/2025"
        "<tr><td colspan=2><table><tr><td><span>1</span><td><a href=?p=2>2</a><td><a href=?p=9>Last</a></table></table></table>"
        "<table id=layout><tr><td colspan=2><table id=inner><tr><td>House no. 2<td>Near the bus stand, Almora</table></table>"
    )
    assert [(table.selector, [row.cells for row in table.rows]) for table in page.tables] == [
        ("#grid", [("Leave", "08/09/2025")]),
        ("#inner", [("House no. 2", "Near the bus stand, Almora")]),
    ]


def test_a_table_has_200_rows_at_most():
    [table] = parse("<table>" + "<tr><td>x" * 300 + "</table>").tables
    assert len(table.rows) == 200
