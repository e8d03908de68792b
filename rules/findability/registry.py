"""The rules about being found: titles, descriptions, copies, ways to a page and data for machines."""

from rules.findability import (
    duplicate_content,
    duplicate_description,
    json_ld_syntax,
    orphan_page,
    page_description,
    structured_data,
    title_length,
)
from rules.rule import Rule, SiteRule

RULES: tuple[Rule, ...] = (
    *page_description.RULES,
    title_length.RULE,
    json_ld_syntax.RULE,
)
SITE_RULES: tuple[SiteRule, ...] = (
    duplicate_description.RULE,
    duplicate_content.RULE,
    orphan_page.RULE,
    *structured_data.SITE_RULES,
)
