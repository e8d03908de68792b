"""The rules of this family, in the order a reader meets them."""

from rules.accessibility.widgets import (
    accessibility_overlay,
    blocked_copying,
    contrast_switch,
    language_switch,
    old_habits,
    screen_reader_access,
    text_size_control,
)
from rules.rule import Rule, SiteRule

RULES: tuple[Rule, ...] = (
    text_size_control.RULE,
    contrast_switch.RULE,
    language_switch.RULE,
    screen_reader_access.RULE,
    accessibility_overlay.RULE,
    blocked_copying.RULE,
    *old_habits.RULES,
)
SITE_RULES: tuple[SiteRule, ...] = ()
