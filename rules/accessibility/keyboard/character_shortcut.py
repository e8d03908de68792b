"""Shortcuts of one character: a letter alone sets nothing off."""

from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.keyboard.walked import walk_of
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.keyboard import Shortcut


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report single characters that do something anywhere on the page (SC 2.1.4, failure F99)."""
    walk = walk_of(page)
    shortcuts = walk.shortcuts if walk else ()
    mentioned = [shortcut for shortcut in shortcuts if shortcut.is_mentioned]
    sure = [shortcut for shortcut in shortcuts if not shortcut.is_mentioned]
    if sure:
        yield Finding(
            message=counted(
                N_("{count} key does something by itself, wherever the visitor is on the page."),
                N_("{count} keys do something by themselves, wherever the visitor is on the page."),
                len(sure),
            ),
            occurrences=tuple(_place(shortcut) for shortcut in sure),
        )
    if mentioned:
        yield Doubt(
            message=message(
                N_(
                    "A single key does something here, and the page speaks of shortcuts. Look whether they can be "
                    "turned off or changed; if not, it is a fault."
                )
            ),
            occurrences=tuple(_place(shortcut) for shortcut in mentioned),
        )


def _place(shortcut: Shortcut) -> Occurrence:
    return place(
        shortcut,
        quote=shortcut.key,
        note=message(N_("The key “{key}” alone sets this off."), key=shortcut.key),
    )


def _applies(page: PageEvidence) -> bool:
    walk = walk_of(page)
    return walk is not None and walk.is_whole


RULE = Rule(
    id="character-shortcut",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("2.1.4"),
    title=N_("No single letter sets anything off"),
    failure_title=N_("A single letter sets something off"),
    why=N_(
        "Whoever dictates to the computer, or hits keys by mistake, sets it off with every word: the page jumps or "
        "changes, and nobody knows why."
    ),
    repair=N_("Ask for Ctrl or Alt together with the letter, or let visitors turn the shortcut off."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.KEYBOARD}),
    applies=_applies,
    check=check,
)
