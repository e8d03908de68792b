"""Text sizes: the letters of a page follow a scale of few sizes."""

from collections.abc import Iterator

from rules.accessibility.markup import read_tag, styled
from rules.attractiveness.drawn import MOST_PLACES, NOTICED_SHARE, html_of, shown_texts, sizes
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message
from rules.fixing.edit import Edit, Operation
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.view import ShownText

FAIL_ABOVE, GOOD = 10, 6  # sizes with 1 % of the characters each


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a page with more than ten sizes of letters, each with 1 % of the characters."""
    found = noticed(page)
    if len(found) <= FAIL_ABOVE:
        return
    kept = sorted(sorted(found, key=lambda size: -found[size])[:GOOD])
    html = html_of(page)
    spare = [(size, min(kept, key=lambda other: (abs(other - size), other))) for size in found if size not in kept]
    yield Finding(
        message=message(
            N_("The text of this page has {sizes} sizes: {names} px."),
            sizes=len(found),
            names=", ".join(map(str, found)),
        ),
        occurrences=tuple(
            _occurrence(_example(page, size), html, size, better) for size, better in spare[:MOST_PLACES]
        ),
    )


def noticed(page: PageEvidence) -> dict[int, int]:
    """Return the characters of the sizes that have 1 % of them, by rising size."""
    found = sizes(page)
    total = sum(found.values())
    return {size: characters for size, characters in found.items() if characters >= NOTICED_SHARE * total}


def _example(page: PageEvidence, size: int) -> ShownText:
    return max(
        (text for text in shown_texts(page) if round(text.size_css_px) == size), key=lambda text: text.characters
    )


def _occurrence(text: ShownText, html: dict[str, str], size: int, better: int) -> Occurrence:
    before = html.get(text.selector, "")
    tag = read_tag(before)
    return Occurrence(
        selector=text.selector,
        html=before,
        after=str(styled(tag, "font-size", f"{better}px") or "") if tag else "",
        edits=() if tag else (Edit(operation=Operation.DECLARE, name="font-size", value=f"{better}px"),),
        quote=text.text,
        note=message(N_("These letters are {size} px high; {better} px is used already."), size=size, better=better),
        box=text.box,
    )


RULE = Rule(
    id="text-sizes",
    category=Category.ATTRACTIVENESS,
    impact=Impact.MINOR,
    weight=1,
    references=(gigw("DBIM-G14"),),
    title=N_("The text has few sizes"),
    failure_title=N_("The text has very many sizes"),
    why=N_("When every block has a size of its own, nothing shows what is important."),
    repair=N_(
        "Agree on six sizes at most, for example 36, 24 and 20 px for headings, 16 px for text and 14 and 12 px for "
        "notes, and set them in the style sheet for the whole website."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.CONVENTION,
    needs=frozenset({Need.LOOKS, Need.STYLES}),
    applies=lambda page: bool(shown_texts(page)),
    check=check,
)
