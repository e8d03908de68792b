"""Contrast switch: it changes the colours of the page."""

from rules.accessibility.axe.row import DETAIL
from rules.accessibility.widgets.operated import helpers_of
from rules.accessibility.widgets.switch import checking
from rules.finding import N_, counted
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.widgets import Purpose

RULE = Rule(
    id="contrast-switch",
    category=Category.ACCESSIBILITY,
    impact=Impact.MODERATE,
    weight=DETAIL,
    references=(gigw("DBIM-8-controls"),),
    title=N_("The contrast switch changes the colours"),
    failure_title=N_("The contrast switch does nothing"),
    why=N_("People with weak eyesight read light letters on a dark page more easily. A dead switch sends them away."),
    repair=N_(
        "Let the switch give the page dark ground and light letters, and back again. If that cannot be kept up, remove "
        "the switch and choose colours with enough contrast for everybody."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.WIDGETS}),
    applies=lambda page: bool(helpers_of(page, Purpose.CONTRAST)),
    check=checking(
        Purpose.CONTRAST,
        dead=lambda count: counted(
            N_("{count} contrast switch was pressed and not one colour changed."),
            N_("{count} contrast switches were pressed and not one colour changed."),
            count,
        ),
        unsure=N_(
            "Press the contrast switch and look whether the colours of the page change. The measured ones did not."
        ),
    ),
)
