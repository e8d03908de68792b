"""The rules about being up to date: stamps, notices, news."""

from rules.freshness import (
    contact_age,
    copyright_year,
    expired_notices,
    home_news,
    honest_stamp,
    new_badge,
    newest_content,
    news_rhythm,
    notice_archive,
    old_section,
    silent_feed,
    sitemap_lastmod,
    stale_ticker,
    superseded_documents,
    unchanged_content,
    upcoming_events,
    update_stamp,
    update_stamp_age,
)
from rules.rule import Rule, SiteRule

RULES: tuple[Rule, ...] = (
    update_stamp.RULE,
    update_stamp_age.RULE,
    expired_notices.RULE,
    copyright_year.RULE,
    new_badge.RULE,
    upcoming_events.RULE,
    stale_ticker.RULE,
    contact_age.RULE,
    superseded_documents.RULE,
)
SITE_RULES: tuple[SiteRule, ...] = (
    newest_content.RULE,
    sitemap_lastmod.RULE,
    news_rhythm.RULE,
    home_news.RULE,
    honest_stamp.RULE,
    unchanged_content.RULE,
    notice_archive.RULE,
    silent_feed.RULE,
    old_section.RULE,
)
