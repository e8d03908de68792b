"""Every rule of this release, in the order a reader meets them."""

from collections.abc import Mapping
from functools import cache

from rules.accessibility import axe
from rules.attractiveness import broken_images, stretched_images
from rules.freshness import (
    copyright_year,
    expired_notices,
    newest_content,
    sitemap_lastmod,
    update_stamp,
    update_stamp_age,
)
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
from rules.mobile import legible_text, reflow, sideways_scrolling, target_size, viewport_meta, zoom
from rules.performance import page_weight
from rules.rule import Rule, SiteRule
from rules.security import https
from rules.social import share_card

RULES: tuple[Rule, ...] = (
    *axe.RULES,
    viewport_meta.RULE,
    zoom.RULE,
    reflow.RULE,
    sideways_scrolling.RULE,
    legible_text.RULE,
    target_size.RULE,
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


@cache
def by_id() -> Mapping[str, Rule | SiteRule]:
    """Return every rule by its id, in order."""
    rules: tuple[Rule | SiteRule, ...] = (*RULES, *SITE_RULES)
    return {rule.id: rule for rule in rules}
