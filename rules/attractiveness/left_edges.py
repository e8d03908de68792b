"""Left edges: the blocks of a page begin on a few common lines."""

from collections.abc import Iterator, Sequence

from rules.attractiveness.drawn import MOST_PLACES, looks_of
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message, place
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.views.looks import LeftEdge

LINES, LEAST_SHARE = 6, 0.5  # of the blocks, on the six commonest edges; 0.8 is good
TOLERANCE_CSS_PX = 4
FEWEST_BLOCKS = 12  # fewer form no order that could be judged


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a page fewer than half of whose blocks begin on the six commonest edges of the first two screens."""
    lines = sorted(_lines(looks_of(page).edges), key=lambda line: (-_blocks(line), line[0].left_css_px))
    share = sum(map(_blocks, lines[:LINES])) / sum(map(_blocks, lines))
    if share < LEAST_SHARE:
        yield Finding(
            message=message(
                N_("The blocks of the page begin at {edges} different distances from its left side."), edges=len(lines)
            ),
            occurrences=tuple(_occurrence(line[0]) for line in lines[LINES:][:MOST_PLACES]),
        )


def _lines(edges: Sequence[LeftEdge]) -> list[list[LeftEdge]]:
    """Return edges that the eye takes for one line."""
    lines: list[list[LeftEdge]] = []
    for edge in sorted(edges, key=lambda edge: edge.left_css_px):
        if lines and edge.left_css_px - lines[-1][0].left_css_px <= TOLERANCE_CSS_PX:
            lines[-1].append(edge)
        else:
            lines.append([edge])
    return lines


def _blocks(line: Sequence[LeftEdge]) -> int:
    return sum(edge.blocks for edge in line)


def _occurrence(edge: LeftEdge) -> Occurrence:
    return place(edge, note=message(N_("It begins {pixels} px from the left."), pixels=edge.left_css_px), box=edge.box)


RULE = Rule(
    id="left-edges",
    category=Category.ATTRACTIVENESS,
    impact=Impact.MINOR,
    weight=2,
    title=N_("The blocks of the page stand on common lines"),
    failure_title=N_("The blocks of the page stand on no common lines"),
    why=N_("Blocks that begin here and there look thrown together. On a common line the eye runs down and finds."),
    repair=N_(
        "Lay the page on a grid of a few columns, so that headings, texts and pictures begin on the same lines, and "
        "take single indents and spaces away."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.DAYS,
    ground=Ground.CONVENTION,
    needs=frozenset({Need.LOOKS, Need.STYLES}),
    applies=lambda page: _blocks(looks_of(page).edges) >= FEWEST_BLOCKS,
    check=check,
)
