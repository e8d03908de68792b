"""The rules of this family, in the order a reader meets them."""

from rules.accessibility.keyboard import (
    character_shortcut,
    context_change,
    dialog_close,
    dialog_focus,
    focus_contrast,
    focus_covered,
    focus_order,
    focus_visible,
    hidden_focus,
    hover,
    idle_stop,
    keyboard_access,
    keyboard_trap,
    skip_link_presence,
    skip_link_works,
    space_key,
)
from rules.rule import Rule, SiteRule

RULES: tuple[Rule, ...] = (
    keyboard_access.RULE,
    hover.ONLY,
    keyboard_trap.RULE,
    focus_visible.RULE,
    hidden_focus.RULE,
    focus_covered.RULE,
    focus_order.RULE,
    skip_link_works.RULE,
    dialog_focus.RULE,
    dialog_close.RULE,
    context_change.FOCUS,
    context_change.INPUT,
    context_change.REFUSED,
    hover.READABLE,
    character_shortcut.RULE,
    focus_contrast.RULE,
    skip_link_presence.RULE,
    space_key.RULE,
    idle_stop.RULE,
)
SITE_RULES: tuple[SiteRule, ...] = ()
