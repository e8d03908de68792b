"""The structure of a page as a set of shingles, by which pages of one template are known."""

import hashlib
import re

from auditor.crawl.tree import Node, Tree

MAX_SHINGLES = 256  # smallest hashes of all: a bottom-k sketch, so that large and small pages compare fairly

# What lays a page out; words and their emphasis differ from article to article.
# fmt: off
_SKELETON = frozenset({
    "body", "div", "section", "article", "main", "aside", "nav", "header", "footer", "form", "table", "ul", "ol",
    "dl", "iframe", "frame", "frameset", "marquee", "h1", "h2", "h3", "figure", "fieldset", "object", "center",
})
# fmt: on
# Classes that tell a page of a template from its sister rather than a template from another.
_STATE = re.compile(
    r"(?i)^(?:active|current|selected|open|show|shown|first|last|odd|even|in|hidden|visible|collapsed)$"
)
_VARYING = re.compile(r"\d+")
_MAX_CLASSES = 6


def signature_of(tree: Tree) -> tuple[str, ...]:
    """Return sorted 8-digit hashes of the element paths, three steps long, that the page's layout is made of.

    How often a path occurs does not matter, so a list of ten notices looks like a list of a hundred.
    """
    paths: set[str] = set()
    labels: dict[Node, str] = {}  # the last three layout steps that end in this element
    for node in tree.nodes:
        above = labels.get(node.parent, "") if node.parent is not None else ""
        if node.tag in _SKELETON and not node.is_inert:
            label = ">".join([*above.split(">")[-2:], _step(node)])
            labels[node] = label
            paths.add(label)
        else:
            labels[node] = above
    hashes = {hashlib.blake2b(path.encode("utf-8", errors="replace"), digest_size=4).hexdigest() for path in paths}
    return tuple(sorted(hashes)[:MAX_SHINGLES])


def _step(node: Node) -> str:
    names = (_VARYING.sub("0", name).replace(">", "") for name in node.classes if not _STATE.match(name))
    classes = sorted(set(names))[:_MAX_CLASSES]
    return ".".join([node.tag, *classes])
