"""The rules of this family, in the order a reader meets them."""

from rules.accessibility.forms import (
    autocomplete_purpose,
    date_format,
    error_colour,
    error_status,
    field_group,
    fieldset_legend,
    form_buttons,
    form_errors,
    label_tie,
    paste_blocked,
    placeholder_label,
    refresh_header,
    required_colour,
    required_note,
    required_sign,
    vague_label,
    visible_label,
)
from rules.rule import Rule, SiteRule

RULES: tuple[Rule, ...] = (
    label_tie.RULE,
    visible_label.RULE,
    placeholder_label.RULE,
    vague_label.RULE,
    field_group.RULE,
    fieldset_legend.RULE,
    required_sign.RULE,
    required_colour.RULE,
    required_note.RULE,
    form_errors.RULE,
    error_colour.RULE,
    error_status.RULE,
    autocomplete_purpose.RULE,
    date_format.RULE,
    paste_blocked.RULE,
    form_buttons.SUBMIT_RULE,
    form_buttons.RESET_RULE,
    refresh_header.RULE,
)
SITE_RULES: tuple[SiteRule, ...] = ()
