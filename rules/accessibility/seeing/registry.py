"""The rules of this family, in the order a reader meets them."""

from rules.accessibility.seeing import (
    clipped_text,
    colour_alone,
    devanagari_clipping,
    devanagari_letter_spacing,
    line_height,
    non_text_contrast,
    overlapping_text,
    text_contrast,
    text_resize,
    text_spacing,
)
from rules.rule import Rule, SiteRule

RULES: tuple[Rule, ...] = (
    text_contrast.RULE,
    non_text_contrast.RULE,
    colour_alone.RULE,
    text_resize.RULE,
    text_spacing.RULE,
    clipped_text.RULE,
    overlapping_text.RULE,
    devanagari_clipping.RULE,
    devanagari_letter_spacing.RULE,
    line_height.RULE,
)
SITE_RULES: tuple[SiteRule, ...] = ()
