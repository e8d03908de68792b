"""The rules about phones, in the order a reader meets them."""

from rules.mobile import legible_text, reflow, sideways_scrolling, target_size, viewport_meta, zoom
from rules.rule import Rule, SiteRule

RULES: tuple[Rule, ...] = (
    viewport_meta.RULE,
    zoom.RULE,
    reflow.RULE,
    sideways_scrolling.RULE,
    legible_text.RULE,
    target_size.RULE,
)
SITE_RULES: tuple[SiteRule, ...] = ()
