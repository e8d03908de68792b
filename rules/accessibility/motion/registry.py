"""The rules of this family, in the order a reader meets them."""

from rules.accessibility.motion import (
    animated_pictures,
    auto_updating_text,
    background_video,
    countdown,
    flashing,
    forced_refresh,
    motion_actuation,
    moving_content,
    orientation_lock,
    reduced_motion,
)
from rules.rule import Rule, SiteRule

RULES: tuple[Rule, ...] = (
    flashing.RULE,
    moving_content.RULE,
    auto_updating_text.RULE,
    animated_pictures.RULE,
    background_video.RULE,
    forced_refresh.RULE,
    countdown.RULE,
    orientation_lock.RULE,
    motion_actuation.RULE,
    reduced_motion.RULE,
)
SITE_RULES: tuple[SiteRule, ...] = ()
