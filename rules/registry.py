"""Every rule of this release, in the order a reader meets them."""

from collections.abc import Mapping
from functools import cache

from rules.accessibility.axe import registry as axe
from rules.accessibility.documents import registry as documents
from rules.accessibility.forms import registry as forms
from rules.accessibility.keyboard import registry as keyboard
from rules.accessibility.language import registry as language
from rules.accessibility.media import registry as media
from rules.accessibility.motion import registry as motion
from rules.accessibility.reading import registry as reading
from rules.accessibility.seeing import registry as seeing
from rules.accessibility.widgets import registry as widgets
from rules.attractiveness import registry as attractiveness
from rules.findability import registry as findability
from rules.freshness import registry as freshness
from rules.information import registry as information
from rules.language_parity import registry as language_parity
from rules.mobile import phone_weight
from rules.mobile import registry as mobile
from rules.performance import registry as performance
from rules.readability import registry as readability
from rules.rule import Rule, SiteRule
from rules.security import registry as security
from rules.social import registry as social
from rules.trust import registry as trust

FAMILIES = (
    *(trust, axe, keyboard, language, reading, media, forms, seeing, motion, widgets, documents, mobile),
    *(freshness, information, readability, language_parity, findability),
    *(attractiveness, security, social, performance),
)
RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in family.RULES)
SITE_RULES: tuple[SiteRule, ...] = tuple(rule for family in FAMILIES for rule in family.SITE_RULES)


def rules_at(rupees_per_gb: float) -> tuple[Rule, ...]:
    """Return the rules about one page, with this price of mobile data."""
    return tuple(phone_weight.priced(rupees_per_gb) if rule is phone_weight.RULE else rule for rule in RULES)


@cache
def by_id() -> Mapping[str, Rule | SiteRule]:
    """Return every rule by its id, in order."""
    rules: tuple[Rule | SiteRule, ...] = (*RULES, *SITE_RULES)
    return {rule.id: rule for rule in rules}
