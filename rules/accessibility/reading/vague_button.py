"""Vague button: the words on a button tell what it does."""

from collections.abc import Iterator

from rules.accessibility.axe.row import DETAIL, FAULTS, Subject
from rules.accessibility.markup import read_tag
from rules.accessibility.reading.seen import buttons
from rules.accessibility.reading.wording import is_nameless_button
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, place, slot
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.reading import Control


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report buttons that are called “Button” or “Click”."""
    found = [button for button in buttons(page) if is_nameless_button(button.name)]
    if found:
        yield Finding(message=FAULTS[Subject.BUTTON](len(found)), occurrences=tuple(map(_mended, found)))


def _mended(button: Control) -> Occurrence:
    tag = read_tag(button.html)
    name = slot(N_("what the button does"))
    if tag is None:
        return place(button)
    if button.name_from == "label":
        return place(button, str(tag.having("aria-label", name)))
    if tag.name == "input":
        return place(button, str(tag.having("value", name)))
    return place(button, str(tag.holding(name)) if tag.content is not None and "<" not in tag.content else "")


RULE = Rule(
    id="vague-button",
    category=Category.ACCESSIBILITY,
    impact=Impact.MODERATE,
    weight=DETAIL,
    references=success_criterion("2.4.6"),
    title=N_("The words on every button tell what it does"),
    failure_title=N_("Some buttons only say “Button” or “Click”"),
    why=N_("Nobody can know what such a button will do before pressing it."),
    repair=N_("Write the action on the button, such as “Send application” or “Search tenders”."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.READING}),
    applies=lambda page: bool(buttons(page)),
    check=check,
)
