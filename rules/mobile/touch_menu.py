"""Touch menu: a tap on the menu button opens the menu, and another closes it."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.responsive import MenuAnswer, TouchMenu

JUDGED = frozenset({MenuAnswer.OPENED, MenuAnswer.NOTHING})


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report a menu button that shows no links when it is tapped; ask about a menu that does not close again."""
    menu = _menu(page)
    if menu is None:
        return
    button = (place(menu.button),)
    if menu.answer is MenuAnswer.NOTHING:
        yield Finding(message=message(N_("A tap on the menu button of the phone shows no links.")), occurrences=button)
    elif not menu.closes:
        yield Doubt(
            message=message(
                N_("The menu of the phone opens. Tap the button again, or beside the menu: does the menu close?")
            ),
            occurrences=button,
        )


def _menu(page: PageEvidence) -> TouchMenu | None:
    seen = page.view.responsive if page.view else None
    return seen.menu if seen and seen.menu and seen.menu.answer in JUDGED else None


RULE = Rule(
    id="touch-menu",
    category=Category.MOBILE,
    impact=Impact.CRITICAL,
    weight=2,
    references=(gigw("5.1.15"), gigw("DBIM-10.2.1")),
    title=N_("On a phone the menu opens and closes with a tap"),
    failure_title=N_("On a phone the menu does not open"),
    why=N_("On a phone all pages of the site lie behind this button. If it does nothing, they cannot be reached."),
    repair=N_("Open the page on a phone and tap the button. Mend the script or the attribute that opens the menu."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.RESPONSIVE}),
    wants=frozenset({Need.TOUCH}),
    applies=lambda page: _menu(page) is not None,
    check=check,
)
