"""Skip link: the link past the menu is seen and does what it promises."""

from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.keyboard.walked import occurrence, walk_of
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Message, counted, message
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.keyboard import SkipLink

NO_TARGET = N_("There is no element with the id that the link names.")
STAYS = N_("The page may move, but the next Tab goes back to the menu: the focus did not follow.")
UNREACHED = N_("The Tab key never comes to it, so nobody can press it.")
UNSEEN = N_("It stays invisible while it has the focus, so people who can see do not know of it.")


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report links past the menu that cannot be reached, are not seen, or lead nowhere (SC 2.4.1, 2.4.7)."""
    walk = walk_of(page)
    links = walk.skip_links if walk else ()
    works = any(link.moves and link.is_shown and link.is_reachable for link in links)
    broken = [(link, fault) for link in links if (fault := fault_of(link)) is not None and not _is_spare(link, works)]
    if broken:
        yield Finding(
            message=counted(
                N_("{count} link past the menu does not work."),
                N_("{count} links past the menu do not work."),
                len(broken),
            ),
            occurrences=tuple(occurrence(link, note=fault) for link, fault in broken),
        )


def fault_of(link: SkipLink) -> Message | None:
    """Return what is wrong with a link; None when nothing surely is."""
    if not link.is_reachable:
        return message(UNREACHED)
    if link.moves is not True and not link.has_target:
        return message(NO_TARGET)
    if link.moves is False:
        return message(STAYS)
    return None if link.is_shown else message(UNSEEN)


def _is_spare(link: SkipLink, works: bool) -> bool:
    """Return whether a link that cannot be reached has a twin that works, perhaps for phones."""
    return works and not link.is_reachable


def _applies(page: PageEvidence) -> bool:
    walk = walk_of(page)
    return walk is not None and bool(walk.skip_links)


RULE = Rule(
    id="skip-link-works",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=(*success_criterion("2.4.1"), *success_criterion("2.4.7")),
    title=N_("The link “Skip to main content” is seen and does what it says"),
    failure_title=N_("The link “Skip to main content” does not work"),
    why=N_(
        "The visitor presses it to get past thirty links of the menu, and lands in the menu again. Those who need it "
        "most are misled."
    ),
    repair=N_(
        'Give the main content the id that the link names and tabindex="-1", let the link appear when it gets the '
        "focus, and remove scripts that catch its click."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.KEYBOARD}),
    applies=_applies,
    check=check,
)
