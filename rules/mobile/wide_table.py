"""Wide table: on a phone a table scrolls in a box of its own, or its rows are stacked."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message, place
from rules.mobile.narrowing import narrowed
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.responsive import WideTable


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report data tables that push the page sideways on a phone, or are cut off there."""
    pushing = [table for table in tables(page) if table.box is None]
    cut = [table for table in tables(page) if table.box is not None and not table.scrolls]
    if pushing:
        yield Finding(
            message=message(N_("On a phone the whole page is as wide as a table in it.")),
            occurrences=tuple(map(_place, pushing)),
        )
    if cut:
        yield Finding(
            message=message(N_("On a phone columns of a table are cut off and cannot be reached.")),
            occurrences=tuple(map(_place, cut)),
        )


def tables(page: PageEvidence) -> tuple[WideTable, ...]:
    """Return the data tables that are wider than their place at 320 px."""
    seen = page.view.responsive if page.view else None
    return seen.wide_tables if seen else ()


def _place(table: WideTable) -> Occurrence:
    return place(
        table.table,
        after=narrowed(table.table.html),
        note=message(N_("The table is {width} px wide."), width=round(table.width_css_px)),
    )


RULE = Rule(
    id="wide-table",
    category=Category.MOBILE,
    impact=Impact.SERIOUS,
    weight=5,
    references=(gigw("5.1.15"), gigw("DBIM-10.2.2")),
    title=N_("Wide tables scroll in a box of their own on a phone"),
    failure_title=N_("A wide table does not fit a phone"),
    why=N_("Lists of officers, tenders and rates stand in tables. On a phone their last columns are lost."),
    repair=N_("Put the table into a box that scrolls, as shown. Better still: fewer columns."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    ground=Ground.STANDARD,
    needs=frozenset({Need.RESPONSIVE, Need.STYLES}),
    applies=lambda page: bool(page.text.tables),
    check=check,
)
