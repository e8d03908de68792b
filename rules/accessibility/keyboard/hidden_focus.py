"""Hidden focus: whatever has the focus can be seen."""

import re
from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.keyboard.walked import has_stops, occurrence, walk_of
from rules.accessibility.markup import read_tag
from rules.arrived import lost_pictures
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.keyboard import KeyboardWalk, Mark, Sight, Stop

PICTURE = re.compile(r"<(?:img|svg|picture|input)\b", re.IGNORECASE)
CONTROLS = frozenset({"a", "button", "input", "select", "textarea", "summary"})
NOTES = {
    Sight.OFF_SCREEN: N_("It lies outside the window while it has the focus."),
    Sight.TINY: N_("It is one pixel small, or nothing, while it has the focus."),
    Sight.TRANSPARENT: N_("It is transparent while it has the focus."),
}


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report stops that nothing shows while they have the focus (SC 2.4.7; SC 2.4.3 for menus that are closed)."""
    walk = walk_of(page)
    hidden = _hidden(walk) if walk else []
    if lost_pictures(page):
        hidden = [stop for stop in hidden if not (stop.sight is Sight.TINY and PICTURE.search(stop.html))]
    if hidden:
        yield Finding(
            message=counted(
                N_("The Tab key comes to {count} element that nobody sees."),
                N_("The Tab key comes to {count} elements that nobody sees."),
                len(hidden),
            ),
            occurrences=tuple(occurrence(stop, as_mere_target, note=message(NOTES[stop.sight])) for stop in hidden),
        )


def as_mere_target(html: str) -> str:
    """Return an empty link that only serves as the target of others without its href; "" for anything else."""
    tag = read_tag(html)
    if tag is None or tag.name != "a" or tag.content is None or tag.content.strip():
        return ""
    is_target = (tag.has("name") or tag.has("id")) and (tag.get("href") or "#").startswith("#")
    return str(tag.lacking("href")) if is_target else ""


def _hidden(walk: KeyboardWalk) -> list[Stop]:
    told_elsewhere = {link.selector for link in walk.skip_links}
    return [
        stop
        for stop in walk.stops
        if stop.sight in NOTES
        and stop.mark is Mark.NONE
        and not stop.is_field
        and (stop.tag in CONTROLS or stop.role)
        and stop.selector not in told_elsewhere
    ]


RULE = Rule(
    id="hidden-focus",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=(*success_criterion("2.4.7"), *success_criterion("2.4.3")),
    title=N_("The Tab key only comes to what can be seen"),
    failure_title=N_("The Tab key disappears in parts of the page that nobody sees"),
    why=N_(
        "The visitor presses Tab, and nothing is marked any more. Whoever presses Enter then opens something they have "
        "not seen."
    ),
    repair=N_(
        "Hide what is closed with display: none or visibility: hidden, so that the Tab key leaves it out; or let it "
        "appear when it gets the focus. Take away links with nothing in them. A column that stays in place must not be "
        "higher than the window."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.KEYBOARD, Need.STYLES}),
    applies=has_stops,
    check=check,
)
