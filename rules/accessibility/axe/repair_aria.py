"""Repairs of the instructions for screen readers: ARIA attributes and roles."""

import difflib
import re
from collections.abc import Iterable

from rules.accessibility.markup import Tag, read_tag
from rules.evidence import PageEvidence
from rules.view import AxeNode

CLOSE_ENOUGH = 0.85  # difflib's ratio: one or two letters of a long word

# fmt: off
# WAI-ARIA 1.2, states and properties; those the misspelled ones are compared with.
ATTRIBUTES = (
    "aria-activedescendant", "aria-atomic", "aria-autocomplete", "aria-busy", "aria-checked", "aria-colcount",
    "aria-colindex", "aria-colspan", "aria-controls", "aria-current", "aria-describedby", "aria-details",
    "aria-disabled", "aria-dropeffect", "aria-errormessage", "aria-expanded", "aria-flowto", "aria-grabbed",
    "aria-haspopup", "aria-hidden", "aria-invalid", "aria-keyshortcuts", "aria-label", "aria-labelledby",
    "aria-level", "aria-live", "aria-modal", "aria-multiline", "aria-multiselectable", "aria-orientation",
    "aria-owns", "aria-placeholder", "aria-posinset", "aria-pressed", "aria-readonly", "aria-relevant",
    "aria-required", "aria-roledescription", "aria-rowcount", "aria-rowindex", "aria-rowspan", "aria-selected",
    "aria-setsize", "aria-sort", "aria-valuemax", "aria-valuemin", "aria-valuenow", "aria-valuetext",
)
TRUE_OR_FALSE = frozenset((
    "aria-atomic", "aria-busy", "aria-checked", "aria-disabled", "aria-expanded", "aria-hidden", "aria-modal",
    "aria-multiline", "aria-multiselectable", "aria-pressed", "aria-readonly", "aria-required", "aria-selected",
))
# fmt: on
TRUTHS = {"yes": "true", "1": "true", "on": "true", "no": "false", "0": "false", "off": "false"}

# Roles as people guess them, and the role that means the same and needs nothing more.
ROLES = {"nav": "navigation", "sidebar": "complementary", "aside": "complementary"}
OUTDATED_ROLES = {"directory": "list", "doc-endnote": "listitem", "doc-biblioentry": "listitem"}
FOCUSABLE = frozenset({"a", "button"})
_NAMED = re.compile(r"\baria-[a-z-]+")


def without_named_attributes(node: AxeNode, _page: PageEvidence) -> str:
    """Return the element without the attributes that axe-core names."""
    tag = read_tag(node.html)
    named = _named_attributes(node, tag)
    return str(tag.lacking(*named)) if tag is not None and named else ""


def spelled_attribute(node: AxeNode, _page: PageEvidence) -> str:
    """Return the element with misspelled attributes corrected, or removed where nothing like them exists."""
    tag = read_tag(node.html)
    named = [name for name in _named_attributes(node, tag) if name not in ATTRIBUTES]
    if tag is None or not named:
        return ""
    for name in named:
        value = tag.get(name) or ""
        tag = tag.lacking(name)
        right = next(iter(difflib.get_close_matches(name, ATTRIBUTES, n=1, cutoff=CLOSE_ENOUGH)), "")
        if right and not tag.has(right):
            tag = tag.having(right, value)
    return str(tag)


def valid_values(node: AxeNode, _page: PageEvidence) -> str:
    """Return the element with true or false where yes or no was written; other invalid values are removed."""
    tag = read_tag(node.html)
    named = _named_attributes(node, tag)
    if tag is None or not named:
        return ""
    for name in named:
        truth = TRUTHS.get((tag.get(name) or "").strip().lower()) if name in TRUE_OR_FALSE else None
        tag = tag.having(name, truth) if truth else tag.lacking(name)
    return str(tag)


def valid_role(node: AxeNode, _page: PageEvidence) -> str:
    """Return the element with the role that was meant, or without a role that browsers ignore anyway."""
    tag = read_tag(node.html)
    written = (tag.get("role") or "").lower().split() if tag is not None else []
    if tag is None or len(written) != 1:
        return ""  # of several roles a browser takes the first that it knows
    role = ROLES.get(written[0], "")
    return str(tag.having("role", role) if role else tag.lacking("role"))


def current_role(node: AxeNode, _page: PageEvidence) -> str:
    """Return the element with today's role in place of an outdated one."""
    tag = read_tag(node.html)
    role = OUTDATED_ROLES.get((tag.get("role") or "").strip().lower()) if tag is not None else None
    return str(tag.having("role", role)) if tag is not None and role else ""


def audible(node: AxeNode, _page: PageEvidence) -> str:
    """Return the opening tag of the body that screen readers may read."""
    tag = read_tag(node.html)
    return tag.lacking("aria-hidden").opening if tag is not None and tag.has("aria-hidden") else ""


def hidden_throughout(node: AxeNode, _page: PageEvidence) -> str:
    """Return a hidden link or button: audible where it has words, out of the keyboard's reach where it has none.

    Of a hidden part that holds links or buttons a machine cannot know which of the two was meant.
    """
    tag = read_tag(node.html)
    if tag is None or tag.name not in FOCUSABLE or tag.content is None:
        return ""
    has_words = bool(re.sub(r"<[^>]*>", "", tag.content).strip())
    return str(tag.lacking("aria-hidden") if has_words else tag.having("tabindex", "-1"))


def _named_attributes(node: AxeNode, tag: Tag | None) -> list[str]:
    said = set(_NAMED.findall(node.summary))
    for value in node.data.values():
        said.update(_NAMED.findall(str(value)))
    return [name for name in _aria_names(tag) if name in said]


def _aria_names(tag: Tag | None) -> Iterable[str]:
    return [attribute.name for attribute in tag.attributes if attribute.name.startswith("aria-")] if tag else []
