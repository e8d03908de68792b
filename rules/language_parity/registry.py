"""The rules on pages in two languages."""

from rules.language_parity import language_parity, switch_target, translated_page, untranslated_parts
from rules.rule import Rule, SiteRule

RULES: tuple[Rule, ...] = ()
SITE_RULES: tuple[SiteRule, ...] = (
    translated_page.RULE,
    language_parity.RULE,
    untranslated_parts.RULE,
    switch_target.RULE,
)
