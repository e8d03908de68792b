"""The rules of this family, in the order a reader meets them."""

from rules.rule import Rule, SiteRule

RULES: tuple[Rule, ...] = ()
SITE_RULES: tuple[SiteRule, ...] = ()
