"""The keyboard: everything can be reached without a mouse, in reading order."""

from rules.accessibility.axe import repair_structure
from rules.accessibility.axe.row import ADVICE, BARRIER, Row, Subject
from rules.finding import N_
from rules.rule import Effort, Impact, Owner

ROWS: tuple[Row, ...] = (
    Row(
        id="bypass",
        impact=Impact.SERIOUS,
        weight=BARRIER,
        criteria=("2.4.1",),
        subject=Subject.PAGE,
        title=N_("Visitors can jump straight to the main content"),
        failure_title=N_("Visitors cannot jump straight to the main content"),
        why=N_(
            "Whoever uses a keyboard or a screen reader must pass through the whole menu again on every page before "
            "the content begins."
        ),
        repair=N_(
            "Put the content into a main element, give it headings, and make the first link of the page “Skip to "
            "main content”."
        ),
        doubt=N_("A person has to try with the Tab key whether the menu can be skipped."),
        owner=Owner.DEVELOPER,
        effort=Effort.HOURS,
    ),
    Row(
        id="scrollable-region-focusable",
        impact=Impact.SERIOUS,
        weight=BARRIER,
        criteria=("2.1.1", "2.1.3"),
        subject=Subject.TEXT,
        title=N_("Boxes that scroll can be scrolled with the keyboard"),
        failure_title=N_("Some boxes that scroll cannot be scrolled with the keyboard"),
        why=N_("People who cannot use a mouse never see the lower part, for example of a box with notices."),
        repair=N_(
            'Add tabindex="0" and a name (aria-label) to the box that scrolls, or let it grow so that nothing needs '
            "to scroll."
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_structure.reachable_box,
    ),
    Row(
        id="skip-link",
        impact=Impact.MODERATE,
        weight=ADVICE,
        criteria=(),
        subject=Subject.LINK,
        title=N_("The link “Skip to content” works"),
        failure_title=N_("The link “Skip to content” leads nowhere"),
        why=N_("The visitor presses it and nothing happens; the menu has to be passed through after all."),
        repair=N_(
            'Give the main content the id that the link names, for example id="main-content" for href="#main-content".'
        ),
        doubt=N_("A person has to try whether the link leads to the content."),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
    ),
    Row(
        id="tabindex",
        impact=Impact.SERIOUS,
        weight=ADVICE,
        criteria=(),
        subject=Subject.PLACE,
        title=N_("The Tab key goes through the page in reading order"),
        failure_title=N_("The Tab key jumps about on the page"),
        why=N_(
            "People who use the keyboard lose their way, because elements with a number of their own are visited "
            "before all others."
        ),
        repair=N_(
            "Replace every tabindex above 0 by 0, or remove it, and put the elements into the order in which they "
            "are read."
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
        mend=repair_structure.natural_order,
    ),
    Row(
        id="accesskeys",
        impact=Impact.SERIOUS,
        weight=ADVICE,
        criteria=(),
        subject=Subject.PLACE,
        title=N_("Every keyboard shortcut has one meaning"),
        failure_title=N_("Some keyboard shortcuts are given twice"),
        why=N_("The shortcut opens something else than announced, or does nothing."),
        repair=N_(
            "Give every accesskey to one element only; better still, do without them, as they clash with those of "
            "screen readers."
        ),
        owner=Owner.DEVELOPER,
        effort=Effort.MINUTES,
    ),
)
