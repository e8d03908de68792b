"""Landmarks: which region of the page every element stands in (WAI-ARIA 1.2 §5.3.4, HTML-AAM 1.0)."""

from collections import Counter
from collections.abc import Mapping

from auditor.crawl.tree import Node, Tree
from rules.page_text import Region

ROLES = {
    "banner": Region.HEADER,
    "navigation": Region.NAVIGATION,
    "main": Region.MAIN,
    "complementary": Region.ASIDE,
    "contentinfo": Region.FOOTER,
}
TAGS = {"nav": Region.NAVIGATION, "main": Region.MAIN, "aside": Region.ASIDE}
PAGE_TAGS = {"header": Region.HEADER, "footer": Region.FOOTER}  # landmarks only outside sectioning content
SECTIONING = frozenset({"article", "aside", "main", "nav", "section"})

# Names older sites give the parts of a page that newer ones mark up; used for a region only where the page has
# no landmark of that kind, and as a class only where a single element of the page carries it.
NAMES = {
    "header": Region.HEADER,
    "masthead": Region.HEADER,
    "nav": Region.NAVIGATION,
    "navbar": Region.NAVIGATION,
    "navigation": Region.NAVIGATION,
    "menu": Region.NAVIGATION,
    "mainmenu": Region.NAVIGATION,
    "main": Region.MAIN,
    "content": Region.MAIN,
    "maincontent": Region.MAIN,
    "main-content": Region.MAIN,
    "sidebar": Region.ASIDE,
    "footer": Region.FOOTER,
}


def assign_regions(tree: Tree) -> tuple[Region, ...]:
    """Give every element its region, and return the landmarks the page marks up, each once, in the enum's order."""
    declared = {node: region for node in tree.nodes if not node.is_inert and (region := _landmark(node))}
    present = set(declared.values())
    marked = _without_false_footers(declared)
    if missing := set(NAMES.values()) - set(marked.values()):
        uses = Counter(name for node in tree.nodes for name in set(node.classes) if name.lower() in NAMES)
        for node in tree.nodes:
            if node not in marked and not node.is_inert and (named := _named(node, uses)) in missing:
                marked[node] = named
    for node in tree.nodes:
        own = marked.get(node)
        node.region = own or (Region.BODY if node.parent is None else node.parent.region)
    return tuple(region for region in Region if region in present)


def _landmark(node: Node) -> Region | None:
    tag = node.tag
    if "role" in node.attributes:
        roles = node.get("role").lower().split()
        for role in roles:
            if role in ROLES:
                return ROLES[role]
        if roles:
            return None
    if tag in TAGS:
        return TAGS[tag]
    if tag in PAGE_TAGS and not any(ancestor.tag in SECTIONING for ancestor in node.ancestors()):
        return PAGE_TAGS[tag]
    return None


def _without_false_footers(declared: Mapping[Node, Region]) -> dict[Node, Region]:
    """Return the landmarks without the role of a footer where several blocks of content have it, as in Drupal."""
    footers = [node for node, region in declared.items() if region is Region.FOOTER and node.tag != "footer"]
    false = {node for node in footers if "foot" not in f"{node.get('id')} {node.get('class')}".lower()}
    return {node: region for node, region in declared.items() if node not in false or len(footers) == 1}


def _named(node: Node, uses: Counter[str]) -> Region | None:
    if node.tag in ("html", "body") or not node.attributes:
        return None
    region = NAMES.get(node.get("id").lower())
    if region:
        return region
    for name in node.classes:
        if name.lower() in NAMES and uses[name] == 1:
            return NAMES[name.lower()]
    return None
