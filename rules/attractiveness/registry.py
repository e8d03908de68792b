"""The rules about what a page looks like."""

from rules.attractiveness import broken_images, stretched_images
from rules.rule import Rule, SiteRule

RULES: tuple[Rule, ...] = (broken_images.RULE, stretched_images.RULE)
SITE_RULES: tuple[SiteRule, ...] = ()
