"""Screen reader access: the link of this name leads somewhere."""

from rules.accessibility.axe.row import DETAIL
from rules.accessibility.widgets.operated import helpers_of
from rules.accessibility.widgets.switch import checking
from rules.finding import N_, counted
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.widgets import Purpose

RULE = Rule(
    id="screen-reader-access",
    category=Category.ACCESSIBILITY,
    impact=Impact.MODERATE,
    weight=DETAIL,
    references=(gigw("DBIM-5.6-help"),),
    title=N_("“Screen Reader Access” leads to a page"),
    failure_title=N_("“Screen Reader Access” leads nowhere"),
    why=N_("Blind visitors look there for the programs that read this website aloud."),
    repair=N_("Let the link lead to a page that names screen readers and says where they are to be had. Or remove it."),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    needs=frozenset({Need.WIDGETS}),
    applies=lambda page: bool(helpers_of(page, Purpose.SCREEN_READER)),
    check=checking(
        Purpose.SCREEN_READER,
        dead=lambda count: counted(
            N_("{count} link “Screen Reader Access” was pressed and nothing happened."),
            N_("{count} links “Screen Reader Access” were pressed and nothing happened."),
            count,
        ),
        unsure="",
    ),
)
