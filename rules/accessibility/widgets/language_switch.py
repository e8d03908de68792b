"""Language switch: the name of a language leads to a page in it."""

from rules.accessibility.axe.row import DETAIL
from rules.accessibility.widgets.operated import helpers_of
from rules.accessibility.widgets.switch import checking
from rules.finding import N_, counted
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.widgets import Purpose

RULE = Rule(
    id="language-switch",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=DETAIL,
    references=(gigw("DBIM-7.5.2"),),
    title=N_("The language switch leads to the other language"),
    failure_title=N_("The language switch does nothing"),
    why=N_("Who cannot read the page looks for the name of the own language. A dead switch is the end of the visit."),
    repair=N_("Let the link lead to the same page in the language it names. Remove it where that page does not exist."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.WIDGETS}),
    applies=lambda page: bool(helpers_of(page, Purpose.LANGUAGE)),
    check=checking(
        Purpose.LANGUAGE,
        dead=lambda count: counted(
            N_("{count} language switch was pressed and nothing happened."),
            N_("{count} language switches were pressed and nothing happened."),
            count,
        ),
        unsure="",
    ),
)
