"""The rules on whose website it is and whether strangers have written into it."""

from rules.rule import Rule, SiteRule
from rules.trust import (
    cloaked_content,
    emblem,
    emblem_proportions,
    government_domain,
    home_title,
    injected_links,
    injected_pages,
)

RULES: tuple[Rule, ...] = (injected_links.RULE, emblem.RULE, emblem_proportions.RULE)
SITE_RULES: tuple[SiteRule, ...] = (
    injected_pages.RULE,
    cloaked_content.RULE,
    government_domain.RULE,
    home_title.RULE,
)
