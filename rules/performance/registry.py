"""The rules about weight and speed."""

from rules.performance import (
    browser_caching,
    first_words,
    font_display,
    font_files,
    head_scripts,
    http_version,
    input_delay,
    kind_weight,
    largest_paint,
    lazy_first_picture,
    lazy_pictures,
    oversized_pictures,
    page_weight,
    picture_formats,
    redirected_files,
    server_answer,
    text_compression,
    video_loading,
)
from rules.rule import Rule, SiteRule

RULES: tuple[Rule, ...] = (
    largest_paint.RULE,
    server_answer.RULE,
    input_delay.RULE,
    first_words.RULE,
    page_weight.RULE,
    kind_weight.RULE,
    oversized_pictures.RULE,
    lazy_first_picture.RULE,
    video_loading.RULE,
    head_scripts.RULE,
    text_compression.RULE,
    browser_caching.RULE,
    font_files.RULE,
    font_display.RULE,
    lazy_pictures.RULE,
    picture_formats.RULE,
    redirected_files.RULE,
    http_version.RULE,
)
SITE_RULES: tuple[SiteRule, ...] = ()
