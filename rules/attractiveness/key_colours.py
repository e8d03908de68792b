"""Key colours: a page is painted in few tones of colour."""

from collections.abc import Iterator

from rules.attractiveness.drawn import looks_of
from rules.attractiveness.hues import Hue, key_hues
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message, place
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw

FAIL_FROM, GOOD = 5, 2


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a page with five key hues or more: 30° of the circle each, 2 % of the page, Lab chroma above 20."""
    hues = key_hues(looks_of(page).colours)
    if len(hues) >= FAIL_FROM:
        yield Finding(
            message=message(N_("The page is painted in {count} different tones of colour."), count=len(hues)),
            occurrences=tuple(map(_occurrence, hues[GOOD:])),
        )


def _occurrence(hue: Hue) -> Occurrence:
    main = hue.colours[0]
    return place(
        main,
        note=message(
            N_("{colour} and its like take {percent} % of the page."),
            colour=main.colour,
            percent=round(100 * hue.share),
        ),
        box=main.box,
    )


RULE = Rule(
    id="key-colours",
    category=Category.ATTRACTIVENESS,
    impact=Impact.MINOR,
    weight=3,
    references=(gigw("DBIM-G1"),),
    title=N_("The page is painted in few tones of colour"),
    failure_title=N_("The page is painted in many tones of colour"),
    why=N_(
        "When every block has a colour of its own, colour no longer says what is important, and nothing stands out."
    ),
    repair=N_(
        "Choose one key colour and at most one more, use them for headings, buttons and bands, and let everything else "
        "be white, grey or black."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.CONVENTION,
    needs=frozenset({Need.LOOKS, Need.STYLES}),
    applies=lambda page: bool(looks_of(page).colours),
    check=check,
)
