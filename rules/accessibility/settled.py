"""What axe-core left open and our own measurements have decided, by the id of its rule."""

from rules.evidence import PageEvidence


def settled(rule_id: str, page: PageEvidence) -> frozenset[str]:
    """Return the selectors of elements about which nobody needs to be asked any more."""
    seeing = page.view.seeing if page.view else None
    if seeing is None:
        return frozenset()
    if rule_id == "color-contrast":
        return frozenset(text.selector for text in seeing.texts if text.kind == "text" and text.is_drawn is not None)
    if rule_id == "link-in-text-block":
        return frozenset(link.selector for link in seeing.links if link.is_marked or link.ratio is not None)
    return frozenset()
