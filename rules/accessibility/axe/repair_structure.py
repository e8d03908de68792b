"""Repairs of lists, headings, tables and the order of the keyboard."""

import re

import lxml.html
from lxml import etree

from rules.accessibility.markup import Tag, read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, slot
from rules.view import AxeNode

LIST_CONTENT = frozenset({"li", "script", "template"})  # HTML, content model of ul and ol
FOCUSABLE_BY_NATURE = frozenset({"button", "input", "select", "textarea", "iframe", "summary"})
SCOPES = {"column": "col", "columns": "col", "cols": "col", "colum": "col", "rows": "row", "line": "row"}
HEADING_TAG = re.compile(r"h[1-6]")
NO_ROLE_NEEDED = frozenset({"div", "span", "p"})


def list_of_items(node: AxeNode, _page: PageEvidence) -> str:
    """Return the list with everything between its entries moved into entries."""
    tag = read_tag(node.html)
    if tag is None or tag.content is None or tag.has("role"):
        return ""
    mended = lxml.html.fragment_fromstring(f"<{tag.name}>{tag.content}</{tag.name}>")
    if mended.tag != tag.name or any(child.get("role") for child in mended.iterchildren("li")):
        return ""  # an entry that plays another role is a matter of the role
    before = lxml.html.tostring(mended)
    _gather(mended)
    if lxml.html.tostring(mended) == before:
        return ""
    return tag.opening + lxml.html.tostring(mended, encoding="unicode").removeprefix(f"<{tag.name}>")


def item_in_list(node: AxeNode, _page: PageEvidence) -> str:
    """Return a lone entry in a list of its own."""
    tag = read_tag(node.html)
    if tag is None or tag.content is None or "role" in node.summary:
        return ""  # the parent is a list that was given another role
    return f"<ul>{tag}</ul>"


def next_heading_level(node: AxeNode, page: PageEvidence) -> str:
    """Return the heading one level below the heading before it."""
    tag = read_tag(node.html)
    level = expected_level(node, page)
    if tag is None or level is None or not HEADING_TAG.fullmatch(tag.name):
        return ""
    return str(tag.renamed(f"h{level}"))


def expected_level(node: AxeNode, page: PageEvidence) -> int | None:
    """Return the deepest level a heading may have after the one before it; None when none is skipped there."""
    before = None
    for heading in page.text.headings:
        if heading.selector == node.selector:
            return before + 1 if before is not None and heading.level > before + 1 else None
        before = heading.level
    return None


def reachable_box(node: AxeNode, _page: PageEvidence) -> str:
    """Return the scrolling box within reach of the keyboard, with a name where it has no meaning of its own."""
    tag = read_tag(node.html)
    if tag is None:
        return ""
    reachable = tag.having("tabindex", "0")
    if tag.name in NO_ROLE_NEEDED and not tag.has("role"):
        reachable = reachable.having("role", "region")
        if not (tag.has("aria-label") or tag.has("aria-labelledby")):
            reachable = reachable.having("aria-label", slot(N_("name of this part, for example: Notices")))
    return str(reachable)


def natural_order(node: AxeNode, _page: PageEvidence) -> str:
    """Return the element in its natural place in the order of the keyboard."""
    tag = read_tag(node.html)
    if tag is None or not tag.has("tabindex"):
        return ""
    return str(tag.lacking("tabindex") if _is_focusable(tag) else tag.having("tabindex", "0"))


def valid_scope(node: AxeNode, _page: PageEvidence) -> str:
    """Return the heading cell with the value meant; a data cell loses its scope."""
    tag = read_tag(node.html)
    if tag is None:
        return ""
    if tag.name == "td":
        return str(tag.lacking("scope"))
    scope = SCOPES.get((tag.get("scope") or "").strip().lower())
    return str(tag.having("scope", scope)) if scope else ""


def single_caption(node: AxeNode, _page: PageEvidence) -> str:
    """Return the table without the summary that repeats its caption."""
    tag = read_tag(node.html)
    return str(tag.lacking("summary")) if tag is not None and tag.has("summary") else ""


def _is_focusable(tag: Tag) -> bool:
    return tag.name in FOCUSABLE_BY_NATURE or (tag.name in {"a", "area"} and tag.has("href"))


def _gather(parent: etree._Element) -> None:
    """Wrap stray text and elements into entries; a stray list goes into the entry before it."""
    if parent.text and parent.text.strip():
        first = _entry(parent.text)
        parent.text = None
        parent.insert(0, first)
    for child in list(parent):
        tail, child.tail = child.tail, None
        last = child
        before = child.getprevious()
        if isinstance(child.tag, str) and child.tag not in LIST_CONTENT:
            if child.tag in {"ul", "ol"} and before is not None and before.tag == "li":
                last = before
                before.append(child)
            else:
                last = _entry("")
                parent.replace(child, last)
                last.append(child)
        if tail and tail.strip():
            last.addnext(_entry(tail))
        else:
            last.tail = tail


def _entry(text: str) -> etree._Element:
    entry = etree.Element("li")
    entry.text = text.strip() or None
    return entry
