"""The rules about what a page looks like."""

from rules.attractiveness import (
    blurred_images,
    body_text_size,
    broken_images,
    common_frame,
    common_look,
    first_impression,
    first_view,
    heavy_gif,
    key_colours,
    layout_shift,
    left_edges,
    line_length,
    restless_view,
    slide_show_share,
    small_text,
    stretched_images,
    text_sizes,
    typefaces,
)
from rules.rule import Rule, SiteRule

RULES: tuple[Rule, ...] = (
    first_impression.RULE,
    typefaces.RULE,
    text_sizes.RULE,
    body_text_size.RULE,
    small_text.RULE,
    line_length.RULE,
    broken_images.RULE,
    stretched_images.RULE,
    blurred_images.RULE,
    heavy_gif.RULE,
    restless_view.RULE,
    key_colours.RULE,
    left_edges.RULE,
    first_view.RULE,
    slide_show_share.RULE,
    layout_shift.RULE,
)
SITE_RULES: tuple[SiteRule, ...] = (common_frame.RULE, common_look.RULE)
