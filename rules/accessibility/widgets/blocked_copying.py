"""Blocked copying: text can be marked and copied, and the right mouse button works."""

from collections.abc import Iterator

from rules.accessibility.axe.row import ADVICE
from rules.accessibility.markup import read_tag
from rules.accessibility.widgets.operated import widgets_of
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule

BLOCKERS = ("oncontextmenu", "onselectstart", "oncopy", "ondragstart")


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a page that switches off the right mouse button or the marking of text."""
    widgets = widgets_of(page)
    place = (
        (Occurrence(selector=widgets.blocker_selector, html=widgets.blocker_html, after=_freed(widgets.blocker_html)),)
        if widgets.blocker_selector
        else ()
    )
    if widgets.blocks_context_menu:
        yield Finding(message=message(N_("The right mouse button is switched off on this page.")), occurrences=place)
    if widgets.blocks_selection:
        yield Finding(message=message(N_("Text on this page cannot be marked or copied.")), occurrences=place)


def _freed(html: str) -> str:
    tag = read_tag(html)
    return str(tag.lacking(*BLOCKERS)) if tag else ""


RULE = Rule(
    id="blocked-copying",
    category=Category.ACCESSIBILITY,
    impact=Impact.MINOR,
    weight=ADVICE,
    title=N_("Text can be marked and copied"),
    failure_title=N_("The right mouse button or the copying of text is switched off"),
    why=N_(
        "Citizens copy an address, a number or a paragraph into a letter, or let a program translate it or read it "
        "aloud. Nothing is protected by forbidding it: the text is public."
    ),
    repair=N_("Remove the script or attribute that switches it off."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.WIDGETS}),
    applies=lambda page: widgets_of(page).blocks_context_menu is not None,
    check=check,
)
