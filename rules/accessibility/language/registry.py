"""The rules of this family, in the order a reader meets them."""

from rules.accessibility.language import broken_encoding, legacy_font, page_language, text_language
from rules.rule import Rule, SiteRule

RULES: tuple[Rule, ...] = (page_language.RULE, text_language.RULE, legacy_font.RULE, broken_encoding.RULE)
SITE_RULES: tuple[SiteRule, ...] = ()
