"""Skip link: the first link of a page with a long menu leads past it."""

from collections.abc import Iterator

from rules.accessibility.axe.row import ADVICE
from rules.accessibility.keyboard.walked import walk_of
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message, place, slot
from rules.page_text import HEADING_TAGS, Region
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import gigw

LONG_MENU = 8  # links before the content; fewer are passed in a moment [convention]
NAME = slot(N_("Skip to main content"))
LAST_EARLY_POSITION = 2  # after a logo and a language switch it still comes early enough
MENUS = frozenset({Region.HEADER, Region.NAVIGATION})


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a page whose menu is long and has no link past it near the beginning."""
    walk = walk_of(page)
    links = [link for link in (walk.skip_links if walk else ()) if link.is_reachable]
    if not links:
        yield Finding(
            message=message(N_("The page has no link that leads past the menu.")),
            occurrences=(
                Occurrence(
                    html="<body>",
                    after=f'<body><a href="#{slot(N_("id of the main content"))}">{NAME}</a>',
                ),
            ),
        )
    elif all(link.position > LAST_EARLY_POSITION for link in links):
        yield Finding(
            message=message(N_("The link past the menu is not among the first links of the page.")),
            occurrences=tuple(place(link) for link in links),
        )


def _has_long_menu(page: PageEvidence) -> bool:
    walk = walk_of(page)
    menu = [link for link in page.text.links if link.region in MENUS]
    return walk is not None and walk.is_whole and len(menu) >= LONG_MENU and _has_content(page)


def _has_content(page: PageEvidence) -> bool:
    """Return whether something stands behind the menu: parts of pages that scripts fetch hold nothing else."""
    return any(block.region not in MENUS and block.tag not in HEADING_TAGS for block in page.text.blocks)


RULE = Rule(
    id="skip-link-presence",
    category=Category.ACCESSIBILITY,
    impact=Impact.MODERATE,
    weight=ADVICE,
    references=(gigw("DBIM-G24"),),
    title=N_("The first link of the page leads past the menu"),
    failure_title=N_("There is no link past the menu"),
    why=N_(
        "Landmarks help people with a screen reader only. Whoever sees the page and uses the keyboard must press Tab "
        "through the whole menu on every page."
    ),
    repair=N_("Make the first link of every page “Skip to main content”, in the language of the page."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.KEYBOARD}),
    applies=_has_long_menu,
    check=check,
)
