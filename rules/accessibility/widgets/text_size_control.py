"""Text size control: A+ enlarges the text."""

from rules.accessibility.axe.row import DETAIL
from rules.accessibility.widgets.operated import helpers_of
from rules.accessibility.widgets.switch import checking
from rules.finding import N_, counted
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.widgets import Purpose

RULE = Rule(
    id="text-size-control",
    category=Category.ACCESSIBILITY,
    impact=Impact.MODERATE,
    weight=DETAIL,
    references=(gigw("DBIM-8-controls"),),
    title=N_("The button A+ enlarges the text"),
    failure_title=N_("The button A+ does nothing"),
    why=N_(
        "Older visitors press A+ because they cannot read the text. When nothing happens they take the whole page for "
        "broken."
    ),
    repair=N_(
        "Let the button enlarge the letters of the whole page by about a tenth at each press, or remove it: every "
        "browser can enlarge a page by itself."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.WIDGETS}),
    applies=lambda page: bool(helpers_of(page, Purpose.LARGER_TEXT)),
    check=checking(
        Purpose.LARGER_TEXT,
        dead=lambda count: counted(
            N_("{count} button for larger text was pressed and nothing on the page changed."),
            N_("{count} buttons for larger text were pressed and nothing on the page changed."),
            count,
        ),
        unsure=N_("Press A+ and look whether the letters of the page grow. The measured sizes stayed the same."),
    ),
)
