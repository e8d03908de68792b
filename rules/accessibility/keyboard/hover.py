"""What the resting pointer brings up: it can be read and dismissed, and the keyboard brings it up, too."""

from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER, DETAIL
from rules.accessibility.keyboard.walked import occurrence, walk_of
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Message, counted, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.keyboard import HoverContent, HoverMenu

VANISHES = N_("What appears vanishes as soon as the pointer moves onto it.")
REMAINS = N_("What appears covers other text, and Escape does not close it.")
MENU = N_("Neither focus nor Enter, space bar or arrow opens the submenu.")
CONTENT = N_("Only the pointer shows the text: “{content}”.")


def only_by_pointer(page: PageEvidence) -> Iterator[Finding]:
    """Report submenus and texts that no key brings up (SC 2.1.1)."""
    walk = walk_of(page)
    menus = [
        menu
        for menu in (walk.hover_menus if walk else ())
        if menu.opens_by_keyboard is False and not menu.has_other_way
    ]
    contents = [
        content
        for content in (walk.hover_contents if walk else ())
        if content.opens_by_keyboard is False and not content.is_said_elsewhere
    ]
    if menus or contents:
        yield Finding(
            message=counted(
                N_("{count} element shows its contents to the mouse only."),
                N_("{count} elements show their contents to the mouse only."),
                len(menus) + len(contents),
            ),
            occurrences=(
                *(occurrence(menu, note=message(MENU)) for menu in menus),
                *(occurrence(content, note=message(CONTENT, content=content.content)) for content in contents),
            ),
        )


def readable(page: PageEvidence) -> Iterator[Finding]:
    """Report contents that vanish under the pointer, or that cover text and cannot be dismissed (SC 1.4.13)."""
    walk = walk_of(page)
    entries: tuple[HoverMenu | HoverContent, ...] = (*walk.hover_menus, *walk.hover_contents) if walk else ()
    faults = [(entry, fault) for entry in entries if (fault := _fault(entry)) is not None]
    if faults:
        yield Finding(
            message=counted(
                N_("What {count} element shows under the pointer gets in the way."),
                N_("What {count} elements show under the pointer gets in the way."),
                len(faults),
            ),
            occurrences=tuple(occurrence(entry, note=fault) for entry, fault in faults),
        )


def _fault(entry: HoverMenu | HoverContent) -> Message | None:
    if (
        not entry.stays
    ):  # a submenu that nobody could reach would have been noticed: some close and open with every move
        return message(VANISHES) if isinstance(entry, HoverContent) else None
    return message(REMAINS) if entry.covers_text and not entry.is_dismissed else None


def _applies(page: PageEvidence) -> bool:
    walk = walk_of(page)
    return walk is not None and bool(walk.hover_menus or walk.hover_contents)


ONLY = Rule(
    id="hover-only",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("2.1.1"),
    title=N_("Submenus and hints open with the keyboard, too"),
    failure_title=N_("Submenus or hints open for the mouse only"),
    why=N_("Whoever uses the keyboard, or a finger, sees the headings of the menu and never what is below them."),
    repair=N_(
        "Make the parent a button that opens the submenu on Enter and on a tap (aria-expanded), or add :focus-within "
        "beside :hover in the style sheet."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.KEYBOARD}),
    applies=_applies,
    check=only_by_pointer,
)
READABLE = Rule(
    id="hover-content",
    category=Category.ACCESSIBILITY,
    impact=Impact.MODERATE,
    weight=DETAIL,
    references=success_criterion("1.4.13"),
    title=N_("What appears under the pointer can be read and closed"),
    failure_title=N_("What appears under the pointer vanishes too soon or cannot be closed"),
    why=N_(
        "People who enlarge the page see only a part of it: a hint that covers the text and does not go away, or goes "
        "away when the pointer comes near, cannot be read."
    ),
    repair=N_("Let it stay while the pointer is on it, and close it when Escape is pressed."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.KEYBOARD}),
    applies=_applies,
    check=readable,
)
