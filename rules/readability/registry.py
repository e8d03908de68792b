"""The rules on plain writing."""

from rules.readability import document_only, file_name_link, hard_text, text_wall
from rules.rule import Rule, SiteRule

RULES: tuple[Rule, ...] = (*hard_text.RULES, text_wall.RULE, file_name_link.RULE, document_only.RULE)
SITE_RULES: tuple[SiteRule, ...] = ()
