"""The workbook for the meeting: ranks, parts, failures, quarters, who is not ranked, and accounts."""

import io

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.i18n import translator
from reports.review.frame import Site
from reports.review.sheets import Sheet, sheets
from reports.review.words import period_name
from reports.spreadsheet import workbook, write_cell
from rules.finding import N_

A4 = 9
TITLE = N_("Review of department websites: {quarter}")


def render(site: Site, language: str) -> bytes:
    """Return the workbook in one language; both names of every department stand in it."""
    say = translator(language)
    last = site.review.periods[-1]
    title = say.text(TITLE, quarter=period_name(last, say))
    stream = io.BytesIO()
    with workbook(stream, title, last.started_at) as book:
        for sheet in sheets(site, say):
            _write(book, sheet, title)
    return stream.getvalue()


def _write(book: Workbook, sheet: Sheet, title: str) -> None:
    page: Worksheet = book.add_worksheet(sheet.name)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E2EEF0"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    decimal = book.add_format({"valign": "top", "num_format": "0.0"})
    for column, (heading, width) in enumerate(sheet.headings):
        page.set_column(column, column, width)
        write_cell(page, 0, column, heading, bold)
    for number, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            write_cell(page, number, column, cell, decimal if isinstance(cell, float) else plain)
    page.freeze_panes(1, sheet.frozen)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_header(f"&L{title.replace('&', '&&')}&R{sheet.name.replace('&', '&&')}")
    page.set_footer("&C&P / &N")
