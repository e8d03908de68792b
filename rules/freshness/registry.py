"""The rules about freshness beside the first ones, which `rules/registry.py` names one by one."""

from rules.freshness import (
    contact_age,
    home_news,
    honest_stamp,
    new_badge,
    news_rhythm,
    notice_archive,
    old_section,
    silent_feed,
    stale_ticker,
    superseded_documents,
    unchanged_content,
    upcoming_events,
)
from rules.rule import Rule, SiteRule

RULES: tuple[Rule, ...] = (
    new_badge.RULE,
    upcoming_events.RULE,
    stale_ticker.RULE,
    contact_age.RULE,
    superseded_documents.RULE,
)
SITE_RULES: tuple[SiteRule, ...] = (
    news_rhythm.RULE,
    home_news.RULE,
    honest_stamp.RULE,
    unchanged_content.RULE,
    notice_archive.RULE,
    silent_feed.RULE,
    old_section.RULE,
)
