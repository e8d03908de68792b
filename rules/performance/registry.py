"""The rules about weight and speed."""

from rules.performance import page_weight
from rules.rule import Rule, SiteRule

RULES: tuple[Rule, ...] = (page_weight.RULE,)
SITE_RULES: tuple[SiteRule, ...] = ()
