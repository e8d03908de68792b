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
from rules.attractiveness import broken_images, stretched_images
from rules.findability import registry as findability
from rules.freshness import (
    copyright_year,
    expired_notices,
    newest_content,
    sitemap_lastmod,
    update_stamp,
    update_stamp_age,
)
from rules.freshness import registry as freshness
from rules.information import (
    broken_links,
    duplicate_title,
    expected_pages,
    national_portal_link,
    ownership,
    page_title,
    placeholder_page,
    search_or_site_map,
    second_language,
    thin_page,
    web_information_manager,
)
from rules.language_parity import registry as language_parity
from rules.mobile import phone_weight
from rules.mobile import registry as mobile
from rules.performance import page_weight
from rules.readability import registry as readability
from rules.rule import Rule, SiteRule
from rules.security import https
from rules.social import registry as social
from rules.social import share_card
from rules.trust import registry as trust

FAMILIES = (
    *(trust, axe, keyboard, language, reading, media, forms, seeing, motion, widgets, documents, mobile),
    *(freshness, readability, language_parity, findability, social),
)

RULES: tuple[Rule, ...] = (
    *(rule for family in FAMILIES for rule in family.RULES),
    update_stamp.RULE,
    update_stamp_age.RULE,
    expired_notices.RULE,
    copyright_year.RULE,
    placeholder_page.RULE,
    thin_page.RULE,
    page_title.RULE,
    broken_images.RULE,
    stretched_images.RULE,
    share_card.RULE,
    page_weight.RULE,
)
SITE_RULES: tuple[SiteRule, ...] = (
    *(rule for family in FAMILIES for rule in family.SITE_RULES),
    newest_content.RULE,
    sitemap_lastmod.RULE,
    *expected_pages.RULES,
    search_or_site_map.RULE,
    national_portal_link.RULE,
    web_information_manager.RULE,
    ownership.RULE,
    second_language.RULE,
    duplicate_title.RULE,
    broken_links.RULE,
    https.RULE,
)


def rules_at(rupees_per_gb: float) -> tuple[Rule, ...]:
    """Return the rules about one page, with this price of mobile data."""
    return tuple(phone_weight.priced(rupees_per_gb) if rule is phone_weight.RULE else rule for rule in RULES)


@cache
def by_id() -> Mapping[str, Rule | SiteRule]:
    """Return every rule by its id, in order."""
    rules: tuple[Rule | SiteRule, ...] = (*RULES, *SITE_RULES)
    return {rule.id: rule for rule in rules}
