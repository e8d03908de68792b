"""Changes of context: neither the focus nor a choice leads away from the page by itself."""

from collections.abc import Iterator
from functools import partial
from urllib.parse import urldefrag

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.keyboard.mending import with_button, without
from rules.accessibility.keyboard.walked import has_stops, occurrence, walk_of
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Message, counted, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.keyboard import ContextChange, Trigger

LEADS = N_("It leads to {address}.")
RELOADS = N_("It loads the page again.")
OPENS = N_("It opens a new window.")
REFUSES = N_("It gives the focus away as soon as it gets it.")
UNTOUCHED = without("onfocus", "onfocusin")


def led_away(page: PageEvidence, trigger: Trigger, texts: tuple[str, str]) -> Iterator[Finding]:
    """Report what leads away by itself, unless a text beside a field says so."""
    walk = walk_of(page)
    changes = [
        change
        for change in (walk.changes if walk else ())
        if change.trigger is trigger and not (change.is_announced and trigger is Trigger.INPUT)
    ]
    if changes:
        yield Finding(
            message=counted(*texts, len(changes)),
            occurrences=tuple(
                occurrence(
                    change,
                    UNTOUCHED if trigger is Trigger.FOCUS else partial(with_button, page=page.text),
                    _effect(page, change),
                )
                for change in changes
            ),
        )


def _effect(page: PageEvidence, change: ContextChange) -> Message:
    if change.is_new_window:
        return message(OPENS)
    is_same = urldefrag(change.url).url.partition("?")[0] == page.url.partition("?")[0]
    return message(RELOADS) if is_same else message(LEADS, address=change.url)


def lost_focus(page: PageEvidence) -> Iterator[Finding]:
    """Report elements that throw the focus away (failure F55)."""
    walk = walk_of(page)
    refusals = walk.refusals if walk else ()
    if refusals:
        yield Finding(
            message=counted(
                N_("{count} element throws the focus away."),
                N_("{count} elements throw the focus away."),
                len(refusals),
            ),
            occurrences=tuple(occurrence(refusal, UNTOUCHED, message(REFUSES)) for refusal in refusals),
        )


def has_fields(page: PageEvidence) -> bool:
    """Return whether Tab comes to a field of a form."""
    walk = walk_of(page)
    return walk is not None and any(stop.is_field for stop in walk.stops)


FOCUS = Rule(
    id="focus-change",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("3.2.1"),
    title=N_("Nothing happens merely because something gets the focus"),
    failure_title=N_("The page leads away as soon as something gets the focus"),
    why=N_("The visitor only wanted to pass with Tab and finds themselves on another page or in another window."),
    repair=N_(
        "Let the script wait until the visitor presses Enter: put it into the click of a button, not into onfocus."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.KEYBOARD}),
    applies=has_stops,
    check=partial(
        led_away,
        trigger=Trigger.FOCUS,
        texts=(
            N_("{count} element leads away as soon as the Tab key comes to it."),
            N_("{count} elements lead away as soon as the Tab key comes to them."),
        ),
    ),
)
INPUT = Rule(
    id="input-change",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("3.2.2"),
    title=N_("Choosing or typing does not lead away from the page"),
    failure_title=N_("Choosing an entry leads away from the page at once"),
    why=N_(
        "With the keyboard the first entry is chosen on the way to the second, and the page is gone. The list cannot "
        "be read at leisure."
    ),
    repair=N_(
        "Put a button “Go” beside the list and lead on when it is pressed; or say before the list that choosing an "
        "entry opens another page."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.KEYBOARD}),
    applies=has_fields,
    check=partial(
        led_away,
        trigger=Trigger.INPUT,
        texts=(
            N_("{count} field leads away from the page as soon as its value changes."),
            N_("{count} fields lead away from the page as soon as their value changes."),
        ),
    ),
)
REFUSED = Rule(
    id="refused-focus",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=(*success_criterion("2.1.1"), *success_criterion("2.4.7"), *success_criterion("3.2.1")),
    title=N_("What gets the focus keeps it"),
    failure_title=N_("Some elements throw the focus away"),
    why=N_("Whoever uses the keyboard can never press these links or buttons: the focus is gone before they can."),
    repair=N_(
        "Remove this.blur() from onfocus. If it was meant to hide the dotted line, style the line with :focus-visible "
        "instead."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.KEYBOARD}),
    applies=has_stops,
    check=lost_focus,
)
