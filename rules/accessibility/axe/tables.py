"""Tables: every figure is read with its heading."""

from rules.accessibility.axe import repair_names, repair_structure
from rules.accessibility.axe.row import ADVICE, BARRIER, Row, Subject
from rules.finding import N_
from rules.rule import Effort, Impact, Owner

TABLE_WHY = N_(
    "A blind reader moves from cell to cell and hears the heading of each column or row with it. When the headings "
    "are tied wrongly, a figure is heard under the wrong heading or under none."
)

ROWS: tuple[Row, ...] = (
    Row(
        id="td-headers-attr",
        impact=Impact.SERIOUS,
        weight=BARRIER,
        criteria=("1.3.1",),
        subject=Subject.TABLE,
        title=N_("Cells of tables point to headings of the same table"),
        failure_title=N_("Some cells of tables point to headings that are not there"),
        why=TABLE_WHY,
        repair=N_(
            'Remove the headers attributes and mark the heading cells as th with scope="col" or scope="row"; in '
            "simple tables that is enough."
        ),
        doubt=N_("The cells point to headings that were not found, so a person has to look at the table."),
        owner=Owner.DEVELOPER,
        effort=Effort.HOURS,
    ),
    Row(
        id="scope-attr-valid",
        impact=Impact.MODERATE,
        weight=ADVICE,
        criteria=(),
        subject=Subject.TABLE,
        title=N_("Headings of tables say whether they belong to a column or a row"),
        failure_title=N_("Some headings of tables give their direction wrongly"),
        why=TABLE_WHY,
        repair=N_("Use scope only on th, with one of the values col, row, colgroup or rowgroup."),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_structure.valid_scope,
    ),
    Row(
        id="empty-table-header",
        impact=Impact.MINOR,
        weight=ADVICE,
        criteria=(),
        subject=Subject.TABLE,
        title=N_("No heading cell of a table is empty"),
        failure_title=N_("Some heading cells of tables are empty"),
        why=TABLE_WHY,
        repair=N_("Write what the column or row holds into the heading cell. An empty corner cell is a td, not a th."),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        mend=repair_names.table_heading,
    ),
    Row(
        id="table-duplicate-name",
        impact=Impact.MINOR,
        weight=ADVICE,
        criteria=(),
        subject=Subject.TABLE,
        title=N_("The name of a table is read once"),
        failure_title=N_("The name of some tables is read twice"),
        why=N_("Listeners hear the same sentence twice before the table begins."),
        repair=N_("Keep the caption and remove the summary that repeats it."),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        mend=repair_structure.single_caption,
    ),
)
