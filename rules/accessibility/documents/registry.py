"""The rules of this family, in the order a reader meets them."""

from rules.accessibility.documents import (
    document_link,
    document_weight,
    office_pictures,
    pdf_bookmarks,
    pdf_language,
    pdf_legacy_font,
    pdf_locked,
    pdf_tagged,
    pdf_text,
    pdf_title,
)
from rules.rule import Rule, SiteRule

RULES: tuple[Rule, ...] = ()
SITE_RULES: tuple[SiteRule, ...] = (
    pdf_text.RULE,
    pdf_legacy_font.RULE,
    pdf_tagged.RULE,
    pdf_title.RULE,
    pdf_language.RULE,
    pdf_bookmarks.RULE,
    pdf_locked.RULE,
    office_pictures.RULE,
    document_link.RULE,
    document_weight.RULE,
)
