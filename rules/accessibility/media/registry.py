"""The rules of this family, in the order a reader meets them."""

from rules.accessibility.media import (
    alt_empty_word,
    alt_filename,
    alt_language,
    alt_length,
    alt_repetition,
    audio_transcript,
    background_picture,
    canvas_text,
    captcha,
    captions,
    embedded_picture,
    hidden_picture,
    player_controls,
    shared_alt,
    sign_drawing,
    silent_video,
    sound_autoplay,
    text_in_picture,
    untold_writing,
    video_description,
)
from rules.rule import Rule, SiteRule

RULES: tuple[Rule, ...] = (
    alt_filename.RULE,
    alt_empty_word.RULE,
    hidden_picture.RULE,
    text_in_picture.RULE,
    untold_writing.RULE,
    shared_alt.RULE,
    alt_language.RULE,
    background_picture.RULE,
    canvas_text.RULE,
    embedded_picture.RULE,
    sign_drawing.RULE,
    captcha.RULE,
    captions.RULE,
    video_description.RULE,
    silent_video.RULE,
    audio_transcript.RULE,
    sound_autoplay.RULE,
    player_controls.RULE,
    alt_repetition.RULE,
    alt_length.RULE,
)
SITE_RULES: tuple[SiteRule, ...] = ()
