"""Which element declares the language of which text, and which elements hold several blocks of text."""

from collections.abc import Mapping, Sequence
from itertools import islice

from auditor.crawl.selectors import opening_tag, selector_of, snippet
from auditor.crawl.tree import Node, Tree
from rules.page_text import LanguageMark, Nest, TextPart

MAX_MARKS = 1_000
MAX_NAMES = 20  # of one mark
MAX_NAME_CHARACTERS = 200
MAX_PLACED = 4_000  # blocks; those after them stand in no nest
NOWHERE = -1

Places = Mapping[Node, int]


def read_marks(tree: Tree) -> tuple[tuple[LanguageMark, ...], Places]:
    """Return the elements with a lang attribute in document order, and the position of each."""
    marked = list(islice((node for node in tree.nodes if node.voice is node and not node.is_inert), MAX_MARKS))
    names: dict[Node, list[str]] = {node: [] for node in marked}
    for node in tree.nodes:
        if node.voice is None or node.is_hidden or node.is_inert or node.voice not in names:
            continue
        name = node.get("alt") if node.tag in {"img", "area", "input"} else node.get("aria-label")
        if name and len(names[node.voice]) < MAX_NAMES:
            names[node.voice].append(" ".join(name.split())[:MAX_NAME_CHARACTERS])
    marks = tuple(
        LanguageMark(
            lang=node.get("lang"),
            selector=selector_of(node),
            html=opening_tag(node) if node.tag in {"html", "body"} else snippet(node),
            names=tuple(names[node]),
        )
        for node in marked
    )
    return marks, {node: number for number, node in enumerate(marked)}


def mark_of(node: Node, marks: Places) -> int:
    """Return the position of the mark a text in this element takes its language from."""
    return NOWHERE if node.voice is None else marks.get(node.voice, NOWHERE)


def parts_of(node: Node, marks: Places) -> tuple[TextPart, ...]:
    """Return the text of a block piece by piece, where an element inside declares a language of its own; else ()."""
    if not node.foreign or node.pieces is None:
        return ()
    voices = dict(node.foreign)
    gathered: list[tuple[int, list[str]]] = []
    for number, piece in enumerate(node.pieces):
        voice = voices.get(number, node.voice)
        mark = NOWHERE if voice is None else marks.get(voice, NOWHERE)
        if gathered and (gathered[-1][0] == mark or piece.isspace()):
            gathered[-1][1].append(piece)
        else:
            gathered.append((mark, [piece]))
    parts = ((mark, " ".join("".join(pieces).split())) for mark, pieces in gathered)
    return tuple(TextPart(text=text, mark=mark) for mark, text in parts if text)


def read_nests(blocks: Sequence[Node]) -> tuple[tuple[Nest, ...], Places]:
    """Return the elements that hold several blocks, outer before inner, and the nest of each block."""
    blocks = blocks[:MAX_PLACED]
    met: set[Node] = set()
    branching: set[Node] = set()
    for block in blocks:
        for node in (block, *block.ancestors()):
            if node in met:
                branching.add(node)
                break
            met.add(node)
    places: dict[Node, int] = {}
    nests: list[Nest] = []
    for block in blocks:
        chain = [node for node in (block, *block.ancestors()) if node in branching]
        parent = NOWHERE
        for node in reversed(chain):
            if node not in places:
                places[node] = len(nests)
                nests.append(
                    Nest(
                        parent=parent,
                        selector=selector_of(node),
                        html=opening_tag(node),
                        around=_names_around(node, branching),
                    )
                )
            parent = places[node]
        places.setdefault(block, parent)
    return tuple(nests), places


def _names_around(node: Node, branching: set[Node]) -> str:
    """Return the tags, classes and ids of the elements around this one, up to the next that holds several blocks."""
    names: list[str] = []
    for ancestor in node.ancestors():
        if ancestor in branching or ancestor.tag == "body":
            break
        names += (ancestor.tag, ancestor.get("class"), ancestor.get("id"))
    return " ".join(" ".join(names).split())[:MAX_NAME_CHARACTERS]
