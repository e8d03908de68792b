"""Table scroll box: the box in which a wide table scrolls can be reached with the keyboard and has a name."""

from collections.abc import Iterator

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, place, slot
from rules.mobile.wide_table import tables
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.views.responsive import WideTable


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report boxes with a scrolling table that no Tab key reaches, or that say nothing when it does."""
    poor = [table for table in _scrolling(page) if not (table.has_name and table.has_tab_stop)]
    if poor:
        yield Finding(
            message=counted(
                N_("{count} box with a scrolling table has no name or cannot be reached with the Tab key."),
                N_("{count} boxes with a scrolling table have no name or cannot be reached with the Tab key."),
                len(poor),
            ),
            occurrences=tuple(place(table.box, after=_mended(table.box.html)) for table in poor if table.box),
        )


def _scrolling(page: PageEvidence) -> list[WideTable]:
    return [table for table in tables(page) if table.scrolls]


def _mended(html: str) -> str:
    tag = read_tag(html)
    if tag is None or tag.name == "table":
        return ""
    if not (tag.has("aria-label") or tag.has("aria-labelledby")):
        tag = tag.having("role", "region").having("aria-label", slot(N_("name of the table")))
    return str(tag.having("tabindex", "0"))


RULE = Rule(
    id="table-scroll-box",
    category=Category.MOBILE,
    impact=Impact.MINOR,
    weight=0,
    title=N_("A scrolling table can be scrolled with the keyboard and has a name"),
    failure_title=N_("A scrolling table cannot be scrolled with every keyboard, or has no name"),
    why=N_("Some browsers scroll a box with the arrow keys only after it was reached with the Tab key."),
    repair=N_("Add role, name and tabindex to the box around the table, as shown."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.RESPONSIVE, Need.STYLES}),
    applies=lambda page: bool(_scrolling(page)),
    check=check,
)
