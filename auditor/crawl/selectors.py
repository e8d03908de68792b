"""CSS selectors and HTML snippets of parsed elements, spelled as the collectors in the browser spell them."""

import re
from itertools import islice

from auditor.crawl.tree import INERT, VOID, Node

MAX_SNIPPET_CHARACTERS = 400

_PLAIN_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_PLAIN_TAG = re.compile(r"[a-z][a-z0-9-]*")
_NOT_IN_SELECTOR = re.compile(r"[^a-z0-9_-]")
_WHITE_SPACE = re.compile(r"\s+")
_MAX_SNIPPET_NODES = 400  # an element shows itself by a character at least


def selector_of(node: Node) -> str:
    """Return a selector whose first match is this element.

    It starts at the nearest element, itself included, with a plain id that is the document's first of that id,
    else at html; every step below is ` > tag:nth-of-type(k)`; head and body stand without a count.
    """
    unnamed: list[Node] = []
    current: Node | None = node
    while current is not None and not current.selector:
        unnamed.append(current)
        current = current.parent
    for element in reversed(unnamed):
        element.selector = _step(element)
    return node.selector


def opening_tag(node: Node) -> str:
    """Return the element's start tag as a browser writes it, white space collapsed, at most 400 characters."""
    return shortened(" ".join(_start_tag(node).split()))


def snippet(node: Node) -> str:
    """Return the element's own HTML, white space collapsed, at most 400 characters."""
    pieces: list[str] = []
    length = nodes = 0
    stack: list[Node | str | tuple[str]] = [node]
    while stack and length <= 2 * MAX_SNIPPET_CHARACTERS and nodes <= _MAX_SNIPPET_NODES:
        part = stack.pop()
        if isinstance(part, tuple):
            piece = part[0]
        elif isinstance(part, str):
            piece = part
            if len(part) > MAX_SNIPPET_CHARACTERS:
                piece = _WHITE_SPACE.sub(" ", part)  # so that a long indentation does not use the room up
        else:
            nodes += 1
            piece = "" if part.is_implied and part is not node else _start_tag(part)
            if part.tag not in VOID:
                if not part.is_implied or part is node:
                    stack.append((f"</{part.tag}>",))
                raw = part.tag in INERT
                for child in reversed(part.content[:_MAX_SNIPPET_NODES]):
                    stack.append(child if isinstance(child, Node) else (child,) if raw else _text_escaped(child))
        pieces.append(piece)
        length += len(piece)
    return shortened(" ".join("".join(pieces).split()))


def shortened(text: str) -> str:
    """Return at most 400 characters, with … where something is left out."""
    return text if len(text) <= MAX_SNIPPET_CHARACTERS else text[: MAX_SNIPPET_CHARACTERS - 1].rstrip() + "…"


def _step(node: Node) -> str:
    if node.owns_id and _PLAIN_ID.fullmatch(node.attributes["id"]):
        return "#" + node.attributes["id"]
    parent = node.parent
    if parent is None:
        return "html"
    if parent.parent is None and node.tag in ("head", "body"):
        return f"{parent.selector} > {node.tag}"
    return f"{parent.selector} > {_escaped_tag(node.tag)}:nth-of-type({node.nth})"


def _start_tag(node: Node) -> str:
    if not node.attributes:
        return f"<{node.tag}>"
    written = [
        f'{name}="{_attribute_escaped(value[: 2 * MAX_SNIPPET_CHARACTERS])}"'
        for name, value in islice(node.attributes.items(), _MAX_SNIPPET_NODES)
    ]
    return f"<{node.tag} {' '.join(written)}>"


def _text_escaped(text: str) -> str:
    text = text[: 8 * MAX_SNIPPET_CHARACTERS].replace("&", "&amp;").replace("\xa0", "&nbsp;")
    return text.replace("<", "&lt;").replace(">", "&gt;")


def _attribute_escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("\xa0", "&nbsp;").replace('"', "&quot;")


def _escaped_tag(tag: str) -> str:
    if _PLAIN_TAG.fullmatch(tag):
        return tag
    return _NOT_IN_SELECTOR.sub(lambda match: "\\" + match.group(), tag)
