"""The space bar: what is called a button answers to it."""

from collections.abc import Iterator

from rules.accessibility.axe.row import ADVICE
from rules.accessibility.keyboard.walked import occurrence, walk_of
from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted
from rules.rule import Category, Effort, Impact, Need, Owner, Rule


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report elements with the role of a button that Enter sets off and the space bar does not."""
    walk = walk_of(page)
    deaf = walk.deaf_buttons if walk else ()
    if deaf:
        yield Finding(
            message=counted(
                N_("{count} “button” does not answer to the space bar."),
                N_("{count} “buttons” do not answer to the space bar."),
                len(deaf),
            ),
            occurrences=tuple(occurrence(button, as_told_by_its_tag) for button in deaf),
        )


def as_told_by_its_tag(html: str) -> str:
    """Return a link without the role of a button; "" for other elements."""
    tag = read_tag(html)
    return str(tag.lacking("role")) if tag and tag.name == "a" and tag.has("href") else ""


def _has_own_buttons(page: PageEvidence) -> bool:
    walk = walk_of(page)
    return walk is not None and any(stop.role == "button" and stop.tag != "button" for stop in walk.stops)


RULE = Rule(
    id="space-key",
    category=Category.ACCESSIBILITY,
    impact=Impact.MINOR,
    weight=ADVICE,
    title=N_("What is called a button answers to the space bar"),
    failure_title=N_("What is called a button does not answer to the space bar"),
    why=N_(
        "A screen reader says “button”, the visitor presses the space bar as with every button, and nothing happens."
    ),
    repair=N_("If it leads to another page, leave it a link and remove the role; if not, use <button>."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.KEYBOARD}),
    applies=_has_own_buttons,
    check=check,
)
