"""The rules about a safe connection."""

from rules.rule import Rule, SiteRule
from rules.security import https

RULES: tuple[Rule, ...] = ()
SITE_RULES: tuple[SiteRule, ...] = (https.RULE,)
