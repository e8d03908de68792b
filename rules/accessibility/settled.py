"""What axe-core left open and our own measurements have decided, by the id of its rule."""

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.view import AxeReport
from rules.views.seeing import Seeing

FIELDS = frozenset({"input", "textarea"})


def settled(rule_id: str, page: PageEvidence) -> frozenset[str]:
    """Return the selectors of elements about which nobody needs to be asked any more."""
    if page.view is None:
        return frozenset()
    seeing = page.view.seeing or Seeing()
    if rule_id == "color-contrast":
        measured = (text.selector for text in seeing.texts if text.kind == "text" and text.is_drawn is not None)
        return frozenset(measured) | _empty_fields(page.view.axe)
    if rule_id == "link-in-text-block":
        return frozenset(link.selector for link in seeing.links if link.is_marked or link.ratio is not None)
    return frozenset()


def _empty_fields(report: AxeReport | None) -> frozenset[str]:
    """Return fields in which nothing is written: there are no letters to look at."""
    return frozenset(
        node.selector
        for rule in (report.incomplete if report else ())
        if rule.id == "color-contrast"
        for node in rule.nodes
        if (tag := read_tag(node.html)) is not None
        and tag.name in FIELDS
        and not (tag.get("value") or tag.get("placeholder") or (tag.name == "textarea" and tag.content != ""))
    )
